package no.ssb.utleggstrekk.kjoering;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.jspecify.annotations.Nullable;

/** The day that a kjøring asked for reads up to (rule 2). */
public final class Skjaeringsdato {
    /** Where a day of the list begins. */
    public static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private Skjaeringsdato() {}

    /** Today in Oslo. */
    public static LocalDate idag(InstantSource klokke) {
        return klokke.instant().atZone(OSLO).toLocalDate();
    }

    /**
     * The skjæringsdato of a month and day as an operator gave them.
     *
     * @param tilDato null means today in Oslo
     * @throws VarigFeil (BRUK) when the month or day cannot be asked for
     */
    public static LocalDate av(
            Kalendermaaned maaned, @Nullable LocalDate tilDato, Innstillinger innstillinger, InstantSource klokke) {
        LocalDate idag = idag(klokke);
        if (tilDato != null && tilDato.isAfter(idag)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "--til-dato %s is after today, %s; leave it out, or give an earlier day".formatted(tilDato, idag));
        }
        Kalendermaaned foerste = innstillinger.foersteKalendermaaned();
        if (foerste != null && maaned.erFoer(foerste)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "--kalendermaaned %s is before utleggstrekk.foerste-kalendermaaned %s, the first month covered"
                            .formatted(maaned, foerste));
        }
        if (maaned.foersteDag().isAfter(idag)) {
            throw new VarigFeil(
                    Exitkode.BRUK, "--kalendermaaned %s has not begun yet, today is %s".formatted(maaned, idag));
        }
        return tilDato == null ? idag : tilDato;
    }
}
