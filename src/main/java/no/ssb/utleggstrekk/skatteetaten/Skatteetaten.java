package no.ssb.utleggstrekk.skatteetaten;

import java.time.LocalDate;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;

/**
 * Skatteetaten's APIs as the job uses them. Safe for many threads: the limits on simultaneous calls and calls per second
 * hold across all of them. Each method retries what can be retried, and throws {@link
 * no.ssb.utleggstrekk.grunn.MidlertidigFeil} when that did not help and {@link no.ssb.utleggstrekk.grunn.VarigFeil} when
 * the API refuses us.
 */
public interface Skatteetaten {
    /**
     * The first sekvensnummer registered on or after a date (Oslo time).
     *
     * @return empty when nothing is registered on or after it (404 FA-005)
     */
    OptionalLong foersteSekvensnummer(LocalDate dato);

    /**
     * One page of the hendelsesliste, from and including a sekvensnummer.
     *
     * @param fra greater than 0
     * @param antall the page size asked for
     */
    Hendelsesside hendelser(long fra, int antall);

    /**
     * Looks up one person over adjacent months in one call. A lookup of one month whose attempts all failed is the outcome
     * Feilet, not an exception.
     *
     * @param spenn at most {@code api.maks-maaneder-per-kall} months
     */
    Personsvar oppslag(Identifikator identifikator, Maanedsspenn spenn);

    /** Finds the person and month of a hendelse that names only a number. Counts as a call of the same API. */
    Nummersvar oppslag(long loggId);
}
