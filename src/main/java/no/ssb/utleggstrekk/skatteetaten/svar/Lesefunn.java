package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Utfall;
import org.jspecify.annotations.Nullable;

/** What was noticed while an answer was read: oddities, and the first thing that makes it unusable. */
final class Lesefunn {
    static final String SVAR_UGYLDIG = "SVAR_UGYLDIG";

    /** More names than this in one answer are no new contract, but names made up as they go. */
    private static final int MAKS_ULIKE = 50;

    private final List<Avvik> avvik = new ArrayList<>();
    private final Set<Avvik> ulike = new HashSet<>();
    private Utfall.@Nullable Avvist avvist;

    void avvik(AvvikKode kode, String detalj) {
        Avvik ett = new Avvik(kode, detalj);
        boolean plass = ulike.size() < MAKS_ULIKE || ulike.contains(ett);
        Avvik telt = plass ? ett : new Avvik(kode, Avvik.FLERE);
        ulike.add(telt);
        avvik.add(telt);
    }

    void ugyldig(String sti) {
        avvis(SVAR_UGYLDIG, "missing or unusable field " + sti);
    }

    void avvis(String kode, String melding) {
        if (avvist == null) {
            avvist = new Utfall.Avvist(kode, melding, null);
        }
    }

    /** Takes over what was noticed in a part. */
    void ta(Lesefunn del) {
        ta(del.avvik);
        Utfall.Avvist delen = del.avvist;
        if (delen != null) {
            avvis(delen.kode(), String.valueOf(delen.melding()));
        }
    }

    /** Takes over avvik that were noticed elsewhere. */
    void ta(List<Avvik> andres) {
        andres.forEach(a -> avvik(a.kode(), a.detalj()));
    }

    List<Avvik> avvik() {
        return avvik;
    }

    /** Why the answer cannot be used; null when it can. */
    Utfall.@Nullable Avvist avvist() {
        return avvist;
    }
}
