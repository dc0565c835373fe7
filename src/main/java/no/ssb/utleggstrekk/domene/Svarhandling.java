package no.ssb.utleggstrekk.domene;

/** What an answer of Skatteetaten's means for the job. The names are configuration values: never rename. */
public enum Svarhandling {
    /** Data: the body is read. */
    FUNNET,
    /** Nothing for this person and month. Lookups only. */
    IKKE_FUNNET,
    /** Deleted for the period. Lookups only. */
    SLETTET,
    /** Refused as input: quarantine, and the job goes on. Lookups only. */
    AVVIST,
    /** May go well the next time: back-off, then a new attempt. */
    PROEV_IGJEN,
    /** Too many calls: everybody waits, and no attempt is used. */
    VENT,
    /** The token is refused: one new token for all, then stop. */
    NYTT_TOKEN,
    /** Nothing registered from here on. Hendelseslisten only. */
    SLUTT,
    /** Refused as a client: a person must act. */
    STOPP
}
