package no.ssb.utleggstrekk.skatteetaten.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import no.ssb.utleggstrekk.grunn.Avbrytbar;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
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
    private final Set<HttpUriRequestBase> underveis = ConcurrentHashMap.newKeySet();
    private volatile boolean gittOpp;

    /**
     * @param tidsavbrudd limit for one whole call, also against a server that sends a byte now and then
     * @param samtidige calls under way at once to one host
     */
    public HttpKlient(Duration tidsavbrudd, int samtidige) {
        this.tidsavbrudd = tidsavbrudd;
        Timeout lesing = Timeout.of(tidsavbrudd);
        Timeout tilkobling = Timeout.of(tidsavbrudd.compareTo(MAKS_TILKOBLING) < 0 ? tidsavbrudd : MAKS_TILKOBLING);
        this.klient = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(samtidige)
                        .setMaxConnTotal(2 * samtidige)
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

    public HttpSvar utfoer(HttpUriRequestBase kall) {
        ScheduledFuture<?> frist = vekker.schedule(kall::cancel, tidsavbrudd.toNanos(), TimeUnit.NANOSECONDS);
        underveis.add(kall);
        try {
            if (gittOpp) {
                throw oppgitt();
            }
            return klient.execute(kall, svar -> les(kall, svar));
        } catch (IOException e) {
            if (gittOpp) {
                throw oppgitt();
            }
            return brutt(e, kall.isCancelled());
        } finally {
            underveis.remove(kall);
            frist.cancel(false);
        }
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
        Header retryAfter = svar.getFirstHeader("Retry-After");
        try {
            return new HttpSvar.Mottatt(
                    svar.getCode(), kropp(svar.getEntity()), retryAfter == null ? null : retryAfter.getValue());
        } catch (ForStor e) {
            // drops the connection: to close the stream would read the rest of the body, and it may have no end
            kall.cancel();
            throw e;
        }
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

    /** Says what happened in our own words: the exception's message may hold the URL. */
    private HttpSvar.Brutt brutt(IOException e, boolean avbrutt) {
        if (e instanceof ForStor) {
            return new HttpSvar.Brutt("the answer is larger than " + MAKS_KROPP + " bytes", false);
        }
        if (e instanceof ConnectTimeoutException || e instanceof NoRouteToHostException) {
            return new HttpSvar.Brutt("the host cannot be reached", true);
        }
        if (avbrutt || e instanceof SocketTimeoutException) {
            return new HttpSvar.Brutt("no whole answer within " + tidsavbrudd.toMillis() + " ms", false);
        }
        if (e instanceof ConnectException) {
            return new HttpSvar.Brutt("the connection is refused", true);
        }
        if (e instanceof UnknownHostException) {
            return new HttpSvar.Brutt("the host name is unknown", true);
        }
        if (e instanceof SSLException) {
            return new HttpSvar.Brutt("the TLS handshake or connection failed", true);
        }
        return new HttpSvar.Brutt("the connection broke (" + e.getClass().getSimpleName() + ")", false);
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
