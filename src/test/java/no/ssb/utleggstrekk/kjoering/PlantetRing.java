package no.ssb.utleggstrekk.kjoering;

import no.ssb.utleggstrekk.domene.PlantetOppover;

/** The other half of a circle planted for {@code ArkitekturTest}. */
public record PlantetRing(PlantetOppover oppover) {}
