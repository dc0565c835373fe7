package no.ssb.utleggstrekk.domene;

import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.PlantetRing;

/** A fault planted for {@code ArkitekturTest}: a word of the field that knows the run, and stands in a circle with it. */
public final class PlantetOppover {
    private PlantetOppover() {}

    static Class<?> kjoeringer() {
        return Kjoeringer.class;
    }

    static PlantetRing ring() {
        return new PlantetRing(new PlantetOppover());
    }
}
