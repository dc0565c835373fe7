package no.ssb.utleggstrekk.utdata;

/**
 * What rows came to, as they passed.
 *
 * @param linjer how many linjer they are of: themselves, or what they count
 * @param radsum of the first 52 bits of each row's SHA-256, modulo 2⁵²: the same in whatever order the rows come
 */
public record Maalt(Filinnhold innhold, long linjer, long radsum) {}
