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

    /**
     * Looks at the keys and secrets it uses, without a call.
     *
     * @return in a few words what they are
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when one cannot be used, or everybody can read its file
     */
    String kontroller();
}
