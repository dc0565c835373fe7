package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/**
 * What one file shall hold: a dataset's rows for a month as a kjøring left them.
 *
 * @param kjoering whose state it is
 * @param versjon 0 for a month that is not stable, else from 1
 * @param forrige the kjøring that wrote the version before; null when there is none to compare with (versions 0 and 1)
 */
public record Utsnitt(
        Datasett datasett,
        Kalendermaaned kalendermaaned,
        long kjoering,
        int versjon,
        @Nullable Long forrige) {
    public String sti() {
        return datasett.sti(kalendermaaned, versjon);
    }
}
