package no.ssb.utleggstrekk.utdata;

/**
 * What a Parquet file says, whatever its version number and compression: two files with equal content need no new
 * version (rule 16).
 *
 * @param rader rows
 * @param sumBeloep Σ of the dataset's beloep column, whole kroner, signed
 * @param innholdSha256 SHA-256 over the columns' names and types and every row in order, in lower-case hexadecimal
 */
public record Filinnhold(long rader, long sumBeloep, String innholdSha256) {}
