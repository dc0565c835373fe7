package no.ssb.utleggstrekk.simulator;

/** How the hendelsesliste is rebuilt: numbered anew from 1, without the gaps it had. */
public enum Ombygging {
    /** Its last number is lower than before. */
    KORTERE,
    /** It has grown past its last number since: all but the first of the new hendelser have higher ones than before. */
    LENGRE
}
