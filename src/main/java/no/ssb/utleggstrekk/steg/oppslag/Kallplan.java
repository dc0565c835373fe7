package no.ssb.utleggstrekk.steg.oppslag;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.tilstand.VentendePar;

/** Which months of a person are asked for together: adjacent ones, and never one that does not wait. Pure. */
final class Kallplan {
    private Kallplan() {}

    /**
     * One list for each call, greedily from the oldest month. A month that was refused is asked for alone, so that it is
     * known which one is.
     *
     * @param person one person's waiting par by month
     * @param maks months per call
     */
    static List<List<VentendePar>> av(List<VentendePar> person, int maks) {
        List<List<VentendePar>> kall = new ArrayList<>();
        for (VentendePar par : person) {
            List<VentendePar> siste = kall.isEmpty() ? List.of() : kall.get(kall.size() - 1);
            if (siste.isEmpty() || siste.size() == maks || !hengerSammen(siste.get(siste.size() - 1), par)) {
                siste = new ArrayList<>();
                kall.add(siste);
            }
            siste.add(par);
        }
        return kall;
    }

    private static boolean hengerSammen(VentendePar foer, VentendePar etter) {
        return !foer.nektet()
                && !etter.nektet()
                && foer.kalendermaaned().pluss(1).equals(etter.kalendermaaned());
    }

    /** The months of one call. */
    static Maanedsspenn spenn(List<VentendePar> kall) {
        return new Maanedsspenn(
                kall.get(0).kalendermaaned(), kall.get(kall.size() - 1).kalendermaaned());
    }
}
