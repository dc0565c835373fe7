package no.ssb.utleggstrekk.skatteetaten.maskinporten;

/** Where access tokens come from. Keeps none: that is done for all workers together. */
public interface Tokenkilde {
    /**
     * Fetches a new token. Retries what can be retried.
     *
     * @throws no.ssb.utleggstrekk.grunn.MidlertidigFeil when the source is down for as long as we wait
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil NEKTET when we are refused, BRUK when something is not configured
     */
    Token hent();
}
