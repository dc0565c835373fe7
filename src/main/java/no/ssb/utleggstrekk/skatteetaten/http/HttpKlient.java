package no.ssb.utleggstrekk.skatteetaten.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.grunn.Avbrytbar;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpHead;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.SystemDefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes one HTTP call, whole or not at all: one time limit for everything, one limit for the size of the answer, and
 * nothing done behind our back (retries, redirects, cookies, remembered logins).
 */
public final class HttpKlient implements AutoCloseable, Avbrytbar {
    /** Counted after decompression. */
    public static final int MAKS_KROPP = 10_000_000;

    private static final Duration MAKS_TILKOBLING = Duration.ofSeconds(10);
    private static final int MAKS_LINJE = 16_384;
    private static final int MAKS_HODER = 200;

    private final CloseableHttpClient klient;
    private final ScheduledThreadPoolExecutor vekker;
    private final Duration tidsavbrudd;
    private final Proxyvalg proxyer;
    private final Set<HttpUriRequestBase> underveis = ConcurrentHashMap.newKeySet();
    private volatile boolean gittOpp;

    /**
     * @param tidsavbrudd limit for one whole call, also against a server that sends a byte now and then
     * @param samtidige calls under way at once to one host
     * @param proxy through which all calls go but those to this machine; null leaves it to Java's own properties
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when Java has no trust store that can be read
     */
    public HttpKlient(Duration tidsavbrudd, int samtidige, @Nullable URI proxy) {
        this.proxyer = new Proxyvalg(proxy);
        this.tidsavbrudd = tidsavbrudd;
        Timeout lesing = Timeout.of(tidsavbrudd);
        Timeout tilkobling = Timeout.of(tidsavbrudd.compareTo(MAKS_TILKOBLING) < 0 ? tidsavbrudd : MAKS_TILKOBLING);
        this.klient = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(samtidige)
                        .setMaxConnTotal(2 * samtidige)
                        // Java itself compares the host's name with the certificate, within the handshake
                        .setTlsSocketStrategy(
                                new DefaultClientTlsStrategy(Tillit.tls(), HostnameVerificationPolicy.BUILTIN, null))
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(MAKS_LINJE)
                                        .setMaxHeaderCount(MAKS_HODER)
                                        .build())
                                .build())
                        .setDefaultSocketConfig(SocketConfig.custom()
                                .setTcpNoDelay(true)
                                .setSoTimeout(lesing)
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(tilkobling)
                                .setSocketTimeout(lesing)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(lesing)
                        .setConnectionRequestTimeout(lesing)
                        .build())
                .setRoutePlanner(new SystemDefaultRoutePlanner(proxyer))
                .setUserAgent("utleggstrekk")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        this.vekker = new ScheduledThreadPoolExecutor(1, oppgave -> {
            Thread traad = new Thread(oppgave, "http-tidsavbrudd");
            traad.setDaemon(true);
            return traad;
        });
        vekker.setRemoveOnCancelPolicy(true);
    }

    /** Asks a host for nothing but a sign of life, and the time there. */
    public HttpSvar hode(URI url) {
        return utfoer(new HttpHead(url));
    }

    /** The proxy that leads to a URL, as {@code host:port}; empty when none does. */
    public Optional<String> proxyTil(URI url) {
        return proxyer.til(url);
    }

    /**
     * Makes a call.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil NEKTET when TLS fails in a way that stays, BRUK when a proxy will not let us
     *     out
     */
    public HttpSvar utfoer(HttpUriRequestBase kall) {
        Vei vei = vei(kall);
        HttpClientContext forloep = HttpClientContext.create();
        ScheduledFuture<?> frist = vekker.schedule(kall::cancel, tidsavbrudd.toNanos(), TimeUnit.NANOSECONDS);
        underveis.add(kall);
        try {
            if (gittOpp) {
                throw oppgitt();
            }
            HttpSvar svar = klient.execute(kall, forloep, s -> les(kall, s));
            return svar instanceof HttpSvar.Mottatt mottatt && erFraProxy(vei, mottatt, forloep)
                    ? vei.avProxy(mottatt.status())
                    : svar;
        } catch (IOException e) {
            if (gittOpp) {
                throw oppgitt();
            }
            return brutt(e, kall.isCancelled(), vei);
        } finally {
            underveis.remove(kall);
            frist.cancel(false);
        }
    }

    private Vei vei(HttpUriRequestBase kall) {
        try {
            return Vei.til(
                    kall.getScheme(),
                    kall.getAuthority(),
                    proxyer.til(kall.getUri()).orElse(null));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("a URL of ours is none");
        }
    }

    /** Where there is to be TLS and was none, it is the proxy that answered, and not the host behind it. */
    private static boolean erFraProxy(Vei vei, HttpSvar.Mottatt svar, HttpClientContext forloep) {
        return vei.proxy() != null && (svar.status() == 407 || (vei.tls() && forloep.getSSLSession() == null));
    }

    @Override
    public void avbryt() {
        gittOpp = true;
        underveis.forEach(HttpUriRequestBase::cancel);
    }

    private static MidlertidigFeil oppgitt() {
        return new MidlertidigFeil("A call was given up because the job stops; a restart makes it again");
    }

    private static HttpSvar les(HttpUriRequestBase kall, ClassicHttpResponse svar) throws IOException {
        try {
            return new HttpSvar.Mottatt(
                    svar.getCode(), kropp(svar.getEntity()), verdi(svar, "Retry-After"), verdi(svar, "Date"));
        } catch (ForStor e) {
            // drops the connection: to close the stream would read the rest of the body, and it may have no end
            kall.cancel();
            throw e;
        }
    }

    private static @Nullable String verdi(ClassicHttpResponse svar, String hode) {
        Header forste = svar.getFirstHeader(hode);
        return forste == null ? null : forste.getValue();
    }

    private static byte[] kropp(@Nullable HttpEntity innhold) throws IOException {
        if (innhold == null) {
            return new byte[0];
        }
        if (innhold.getContentLength() > MAKS_KROPP) {
            throw new ForStor();
        }
        InputStream inn = innhold.getContent();
        byte[] kropp = inn.readNBytes(MAKS_KROPP + 1);
        if (kropp.length > MAKS_KROPP) {
            throw new ForStor();
        }
        return kropp;
    }

    private HttpSvar.Brutt brutt(IOException e, boolean avbrutt, Vei vei) {
        if (e instanceof ForStor) {
            return new HttpSvar.Brutt("the answer is larger than " + MAKS_KROPP + " bytes", false);
        }
        if (avbrutt || (e instanceof SocketTimeoutException && !(e instanceof ConnectTimeoutException))) {
            return new HttpSvar.Brutt("no whole answer within " + tidsavbrudd.toMillis() + " ms", false);
        }
        return vei.brudd(e);
    }

    @Override
    public void close() {
        vekker.shutdownNow();
        try {
            klient.close();
        } catch (IOException e) {
            // the calls are done; a connection that does not close well is of no interest
        }
    }

    private static final class ForStor extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
