package no.ssb.utleggstrekk.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;

/** A simulated Skatteetaten and Maskinporten on 127.0.0.1. Every method may be called from any thread while it runs. */
public final class Simulator implements AutoCloseable {
    static {
        // read once by the server's class; without it each answer on a kept connection waits 40 ms for the client's ACK
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** Well above the 5 calls allowed at once, so that a client that breaks the limit is seen; waiting answers hold none. */
    private static final int TRAADER = 16;

    /** The id of the first key that is made. */
    public static final String FOERSTE_KID = "simulator-1";

    private static final Feilvakt NEDE = new Feilvakt(Feilplan.INGEN.medNede(1, Long.MAX_VALUE));

    private final Oppsett oppsett;
    private final HttpServer server;
    private final ExecutorService traader;
    private final Klienter klienter;
    private final Tokenutstedelse apitokener;
    private final Oppslagsapi oppslag;
    private final Kallteller kall = new Kallteller();
    private final String klientId;
    private final String klienthemmelighet = UUID.randomUUID().toString();
    private final AtomicInteger noekler = new AtomicInteger();

    private volatile Bestand bestand;
    private volatile Feilvakt feilvakt = new Feilvakt(Feilplan.INGEN);
    private volatile boolean nede;
    private volatile Instant synligTil = Instant.parse("9999-01-01T00:00:00Z");

    private Simulator(Oppsett oppsett, InstantSource klokke, HttpServer server) {
        this.oppsett = oppsett;
        this.server = server;
        bestand = oppsett.golden.isEmpty() ? new SyntetiskBestand(oppsett) : new GoldenBestand(oppsett.golden, 1);
        kall.nyePar(bestand.antallPar());
        klientId = klientId(oppsett.froe);
        klienter = new Klienter(klokke);
        apitokener = new Tokenutstedelse(klokke);
        oppslag = new Oppslagsapi(oppsett.kontrakt, () -> bestand, () -> synligTil);
        traader = Executors.newFixedThreadPool(TRAADER, r -> {
            Thread traad = new Thread(r, "simulator");
            traad.setDaemon(true);
            return traad;
        });
        Maskinporten maskinporten = new Maskinporten(
                new Grantsjekk(klokke, klienter, issuer(), klientId),
                apitokener,
                new Tokenutstedelse(klokke),
                oppsett.tokenlevetid,
                klientId,
                klienthemmelighet);
        server.setExecutor(traader);
        Hendelsesliste hendelsesliste = new Hendelsesliste(oppsett, () -> bestand, () -> synligTil);
        server.createContext(
                "/",
                new Ruter(
                        kall,
                        new Avsender(kall, traader),
                        oppsett.forsinkelse,
                        apitokener,
                        () -> nede ? NEDE : feilvakt,
                        () -> denneMaaneden(klokke),
                        new Svarer(oppsett.kontrakt, kall, apitokener, maskinporten, hendelsesliste, oppslag),
                        new Feilsvar(oppsett.kontrakt, klokke),
                        new Innholdsfeil(oppsett.kontrakt, hendelsesliste, oppslag),
                        oppslag));
    }

    /** Starts with the machine's clock. */
    public static Simulator start(Oppsett oppsett) {
        return start(oppsett, InstantSource.system());
    }

    /**
     * Makes the population and starts answering.
     *
     * @param klokke tells when grants and tokens expire; hendelser do not depend on it
     * @throws UncheckedIOException when the port is taken
     */
    public static Simulator start(Oppsett oppsett, InstantSource klokke) {
        try {
            HttpServer server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), oppsett.port), 0);
            Simulator simulator = new Simulator(oppsett, klokke, server);
            server.start();
            return simulator;
        } catch (IOException e) {
            throw new UncheckedIOException("simulator: cannot listen on 127.0.0.1:" + oppsett.port, e);
        }
    }

    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public URI hendelserUrl() {
        return baseUrl().resolve("/hendelser");
    }

    /** The base of the lookups. */
    public String oppslagUrl() {
        return baseUrl() + "/v1";
    }

    public URI tokenUrl() {
        return baseUrl().resolve("/token");
    }

    public URI keycloakUrl() {
        return baseUrl().resolve("/keycloak/token");
    }

    public URI guardianUrl() {
        return baseUrl().resolve("/maskinporten/access-token");
    }

    /** The only {@code aud} taken in a grant, with its trailing slash. */
    public String issuer() {
        return baseUrl() + "/";
    }

    /** What it speaks. */
    Kontrakt kontrakt() {
        return oppsett.kontrakt;
    }

    /** The client of both Maskinporten and Keycloak. */
    public String klientId() {
        return klientId;
    }

    /** The client of a seed. */
    public static String klientId(long froe) {
        return new UUID(froe, 11).toString();
    }

    /** The client's secret in Keycloak. */
    public String klienthemmelighet() {
        return klienthemmelighet;
    }

    /**
     * Writes a new private key for the client as a JWK file and registers its public key; older ones stay registered.
     *
     * @return the file in the folder, which is made when missing
     */
    public Path klientnoekkel(Path mappe) {
        noekler.incrementAndGet();
        return klienter.nyNoekkel(mappe, kid());
    }

    /** The name of the file with the key of an id. */
    public static String noekkelfil(String kid) {
        return kid + ".jwk.json";
    }

    /** The id of the key written last. */
    public String kid() {
        return "simulator-" + noekler.get();
    }

    /** Trusts a certificate, so that grants with an {@code x5c} chain that ends in it or is issued by it are taken. */
    public void stolPaa(X509Certificate sertifikat) {
        klienter.stolPaa(sertifikat);
    }

    /** Makes all tokens for the APIs invalid at once. */
    public void trekkTilbakeTokener() {
        apitokener.trekkTilbakeAlle();
    }

    /** All tokens for the APIs that were ever issued, valid or not: a test looks for them where none may be. */
    public Set<String> utstedteTokener() {
        return apitokener.utstedte();
    }

    public Kallteller kall() {
        return kall;
    }

    /** Sets what today is: hendelser registered after it (Oslo) are not seen yet, and lookups answer as of its end. */
    public void settDato(LocalDate dato) {
        synligTil = dato.plusDays(1).atStartOfDay(Parhistorie.OSLO).toInstant();
    }

    private Kalendermaaned denneMaaneden(InstantSource klokke) {
        Instant naa = klokke.instant();
        return new Kalendermaaned(
                YearMonth.from((naa.isBefore(synligTil) ? naa : synligTil.minusNanos(1)).atZone(Parhistorie.OSLO)));
    }

    /** Replaces the fault plan; its calls are counted from 1. A list that it rebuilds stays rebuilt after the plan. */
    public void feil(Feilplan plan) {
        if (plan.ombygging != null) {
            byggOmListen(plan.ombygging);
        }
        feilvakt = new Feilvakt(plan);
    }

    /** From now on the hendelser have other numbers, as a list has that was rebuilt from 1; the lookups are as before. */
    public void byggOmListen(Ombygging hvordan) {
        bestand = new OmbygdListe(bestand, hvordan, bestand.fraTidspunkt(synligTil));
    }

    /** Takes the APIs down, all calls answer 503, or up again, with the fault plan they had. */
    public void nede(boolean erNede) {
        nede = erNede;
    }

    /**
     * Goes to kjøring N of the golden example, and counts the answered par anew.
     *
     * @throws IllegalArgumentException when there is none
     */
    public void goldenKjoering(int kjoering) {
        bestand(new GoldenBestand(oppsett.golden, kjoering));
    }

    /** From now on answers from another population, and counts the answered par anew. */
    void bestand(Bestand ny) {
        bestand = ny;
        kall.nyePar(ny.antallPar());
    }

    /** From now on the answer for one par, instead of the population's, and its part of a call over several months. */
    public void settSvar(Par par, int status, String body) {
        oppslag.fast(par, Httpsvar.fast(status, body));
    }

    /** From now on the answer for the number of a hendelse, instead of the population's. */
    public void settSvar(long loggId, int status, String body) {
        oppslag.fast(loggId, Httpsvar.fast(status, body));
    }

    /** From now on a par is answered with the API documentation's own example: no utleggstrekk, and an unknown list. */
    public void settDokumentasjonseksempel(Par par) {
        settSvar(par, 200, """
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"%s","aggregatId":2,"norskIdentifikator":"%s",\
                "opplysningspliktig":"314086945","underenhet":"315608589",\
                "kildesystem":"testdatagenerator-rst-ekstern-deling","opptjeningsgrunnlag":[{}]}]}""".formatted(par.kalendermaaned(), par.identifikator()));
    }

    /** The par that a lookup answers today, whatever the answer (not found only for those without data). */
    public Stream<Par> par() {
        Bestand data = bestand;
        return IntStream.range(0, data.antallPar()).mapToObj(data::par);
    }

    /** The status a lookup of a par gets today, without a call. */
    public int status(Par par) {
        return oppslag.svar(par, "").status();
    }

    /** The body a lookup of a par gets today, without a call. */
    public String body(Par par) {
        return new String(oppslag.svar(par, "").body(), StandardCharsets.UTF_8);
    }

    /** How many hendelser there are in all, seen or not. */
    public int antallHendelser() {
        return bestand.antall();
    }

    /** Stops at once; calls under way are cut off. */
    @Override
    public void close() {
        server.stop(0);
        traader.shutdownNow();
    }
}
