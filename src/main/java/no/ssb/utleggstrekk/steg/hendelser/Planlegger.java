package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Serielager.Serie;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a run would do: reads the list as a kjøring does, by {@link Hendelseslesing}'s rules, but stores nothing and
 * looks nobody up.
 */
public final class Planlegger {
    private final Skatteetaten skatteetaten;
    private final Seriekontroll seriekontroll;
    private final Serielager serier;
    private final Dekning dekning;
    private final DataSource dataSource;
    private final Kjoeringer kjoeringer;
    private final BeroerteMaaneder beroerte;
    private final Kjoeringslaas laas;
    private final Pseudonymisering pseudonymisering;
    private final Innstillinger innstillinger;
    private final InstantSource klokke;

    Planlegger(
            Skatteetaten skatteetaten,
            Seriekontroll seriekontroll,
            Serielager serier,
            Dekning dekning,
            DataSource dataSource,
            Kjoeringer kjoeringer,
            BeroerteMaaneder beroerte,
            Kjoeringslaas laas,
            Pseudonymisering pseudonymisering,
            Innstillinger innstillinger,
            InstantSource klokke) {
        this.skatteetaten = skatteetaten;
        this.seriekontroll = seriekontroll;
        this.serier = serier;
        this.dekning = dekning;
        this.dataSource = dataSource;
        this.kjoeringer = kjoeringer;
        this.beroerte = beroerte;
        this.laas = laas;
        this.pseudonymisering = pseudonymisering;
        this.innstillinger = innstillinger;
        this.klokke = klokke;
    }

    /**
     * The plan for a month.
     *
     * @param tilDato null means today in Oslo
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil when a run would refuse the month or day (BRUK) or the list (BESLUTNING)
     */
    public Plan lag(Kalendermaaned maaned, @Nullable LocalDate tilDato) {
        LocalDate dato = Skjaeringsdato.av(maaned, tilDato, innstillinger, klokke);
        pseudonymisering.kontroller();
        dekning.krev(maaned);
        Kalendermaaned foerste = dekning.foerste(maaned);
        Optional<Kjoering> uferdig = kjoeringer.uferdig();
        // an unfinished kjøring for the month keeps its own day and bound
        Optional<Kjoering> samme = uferdig.filter(k -> k.kalendermaaned().equals(maaned));
        LocalDate skjaeringsdato = samme.map(Kjoering::skjaeringsdato).orElse(dato);
        Optional<Strekning> frossen = samme.flatMap(serier::strekning);
        if (frossen.filter(Strekning::ferdig).isEmpty()) {
            seriekontroll.kontroller(samme.map(Kjoering::id).orElse(0L));
        }
        Strekning strekning = frossen.orElseGet(() -> strekning(foerste, skjaeringsdato));
        return plan(maaned, skjaeringsdato, foerste, uferdig, strekning, kostnad(strekning, skjaeringsdato, maaned));
    }

    private Plan plan(
            Kalendermaaned maaned,
            LocalDate skjaeringsdato,
            Kalendermaaned foerste,
            Optional<Kjoering> uferdig,
            Strekning strekning,
            Kostnad kostnad) {
        return new Plan(
                maaned.toString(),
                skjaeringsdato.toString(),
                beroerte.erStabil(new Kjoering(0, maaned, skjaeringsdato, null, 0), maaned)
                        ? null
                        : beroerte.stabilFra(maaned).toString(),
                laas.erTatt(),
                uferdig.map(k -> new Plan.Uferdig(
                                k.id(),
                                k.kalendermaaned().toString(),
                                k.skjaeringsdato().toString()))
                        .orElse(null),
                strekning.fra(),
                strekning.til(),
                kostnad.hendelser(),
                kostnad.ubrukelige(),
                kostnad.ventende().par(),
                kostnad.ventende().alleredeVentende(),
                kostnad.ventende().framtidige(),
                kostnad.kall(),
                kostnad.sekunder(),
                kostnad.maaneder(),
                kostnad.maaneder().stream()
                        .map(Plan.Maaned::kalendermaaned)
                        .filter(m -> m.compareTo(foerste.toString()) < 0)
                        .toList());
    }

    /** Where a new kjøring would begin and end. */
    private Strekning strekning(Kalendermaaned foerste, LocalDate skjaeringsdato) {
        Optional<Serie> serie = serier.gjeldende();
        Long lesepeker = serie.map(Serie::lesepeker).orElse(null);
        OptionalLong fra = lesepeker != null
                ? OptionalLong.of(lesepeker + 1)
                : skatteetaten.foersteSekvensnummer(serie.map(Serie::fraDato).orElse(foerste.foersteDag()));
        OptionalLong til = skatteetaten.foersteSekvensnummer(skjaeringsdato);
        return new Strekning(
                serie.map(Serie::nummer).orElse(0),
                fra.isPresent() ? fra.getAsLong() : null,
                til.isPresent() ? til.getAsLong() : null);
    }

    /** Reads a stretch of the list, and counts what would wait for a kjøring of a month after it. */
    Kostnad kostnad(Strekning strekning, LocalDate skjaeringsdato, Kalendermaaned maaned) {
        long hendelser = 0;
        long ubrukelige = 0;
        long sider = 0;
        int sidestoerrelse = innstillinger.api().sidestoerrelse();
        try (Planlager par = Planlager.aapne(dataSource)) {
            for (Strekning rest = strekning; !rest.ferdig(); sider++) {
                Sidesortering side = Sidesortering.av(
                        skatteetaten
                                .hendelser(Objects.requireNonNull(rest.fra()), rest.antall(sidestoerrelse))
                                .hendelser(),
                        rest.til(),
                        skjaeringsdato,
                        pseudonymisering::pseudonym);
                par.leggTil(side);
                hendelser += side.hendelser().size();
                ubrukelige += side.av(Sidesortering.Ubrukelig.class).size();
                rest = rest.etter(side, sidestoerrelse);
            }
            Plan.Kall kall = new Plan.Kall(
                    sider, par.personkall(maaned, innstillinger.api().maksMaanederPerKall()), par.numre());
            return new Kostnad(
                    hendelser,
                    ubrukelige,
                    par.ventende(maaned),
                    kall,
                    innstillinger.api().varighet(kall.sum()).toSeconds(),
                    par.maaneder(maaned));
        }
    }
}
