package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import org.jspecify.annotations.Nullable;

/**
 * What one file shall hold: a dataset's rows for a month as a kjøring left them.
 *
 * @param periode the month; several only where the dataset is about versions
 * @param kjoering whose state it is
 * @param versjon 0 for a month that is not stable, else from 1
 * @param forrige the version before it that the database knows; null when there is none to compare with
 */
public record Utsnitt(
        Datasett datasett,
        Maanedsspenn periode,
        long kjoering,
        int versjon,
        @Nullable Forrige forrige) {
    /**
     * A stable version that was published before.
     *
     * @param kjoering the kjøring that wrote it
     * @param avsloering what avsloeringsrisiko was decided by then
     */
    public record Forrige(long kjoering, int versjon, Avsloering avsloering) {}

    /** Of one month. */
    public Utsnitt(
            Datasett datasett, Kalendermaaned kalendermaaned, long kjoering, int versjon, @Nullable Forrige forrige) {
        this(datasett, Maanedsspenn.av(kalendermaaned), kjoering, versjon, forrige);
    }

    /** The month, or the last of several. */
    public Kalendermaaned kalendermaaned() {
        return periode.til();
    }

    public String sti() {
        return datasett.sti(periode, versjon);
    }
}
