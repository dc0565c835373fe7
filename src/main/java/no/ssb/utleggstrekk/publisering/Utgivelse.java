package no.ssb.utleggstrekk.publisering;

import no.ssb.utleggstrekk.domene.Kalendermaaned;

/**
 * The file of one dataset and month that a kjøring wrote, or found unchanged.
 *
 * @param versjon 0 for a month that is not stable, else from 1
 * @param kontroll the file as read back
 * @param ny whether the kjøring wrote it; otherwise an earlier kjøring's file says the same
 */
record Utgivelse(Datasett datasett, Kalendermaaned kalendermaaned, int versjon, Filkontroll kontroll, boolean ny) {
    String sti() {
        return datasett.sti(kalendermaaned, versjon);
    }

    /** Whether a new file with this content would say anything that this one does not. */
    boolean sierDetSamme(Filinnhold innhold, int nyVersjon) {
        boolean blirStabil = versjon == 0 && nyVersjon > 0;
        return !blirStabil && kontroll.innhold().innholdSha256().equals(innhold.innholdSha256());
    }
}
