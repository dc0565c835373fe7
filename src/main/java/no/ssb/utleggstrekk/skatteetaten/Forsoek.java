package no.ssb.utleggstrekk.skatteetaten;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import no.ssb.utleggstrekk.skatteetaten.http.HttpSvar;
import no.ssb.utleggstrekk.skatteetaten.http.Ventetid;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Token;
import no.ssb.utleggstrekk.skatteetaten.svar.Tolkning;

/** One attempt that was made, and what its answer means. */
record Forsoek<T>(Sender.Sendt sendt, Kallsvar<T> svar) {
    Token token() {
        return sendt.token();
    }

    /** How long the API asks us to wait before the next; empty when it does not say. */
    Optional<Duration> retryAfter(Instant naa) {
        return sendt.http() instanceof HttpSvar.Mottatt mottatt
                ? Ventetid.retryAfter(mottatt.retryAfter(), naa)
                : Optional.empty();
    }

    /**
     * Whose failure this is, when it is one.
     *
     * @param enkeltoppslag whether the call is a lookup that may itself be why it fails
     */
    Port.Svikt svikt(boolean enkeltoppslag) {
        if (sendt.http() instanceof HttpSvar.Brutt brutt) {
            return brutt.utenForbindelse() || !enkeltoppslag ? Port.Svikt.HELE_API_ET : Port.Svikt.FEIL;
        }
        if (!(svar.tolkning() instanceof Tolkning.Uten<?> uten)) {
            return Port.Svikt.FEIL;
        }
        if (!enkeltoppslag) {
            return Port.Svikt.HELE_API_ET;
        }
        boolean borte = uten.kropp().kode() == null && uten.status() >= 502 && uten.status() <= 504;
        return borte ? Port.Svikt.UTILGJENGELIG : Port.Svikt.FEIL;
    }
}
