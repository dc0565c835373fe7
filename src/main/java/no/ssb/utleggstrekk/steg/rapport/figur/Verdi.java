package no.ssb.utleggstrekk.steg.rapport.figur;

/** A point of a plot: where it stands on the scale, and what pointing at it tells. */
public record Verdi(double tall, String tekst) {}
