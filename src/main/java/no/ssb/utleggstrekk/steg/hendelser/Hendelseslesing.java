package no.ssb.utleggstrekk.steg.hendelser;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Serielager.Serie;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import no.ssb.utleggstrekk.tilstand.Avvikslager.Funn;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads the list from the lesepeker to the bound. The calls are made outside any transaction; each page is stored, and
 * the lesepeker moved, in one, while the next page is fetched and sorted.
 */
final class Hendelseslesing {
    private final Skatteetaten skatteetaten;
    private final Sidehenter sider;
    private final Serielager serier;
    private final Hendelseslager lager;
    private final Avvikslager avvikslager;
    private final Dekning dekning;
    private final Pseudonymisering pseudonymisering;
    private final TransactionOperations transaksjon;
    private final Framdrift framdrift;
    private final int sidestoerrelse;

    Hendelseslesing(
            Skatteetaten skatteetaten,
            Sidehenter sider,
            Serielager serier,
            Hendelseslager lager,
            Avvikslager avvikslager,
            Dekning dekning,
            Pseudonymisering pseudonymisering,
            TransactionOperations transaksjon,
            Framdrift framdrift,
            int sidestoerrelse) {
        this.skatteetaten = skatteetaten;
        this.sider = sider;
        this.serier = serier;
        this.lager = lager;
        this.avvikslager = avvikslager;
        this.dekning = dekning;
        this.pseudonymisering = pseudonymisering;
        this.transaksjon = transaksjon;
        this.framdrift = framdrift;
        this.sidestoerrelse = sidestoerrelse;
    }

    /** Reads one page, or finds that there is nothing more to read. Returns whether to go on. */
    boolean neste(Kjoering kjoering) {
        Strekning strekning = serier.strekning(kjoering).orElseGet(() -> frys(kjoering));
        Long fra = strekning.fra();
        if (fra == null || strekning.ferdig()) {
            return false;
        }
        Sidehenter.Lesing lesing = (start, antall) -> les(start, antall, strekning.til(), kjoering);
        Sidehenter.Lest lest = sider.hent(fra, strekning.antall(sidestoerrelse), lesing);
        Sidesortering sortert = lest.sortert();
        Strekning rest = strekning.etter(sortert, sidestoerrelse);
        // what came while it was read may have given the day a first number: the next kjøring is to know it
        Long grense = rest.ferdig() && strekning.til() == null ? grense(kjoering) : null;
        long etter = Objects.requireNonNull(rest.fra());
        if (!rest.ferdig()) {
            sider.bestill(etter, rest.antall(sidestoerrelse), lesing);
        }
        try {
            transaksjon.executeWithoutResult(status -> {
                lagre(kjoering, rest.serie(), funn(lest.side(), sortert, fra), sortert);
                serier.flyttLesepeker(etter - 1);
                if (rest.ferdig()) {
                    serier.lest(kjoering, rest.til(), grense);
                }
            });
        } catch (RuntimeException e) {
            sider.forkast();
            throw e;
        }
        return !rest.ferdig();
    }

    private Sidehenter.Lest les(long fra, int antall, @Nullable Long til, Kjoering kjoering) {
        Hendelsesside side = skatteetaten.hendelser(fra, antall);
        return new Sidehenter.Lest(side, sorter(side.hendelser(), til, kjoering));
    }

    private static List<Funn> funn(Hendelsesside side, Sidesortering sortert, long fra) {
        List<Funn> funn = new ArrayList<>(sortert.avvik());
        for (Hendelsesside.Funn f : side.avvik()) {
            Long nummer = f.sekvensnummer();
            funn.add(new Funn(f.avvik(), null, nummer == null ? fra : nummer));
        }
        return funn;
    }

    /** Sorts hendelser into usable and not; til as in {@link Sidesortering#av}. */
    Sidesortering sorter(List<Hendelse> hendelser, @Nullable Long til, Kjoering kjoering) {
        return Sidesortering.av(hendelser, til, kjoering.skjaeringsdato(), pseudonymisering::pseudonym);
    }

    /** Stores and counts what was read; the caller holds the transaction. */
    void lagre(Kjoering kjoering, int serie, List<Funn> funn, Sidesortering sortert) {
        lager.lagre(kjoering, serie, sortert);
        avvikslager.tell(kjoering, funn);
        framdrift.ferdig(sortert.hendelser().size());
    }

    /** Freezes what the kjøring reads, and begins the first series with the first kjøring of all (rules 1 and 2). */
    private Strekning frys(Kjoering kjoering) {
        Optional<Serie> serie = serier.gjeldende();
        var foerste = dekning.foerste(kjoering.kalendermaaned());
        OptionalLong start = serie.isPresent() && serie.get().lesepeker() != null
                ? OptionalLong.empty()
                : skatteetaten.foersteSekvensnummer(serie.map(Serie::fraDato).orElse(foerste.foersteDag()));
        Long grense = grense(kjoering);
        transaksjon.executeWithoutResult(status -> {
            if (serie.isEmpty()) {
                serier.begynn(foerste.foersteDag(), foerste, "the first kjøring");
            }
            start.ifPresent(s -> serier.flyttLesepeker(s - 1));
            serier.frys(kjoering, grense);
            serier.strekning(kjoering).filter(Strekning::ferdig).ifPresent(s -> serier.lest(kjoering, s.til(), grense));
        });
        return serier.strekning(kjoering).orElseThrow();
    }

    private @Nullable Long grense(Kjoering kjoering) {
        OptionalLong grense = skatteetaten.foersteSekvensnummer(kjoering.skjaeringsdato());
        return grense.isPresent() ? grense.getAsLong() : null;
    }
}
