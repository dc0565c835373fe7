package no.ssb.utleggstrekk.skatteetaten;

import java.util.Map;

/**
 * The traffic so far, for the report. Holds no personal data.
 *
 * @param api per API: {@code hendelser} and {@code oppslag}
 * @param tokenfornyelser tokens fetched
 */
public record Trafikkbilde(Map<String, Api> api, long tokenfornyelser) {
    /**
     * One API.
     *
     * @param kall calls made, each attempt counted
     * @param svar answers by {@code kode/status}; {@code -} for a body without kode, {@code -/-} for no whole answer
     * @param gjentak attempts after the first of a lookup or page
     * @param bedtOmAaVente answers 429
     * @param ventetPaaSkatteetatenMs milliseconds the workers waited, summed, because of a 429 or because the API was down
     * @param ventetPaaGrenserMs milliseconds the workers waited, summed, for our own limits
     * @param p50Mikros microseconds half of the calls took at most; 0 when none
     * @param p95Mikros microseconds 95 % of the calls took at most; 0 when none
     * @param p99Mikros microseconds 99 % of the calls took at most; 0 when none
     */
    public record Api(
            long kall,
            Map<String, Long> svar,
            long gjentak,
            long bedtOmAaVente,
            long ventetPaaSkatteetatenMs,
            long ventetPaaGrenserMs,
            long p50Mikros,
            long p95Mikros,
            long p99Mikros) {}
}
