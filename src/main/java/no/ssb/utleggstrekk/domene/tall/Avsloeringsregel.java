package no.ssb.utleggstrekk.domene.tall;

/**
 * When a figure may tell of one person (rule 14).
 *
 * @param minsteAntall fewer persons than this are too few
 * @param stoersteAndel the largest part of the group's sum that one person may have, from 0 to 1
 */
public record Avsloeringsregel(int minsteAntall, double stoersteAndel) {
    boolean rammer(int personer, double andel) {
        return personer < minsteAntall || andel > stoersteAndel;
    }
}
