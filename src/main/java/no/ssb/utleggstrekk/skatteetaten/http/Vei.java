package no.ssb.utleggstrekk.skatteetaten.http;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/**
 * The way of a call, and what the faults on it mean, in our own words: an exception's message may hold the URL.
 *
 * @param proxy the one that it goes through, as {@code host:port}; null when none
 */
record Vei(boolean tls, String vert, int port, @Nullable String proxy) {
    /** What the other side says to a TLS that it will never take. */
    private static final Pattern ANNEN_TLS = Pattern.compile(
            "Received fatal alert: (protocol_version|handshake_failure|insufficient_security)|server selected protocol version (\\w+)");

    private static final String IKKE_TLS = "Unsupported or unrecognized SSL message";

    /** The way to a host. */
    static Vei til(@Nullable String skjema, URIAuthority hvor, @Nullable String proxy) {
        boolean tls = "https".equals(skjema == null ? null : skjema.toLowerCase(Locale.ROOT));
        int port = hvor.getPort() > 0 ? hvor.getPort() : tls ? 443 : 80;
        return new Vei(tls, hvor.getHostName(), port, proxy);
    }

    /**
     * What a call is that broke before or in the middle of its answer.
     *
     * @throws VarigFeil NEKTET for a TLS that no waiting mends
     */
    HttpSvar.Brutt brudd(IOException e) {
        if (e instanceof ConnectTimeoutException || e instanceof NoRouteToHostException) {
            return uten(proxy == null ? "the host cannot be reached" : "the proxy " + proxy + " cannot be reached");
        }
        if (e instanceof ConnectException) {
            return uten(proxy == null ? "the connection is refused" : "the proxy " + proxy + " refuses the connection");
        }
        if (e instanceof UnknownHostException) {
            return uten(
                    proxy == null
                            ? "the name %s is unknown here; where only a proxy leads out, set utleggstrekk.proxy"
                                    .formatted(vert)
                            : "the name of the proxy " + proxy + " is unknown here");
        }
        if (e instanceof SSLException) {
            return tlsBrudd(e);
        }
        return new HttpSvar.Brutt("the connection broke (" + e.getClass().getSimpleName() + ")", false);
    }

    private HttpSvar.Brutt tlsBrudd(IOException e) {
        Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                .filter(Sertifikatfeil.class::isInstance)
                .findFirst()
                .ifPresent(s -> {
                    throw nektet("The TLS certificate of %s:%d, %s".formatted(vert, port, s.getMessage()));
                });
        String sagt = String.valueOf(e.getMessage());
        Matcher annen = ANNEN_TLS.matcher(sagt);
        if (annen.find()) {
            throw nektet(
                    "%s:%d refuses the TLS that this Java offers (%s); check which versions and ciphers it wants, and jdk.tls.disabledAlgorithms here"
                            .formatted(vert, port, annen.group(1) == null ? annen.group(2) : annen.group(1)));
        }
        if (sagt.startsWith(IKKE_TLS)) {
            throw nektet(
                    "%s:%d does not speak TLS; check the URL's port, and that it is not http".formatted(vert, port));
        }
        return uten("the TLS handshake or connection failed");
    }

    /**
     * What an answer of the proxy itself means, in place of one from the host.
     *
     * @throws VarigFeil BRUK when it will not let us out
     */
    HttpSvar.Brutt avProxy(int status) {
        if (status == 407) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "The proxy %s wants a password (407), which this program has not; ask for a way out for this machine without one"
                            .formatted(proxy));
        }
        if (status >= 400 && status < 500 && status != 408 && status != 429) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "The proxy %s does not lead to %s (status %d); ask whoever runs it to allow that host"
                            .formatted(proxy, vert, status));
        }
        return uten("the proxy %s does not reach %s (status %d)".formatted(proxy, vert, status));
    }

    private static HttpSvar.Brutt uten(String aarsak) {
        return new HttpSvar.Brutt(aarsak, true);
    }

    private static VarigFeil nektet(String melding) {
        return new VarigFeil(Exitkode.NEKTET, melding);
    }
}
