package no.ssb.utleggstrekk.plantet;

/** A fault planted for {@code ArkitekturTest}: a room without {@code @NullMarked}. */
public final class PlantetUmerket {
    private PlantetUmerket() {}
}
