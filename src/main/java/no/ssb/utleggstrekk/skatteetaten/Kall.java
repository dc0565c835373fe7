package no.ssb.utleggstrekk.skatteetaten;

/** What one lookup or page has been through so far. Belongs to one thread; {@link Port} changes its own part under lock. */
final class Kall {
    /** Failed attempts that count. */
    int feil;
    /** Calls made, whatever came of them. */
    int sendt;
    /** Whether the last answer refused our token. */
    boolean tokenNektet;
    /** Answers in a row that did. */
    int tokenerNektet;

    /** Owned by Port: the number of successes of the API when this call first failed; negative before that. */
    long lykkedeVedFoersteFeil = -1;
    /** Owned by Port: whether this call is the probe of an API that is down. */
    boolean erProeve;
    /** Owned by Port: probes the API itself failed on: with a few bad lookups only, the API is not down. */
    int mislykkedeProever;
}
