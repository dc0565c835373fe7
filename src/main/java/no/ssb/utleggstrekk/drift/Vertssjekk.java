package no.ssb.utleggstrekk.drift;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/** Whether the host of the lookups answers, and what its clock says. Asks for nothing: {@code HEAD /}, without a token. */
final class Vertssjekk {
    private static final String INNSTILLING = "utleggstrekk.api.oppslag-url";
    private static final Duration TIDSAVBRUDD = Duration.ofSeconds(10);
    /** Maskinporten takes grants from a clock that is a little off only. */
    private static final Duration STOERSTE_AVVIK = Duration.ofSeconds(30);

    private final String oppslagUrl;
    private final InstantSource klokke;
    private @Nullable Duration klokkeavvik;

    Vertssjekk(String oppslagUrl, InstantSource klokke) {
        this.oppslagUrl = oppslagUrl;
        this.klokke = klokke;
    }

    /** Whether the host answers at all, whatever it answers. */
    String svarer() {
        URI rot = rot();
        HttpRequest foresporsel = HttpRequest.newBuilder(rot)
                .timeout(TIDSAVBRUDD)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpClient klient = HttpClient.newBuilder()
                .connectTimeout(TIDSAVBRUDD)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            HttpResponse<Void> svar = klient.send(foresporsel, HttpResponse.BodyHandlers.discarding());
            Instant naa = klokke.instant();
            klokkeavvik = dato(svar).map(d -> Duration.between(d, naa)).orElse(null);
            return "%s answers; no lookup is made, since one is allowed only when a hendelse says so"
                    .formatted(rot.getHost());
        } catch (IOException e) {
            throw new MidlertidigFeil(
                    "%s: %s cannot be reached (%s); check the address, the name service and the firewall"
                            .formatted(INNSTILLING, rot.getHost(), e.getClass().getSimpleName()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("stopped while waiting for " + rot.getHost());
        }
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

    private URI rot() {
        try {
            URI url = URI.create(oppslagUrl.replaceAll("\\{[a-z]+}", "x"));
            if (url.getScheme() != null && url.getHost() != null) {
                return url.resolve("/");
            }
        } catch (IllegalArgumentException e) {
            // falls through: not a URL
        }
        throw new VarigFeil(Exitkode.BRUK, INNSTILLING + " must be a whole URL, such as https://example.no/v1");
    }

    private static Optional<Instant> dato(HttpResponse<?> svar) {
        try {
            return svar.headers()
                    .firstValue("Date")
                    .map(d -> ZonedDateTime.parse(d, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
