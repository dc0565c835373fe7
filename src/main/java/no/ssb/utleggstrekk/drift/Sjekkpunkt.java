package no.ssb.utleggstrekk.drift;

import java.util.function.Supplier;

/**
 * One thing a kjøring needs.
 *
 * @param arbeid says in a few words what is well, or throws a {@link no.ssb.utleggstrekk.grunn.Feil} with the mend
 */
public record Sjekkpunkt(String navn, Supplier<String> arbeid) {}
