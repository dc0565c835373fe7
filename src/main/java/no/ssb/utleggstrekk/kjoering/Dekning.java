package no.ssb.utleggstrekk.kjoering;

import java.util.Optional;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first month that is covered (rules 1 and 13): as configured, and as remembered since the first kjøring. */
public final class Dekning {
    /** Gives the month that is remembered, or no row. */
    public static final String HUSKET = "select foerste_kalendermaaned from gjeldende_serie";

    private final JdbcClient jdbc;
    private final Innstillinger innstillinger;

    public Dekning(JdbcClient jdbc, Innstillinger innstillinger) {
        this.jdbc = jdbc;
        this.innstillinger = innstillinger;
    }

    /** The month that is remembered; empty before the first kjøring. */
    public Optional<Kalendermaaned> husket() {
        return Skjema.finnes(jdbc)
                ? jdbc.sql(HUSKET).query(String.class).optional().map(Kalendermaaned::av)
                : Optional.empty();
    }

    /**
     * The first month covered, for a kjøring of a month: its own when nothing is remembered or configured.
     *
     * @throws VarigFeil (BRUK) when the configuration says another month than is remembered
     */
    public Kalendermaaned foerste(Kalendermaaned maaned) {
        Optional<Kalendermaaned> husket = husket();
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        husket.ifPresent(h -> kreverSamme(innstillinger, h));
        return husket.orElse(satt != null ? satt : maaned);
    }

    /**
     * Refuses what a kjøring of a month must not meet: a configuration that says another first month than is remembered, or
     * a month before it, whose figures would be incomplete.
     *
     * @throws VarigFeil (BRUK) naming the first month
     */
    public void krev(Kalendermaaned maaned) {
        Kalendermaaned foerste = foerste(maaned);
        if (maaned.erFoer(foerste)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "--kalendermaaned %s is before %s, the first month that this database covers; give a later month, or cover it with `reread --fra-dato %s --foerste-kalendermaaned %s`"
                            .formatted(maaned, foerste, maaned.foersteDag(), maaned));
        }
    }

    /**
     * Refuses a configuration that says another first month than the one remembered.
     *
     * @throws VarigFeil (BRUK) naming both
     */
    public static void kreverSamme(Innstillinger innstillinger, Kalendermaaned husket) {
        Kalendermaaned satt = innstillinger.foersteKalendermaaned();
        if (satt != null && !satt.equals(husket)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "utleggstrekk.foerste-kalendermaaned is %s, but this database covers the months from %s; set it to that, or begin earlier with `reread`"
                            .formatted(satt, husket));
        }
    }
}
