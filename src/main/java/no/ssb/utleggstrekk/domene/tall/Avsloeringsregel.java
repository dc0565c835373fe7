package no.ssb.utleggstrekk.domene.tall;

import org.jspecify.annotations.Nullable;

/**
 * When a figure may tell of one person (rule 14). With xᵢ = |sum of person i|, x₁ ≥ x₂ the two largest and X their total, a
 * group is at risk when fewer than {@code minsteAntall} xᵢ are above 0, or 100·(X − x₁ − x₂) < p·x₁: then the person of the
 * second largest sum can come closer than p % to the largest.
 *
 * @param minsteAntall fewer persons than this are too few
 * @param pProsent p; 0 turns the rule off
 * @param stoersteAndel the largest part of X that x₁ may be, from 0 to 1; null: any
 */
public record Avsloeringsregel(
        int minsteAntall, int pProsent, @Nullable Double stoersteAndel) {
    /** @param andel x₁ by X; null when X is 0 */
    boolean rammer(int overNull, long stoerste, long nestStoerste, long total, @Nullable Double andel) {
        return overNull < minsteAntall
                || Math.multiplyExact(100, total - stoerste - nestStoerste) < pProsent * stoerste
                || (stoersteAndel != null && andel != null && andel > stoersteAndel);
    }
}
