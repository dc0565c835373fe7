package no.ssb.utleggstrekk.skatteetaten;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Utfall;
import org.jspecify.annotations.Nullable;

/** What was noticed while one answer was read: oddities, and the first thing that makes it unusable. */
final class Notat {
    private static final String SVAR_UGYLDIG = "SVAR_UGYLDIG";

    private final List<Avvik> avvik = new ArrayList<>();
    private Utfall.@Nullable Avvist avvist;

    void avvik(AvvikKode kode, String detalj) {
        avvik.add(new Avvik(kode, detalj));
    }

    void ugyldig(String sti) {
        avvis(SVAR_UGYLDIG, "missing or unusable field " + sti);
    }

    void avvis(String kode, String melding) {
        if (avvist == null) {
            avvist = new Utfall.Avvist(kode, melding, null);
        }
    }

    List<Avvik> avvik() {
        return avvik;
    }

    /** Why the answer cannot be used; null when it can. */
    Utfall.@Nullable Avvist avvist() {
        return avvist;
    }
}
