package no.ssb.utleggstrekk.domene;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
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
    private static final String MAPPENAVN = "kjoering-";

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

    /** How it is named to people, such as {@code kjøring 7 for 2026-10}. */
    public String omtale() {
        return omtale(art, id, kalendermaaned.toString());
    }

    /** The same for a kjøring of which only this is known. */
    public static String omtale(Art art, long id, String kalendermaaned) {
        return "kjøring %s for %s%s".formatted(id, kalendermaaned, art == Art.AVSPILLING ? " (replay)" : "");
    }

    /** The folder name of what it leaves behind. */
    public String navn() {
        return navn(id);
    }

    /** The folder name of the kjøring of a number. */
    public static String navn(long nummer) {
        return String.format(Locale.ROOT, MAPPENAVN + "%04d", nummer);
    }

    /** The number in a folder name; empty when it is no such name. */
    public static Optional<Long> nummer(String mappenavn) {
        return mappenavn.matches(MAPPENAVN + "\\d{4,18}")
                ? Optional.of(Long.valueOf(mappenavn.substring(MAPPENAVN.length())))
                : Optional.empty();
    }
}
