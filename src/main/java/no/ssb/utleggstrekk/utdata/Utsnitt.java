package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/**
 * What one file shall hold: a dataset's rows for a month as a kjøring left them.
 *
 * @param kjoering whose state it is
 * @param versjon 0 for a month that is not stable, else from 1
 * @param forrige the version before it that the database knows; null when there is none to compare with
 */
public record Utsnitt(
        Datasett datasett,
        Kalendermaaned kalendermaaned,
        long kjoering,
        int versjon,
        @Nullable Forrige forrige) {
    /**
     * A stable version that was published before.
     *
     * @param kjoering the kjøring that wrote it
     */
    public record Forrige(long kjoering, int versjon) {}

    public String sti() {
        return datasett.sti(kalendermaaned, versjon);
    }
}
