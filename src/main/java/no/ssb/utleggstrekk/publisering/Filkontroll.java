package no.ssb.utleggstrekk.publisering;

/**
 * What was found when a finished file was read back.
 *
 * @param innhold recomputed from the rows of the file
 * @param bytes the file's size
 * @param sha256 SHA-256 of the file, in lower-case hexadecimal
 */
public record Filkontroll(Filinnhold innhold, long bytes, String sha256) {}
