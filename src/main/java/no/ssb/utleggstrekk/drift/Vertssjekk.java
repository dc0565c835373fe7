package no.ssb.utleggstrekk.drift;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.skatteetaten.http.Adresse;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.HttpSvar;
import org.jspecify.annotations.Nullable;

/** Whether the host of the lookups answers, and what its clock says. Asks for nothing: {@code HEAD /}, without a token. */
final class Vertssjekk {
    private static final String INNSTILLING = "utleggstrekk.api.oppslag-url";
    /** Maskinporten takes grants from a clock that is a little off only. */
    private static final Duration STOERSTE_AVVIK = Duration.ofSeconds(30);

    private final URI oppslagUrl;
    private final Supplier<HttpKlient> klient;
    private final InstantSource klokke;
    private @Nullable Duration klokkeavvik;

    Vertssjekk(URI oppslagUrl, Supplier<HttpKlient> klient, InstantSource klokke) {
        this.oppslagUrl = oppslagUrl;
        this.klient = klient;
        this.klokke = klokke;
    }

    /** Whether the host answers at all, whatever it answers. */
    String svarer() {
        // whether http is allowed is told with the calls that send something
        URI rot = Adresse.kontroller(INNSTILLING, oppslagUrl, true).resolve("/");
        HttpSvar svar = klient.get().hode(rot);
        if (svar instanceof HttpSvar.Brutt brutt) {
            throw new MidlertidigFeil(
                    "%s: %s cannot be reached (%s); check the address, the name service and the firewall"
                            .formatted(INNSTILLING, rot.getHost(), brutt.aarsak()));
        }
        klokkeavvik = ((HttpSvar.Mottatt) svar)
                .dato()
                .map(d -> Duration.between(d, klokke.instant()))
                .orElse(null);
        return "%s answers%s; no lookup is made, since one is allowed only when a hendelse says so"
                .formatted(
                        rot.getHost(),
                        klient.get()
                                .proxyTil(rot)
                                .map(p -> " through the proxy " + p)
                                .orElse(""));
    }

    /** Whether our clock agrees with the host's. */
    String klokke() {
        Duration avvik = klokkeavvik;
        if (avvik == null) {
            return "not compared: no answer with a Date";
        }
        if (avvik.abs().compareTo(STOERSTE_AVVIK) > 0) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "this machine's clock is %d s %s the API's, and Maskinporten will refuse its grants; set it, or mend NTP"
                            .formatted(avvik.abs().toSeconds(), avvik.isNegative() ? "behind" : "ahead of"));
        }
        return "within %d s of the API's".formatted(Math.max(1, avvik.abs().toSeconds()));
    }
}
