package no.ssb.utleggstrekk.domene;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One run of the job for a kalendermåned.
 *
 * @param id its number, from 1
 * @param art where it takes the answers from
 * @param kalendermaaned M: months up to and including this one are looked up and published
 * @param skjaeringsdato hendelser registered before the start of this day (Oslo) are read (rule 2)
 * @param maksOppslag stop before the first call when more par wait than this (rule 8); null means no limit
 * @param tillatFeilet publish although this many par are FEILET (rule 11)
 */
public record Kjoering(
        long id,
        Art art,
        Kalendermaaned kalendermaaned,
        LocalDate skjaeringsdato,
        @Nullable Long maksOppslag,
        long tillatFeilet) {
    /** Where a kjøring takes the answers from. The names are stored: never rename. */
    public enum Art {
        /** From Skatteetaten. */
        HENTING,
        /** From the raw answers of its month that are kept, without a call. */
        AVSPILLING
    }

    public Kjoering(
            long id,
            Kalendermaaned kalendermaaned,
            LocalDate skjaeringsdato,
            @Nullable Long maksOppslag,
            long tillatFeilet) {
        this(id, Art.HENTING, kalendermaaned, skjaeringsdato, maksOppslag, tillatFeilet);
    }

    /** Whether a month's figures are stable at the skjæringsdato, so that they get a version that is never replaced (rule 16). */
    public boolean erStabil(Kalendermaaned maaned, int stabilFraDag) {
        return !skjaeringsdato.isBefore(maaned.pluss(1).verdi().atDay(stabilFraDag));
    }

    /** How it is named to people, such as {@code kjøring 7 for 2026-10}. */
    public String omtale() {
        return omtale(art, id, kalendermaaned.toString());
    }

    /** The same for a kjøring of which only this is known. */
    public static String omtale(Art art, long id, String kalendermaaned) {
        return "kjøring %d for %s%s".formatted(id, kalendermaaned, art == Art.AVSPILLING ? " (replay)" : "");
    }

    /** The folder name of what it leaves behind. */
    public String navn() {
        return "kjoering-%04d".formatted(id);
    }
}
