package no.ssb.utleggstrekk.skatteetaten.svar;

import no.ssb.utleggstrekk.domene.Svarhandling;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer table.
 *
 * @param kode the body's kode; null for a body without a kode of the table
 * @param fraStatus lowest HTTP status of the row
 * @param tilStatus highest HTTP status of the row
 * @param utfall what such an answer means
 * @param betydning why, for the documentation
 */
public record Svarrad(@Nullable String kode, int fraStatus, int tilStatus, Svarhandling utfall, String betydning) {
    static Svarrad kode(String kode, int status, Svarhandling utfall, String betydning) {
        return new Svarrad(kode, status, status, utfall, betydning);
    }

    static Svarrad kode(String kode, Svarhandling utfall, String betydning) {
        return new Svarrad(kode, 500, 599, utfall, betydning);
    }

    static Svarrad status(int fra, int til, Svarhandling utfall, String betydning) {
        return new Svarrad(null, fra, til, utfall, betydning);
    }

    boolean gjelder(int status) {
        return status >= fraStatus && status <= tilStatus;
    }

    /** The status as the documentation shows it: {@code 404} or {@code 500-599}. */
    public String statustekst() {
        return fraStatus == tilStatus ? Integer.toString(fraStatus) : fraStatus + "-" + tilStatus;
    }
}
