package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import no.ssb.utleggstrekk.domene.Svarhandling;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer table.
 *
 * @param koder the body's kode, in each of its forms; empty for a body without a kode of the table
 * @param fraStatus lowest HTTP status of the row
 * @param tilStatus highest HTTP status of the row
 * @param utfall what such an answer means
 * @param betydning why, for the documentation
 */
public record Svarrad(List<String> koder, int fraStatus, int tilStatus, Svarhandling utfall, String betydning) {
    static Svarrad av(@Nullable String kode, int fra, int til, Svarhandling utfall, String betydning) {
        return new Svarrad(kode == null ? List.of() : List.of(kode), fra, til, utfall, betydning);
    }

    static Svarrad kode(String kode, int status, Svarhandling utfall, String betydning) {
        return av(kode, status, status, utfall, betydning);
    }

    static Svarrad kode(String kode, Svarhandling utfall, String betydning) {
        return av(kode, 500, 599, utfall, betydning);
    }

    static Svarrad status(int fra, int til, Svarhandling utfall, String betydning) {
        return av(null, fra, til, utfall, betydning);
    }

    /** The same for a kode that is a number after each of some beginnings. */
    Svarrad etter(List<String> begynnelser) {
        return new Svarrad(
                begynnelser.stream()
                        .flatMap(b -> koder.stream().map(k -> b + k))
                        .toList(),
                fraStatus,
                tilStatus,
                utfall,
                betydning);
    }

    boolean gjelder(int status) {
        return status >= fraStatus && status <= tilStatus;
    }

    /** The status as the documentation shows it: {@code 404} or {@code 500-599}. */
    public String statustekst() {
        return fraStatus == tilStatus ? Integer.toString(fraStatus) : fraStatus + "-" + tilStatus;
    }
}
