package no.ssb.utleggstrekk.steg.publisering;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * The last look before the first rename, after which a kjøring only goes forward: every file of the kjøring is to the byte
 * the one that was balanced, and no name is taken.
 */
final class SisteKontroll {
    private final Utdatalager lager;

    SisteKontroll(Utdatalager lager) {
        this.lager = lager;
    }

    /** @throws MidlertidigFeil that names every file at fault, with both sides */
    void kontroller(Kjoering kjoering, List<Utgivelse> alle) {
        List<String> feil = new ArrayList<>();
        for (Utgivelse u : alle) {
            kontroller(kjoering, u.ny(), u.sti(), u.kontroll().spor(), feil);
            kontroller(kjoering, u.ny(), u.dokumentsti(), u.dokument(), feil);
            if (u.ny() && u.versjon() > 0) {
                // first of all, so that not some of the files are published when one cannot be
                kreverLedig(u.sti(), u.kontroll().spor());
                kreverLedig(u.dokumentsti(), u.dokument());
            }
        }
        if (!feil.isEmpty()) {
            throw new MidlertidigFeil("Avstemming failed just before publishing, nothing is published: "
                    + String.join("; ", feil)
                    + ". Put back what is published from a backup; `restart` writes the rest once more");
        }
    }

    /** A file that stands there already, to the byte, is the file. */
    private void kreverLedig(String sti, Filspor spor) {
        if (lager.finnes(sti) && !lager.sha256(sti).equals(spor.sha256())) {
            lager.avvisFinnes(sti);
        }
    }

    private void kontroller(Kjoering kjoering, boolean ny, String sti, Filspor spor, List<String> feil) {
        String naa = ny ? Utdatalager.midlertidig(kjoering, sti) : sti;
        String sha256 = lager.finnes(naa) ? lager.sha256(naa) : "missing";
        if (!sha256.equals(spor.sha256())) {
            feil.add("SHA-256 of %s on disk = as it was balanced: %s is not %s"
                    .formatted(lager.sti(naa), sha256, spor.sha256()));
        }
    }
}
