package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import org.jspecify.annotations.Nullable;

/**
 * The file of one dataset and month that a kjøring wrote, or found unchanged, with the Datadoc beside it.
 *
 * @param utsnitt what it holds
 * @param kontroll the file as it was written
 * @param personer different persons behind the figures; null where the file is not about persons
 * @param dokument the Datadoc
 * @param avsloering what avsloeringsrisiko was decided by
 * @param ny whether the kjøring wrote it; otherwise an earlier kjøring's file says the same
 */
public record Utgivelse(
        Utsnitt utsnitt,
        Filkontroll kontroll,
        @Nullable Long personer,
        Filspor dokument,
        Avsloering avsloering,
        boolean ny) {
    public String sti() {
        return utsnitt.sti();
    }

    public String dokumentsti() {
        return Datasett.dokument(sti());
    }

    public int versjon() {
        return utsnitt.versjon();
    }

    /** The same file, found unchanged by a later kjøring, which decided avsloeringsrisiko in its own way. */
    public Utgivelse uendret(Avsloering naa) {
        return new Utgivelse(utsnitt, kontroll, personer, dokument, naa, false);
    }

    /** Whether a new file with this content would say anything that this one does not. */
    public boolean sierDetSamme(Filinnhold innhold, int nyVersjon) {
        boolean blirStabil = versjon() == 0 && nyVersjon > 0;
        return !blirStabil && kontroll.innhold().innholdSha256().equals(innhold.innholdSha256());
    }
}
