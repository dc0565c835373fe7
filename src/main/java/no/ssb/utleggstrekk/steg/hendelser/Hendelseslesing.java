package no.ssb.utleggstrekk.steg.hendelser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Hendelseslager.Strekning;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import no.ssb.utleggstrekk.tilstand.Avvikslager.Funn;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads the list from the lesepeker to the bound. The calls are made outside any transaction; each page is stored, and
 * the lesepeker moved, in one.
 */
final class Hendelseslesing {
    private final Skatteetaten skatteetaten;
    private final Hendelseslager lager;
    private final Avvikslager avvikslager;
    private final Pseudonymisering pseudonymisering;
    private final TransactionOperations transaksjon;
    private final Framdrift framdrift;
    private final Innstillinger innstillinger;

    Hendelseslesing(
            Skatteetaten skatteetaten,
            Hendelseslager lager,
            Avvikslager avvikslager,
            Pseudonymisering pseudonymisering,
            TransactionOperations transaksjon,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        this.skatteetaten = skatteetaten;
        this.lager = lager;
        this.avvikslager = avvikslager;
        this.pseudonymisering = pseudonymisering;
        this.transaksjon = transaksjon;
        this.framdrift = framdrift;
        this.innstillinger = innstillinger;
    }

    /** Reads one page, or finds that there is nothing more to read. Returns whether to go on. */
    boolean neste(Kjoering kjoering) {
        Strekning strekning = lager.strekning(kjoering).orElseGet(() -> frys(kjoering));
        Long fra = strekning.fra();
        if (fra == null || strekning.ferdig()) {
            return false;
        }
        Hendelsesside side =
                skatteetaten.hendelser(fra, strekning.antall(innstillinger.api().sidestoerrelse()));
        return Boolean.TRUE.equals(transaksjon.execute(status -> lagre(kjoering, fra, strekning.til(), side)));
    }

    private boolean lagre(Kjoering kjoering, long fra, @Nullable Long til, Hendelsesside side) {
        Sidesortering sortert = sorter(side.hendelser(), til, kjoering);
        List<Funn> funn = new ArrayList<>(sortert.avvik());
        for (Hendelsesside.Funn f : side.avvik()) {
            Long nummer = f.sekvensnummer();
            funn.add(new Funn(f.avvik(), null, nummer == null ? fra : nummer));
        }
        lagre(kjoering, funn, sortert);
        return flytt(kjoering, fra, til, sortert);
    }

    /** Sorts hendelser into usable and not; til as in {@link Sidesortering#av}. */
    Sidesortering sorter(List<Hendelse> hendelser, @Nullable Long til, Kjoering kjoering) {
        return Sidesortering.av(hendelser, til, kjoering.skjaeringsdato(), pseudonymisering::pseudonym);
    }

    /** Stores and counts what was read; the caller holds the transaction. */
    void lagre(Kjoering kjoering, List<Funn> funn, Sidesortering sortert) {
        int nye = sortert.brukbare().isEmpty() ? 0 : lager.lagre(kjoering, sortert.brukbare());
        int karantene = 0;
        for (Sidesortering.Ubrukelig u : sortert.ubrukelige()) {
            karantene += lager.lagreKarantene(kjoering, u) ? 1 : 0;
        }
        lager.tell(kjoering, sortert.mottatt(), nye + karantene, karantene);
        avvikslager.tell(kjoering, funn);
        framdrift.ferdig(sortert.mottatt());
    }

    /** Moves the lesepeker past the page, and freezes the bound when the list ended. Returns whether there is more to read. */
    private boolean flytt(Kjoering kjoering, long fra, @Nullable Long til, Sidesortering sortert) {
        Strekning rest =
                new Strekning(fra, til).etter(sortert, innstillinger.api().sidestoerrelse());
        lager.flyttLesepeker(Objects.requireNonNull(rest.fra()) - 1);
        if (!Objects.equals(rest.til(), til)) {
            lager.frys(kjoering, rest.til());
        }
        return !rest.ferdig();
    }

    private Strekning frys(Kjoering kjoering) {
        Kalendermaaned foerste = foerste(lager, innstillinger, kjoering.kalendermaaned());
        OptionalLong start = lager.lesepeker().isPresent()
                ? OptionalLong.empty()
                : skatteetaten.foersteSekvensnummer(foerste.foersteDag());
        OptionalLong grense = skatteetaten.foersteSekvensnummer(kjoering.skjaeringsdato());
        transaksjon.executeWithoutResult(status -> {
            if (lager.foersteKalendermaaned().isEmpty()) {
                lager.huskFoerste(foerste);
            }
            start.ifPresent(s -> lager.flyttLesepeker(s - 1));
            lager.frys(kjoering, grense.isPresent() ? grense.getAsLong() : null);
        });
        return lager.strekning(kjoering).orElseThrow();
    }

    /** The first month covered (rule 1), for a kjøring of a month. */
    static Kalendermaaned foerste(Hendelseslager lager, Innstillinger innstillinger, Kalendermaaned maaned) {
        Optional<Kalendermaaned> husket = lager.foersteKalendermaaned();
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        if (husket.isPresent() && satt != null && !satt.equals(husket.get())) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "utleggstrekk.foerste-kalendermaaned is %s, but this database has been read from %s; set it to that, or use a new database"
                            .formatted(satt, husket.get()));
        }
        return husket.orElse(satt != null ? satt : maaned);
    }
}
