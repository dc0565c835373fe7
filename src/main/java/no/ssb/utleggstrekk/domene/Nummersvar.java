package no.ssb.utleggstrekk.domene;

import org.jspecify.annotations.Nullable;

/** The answer to a lookup by number (loggId), made for a hendelse without an identifikator. */
public sealed interface Nummersvar {
    /** The number is of this person and month. */
    record Funnet(Identifikator identifikator, Kalendermaaned kalendermaaned) implements Nummersvar {}

    /** Not found, or deleted: the number is gone. */
    record Borte() implements Nummersvar {}

    /** The answer names no Norwegian person number. */
    record UtenNorskIdentifikator() implements Nummersvar {}

    /**
     * Refused, or unusable as data.
     *
     * @param kode the API's code, or our own for an answer that cannot be used
     * @param melding a reason without personal data; null when there is none
     * @param korrelasjonsid Skatteetaten's trace of the call; null when not sent
     */
    record Avvist(
            String kode, @Nullable String melding, @Nullable String korrelasjonsid) implements Nummersvar {}

    /**
     * No usable answer after the last attempt.
     *
     * @param aarsak what went wrong the last time, without personal data
     * @param korrelasjonsid trace of the last attempt; null when not sent
     */
    record Feilet(String aarsak, @Nullable String korrelasjonsid) implements Nummersvar {}
}
