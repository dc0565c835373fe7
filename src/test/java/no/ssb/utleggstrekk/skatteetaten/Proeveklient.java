package no.ssb.utleggstrekk.skatteetaten;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.skatteetaten.http.HttpKlient;
import no.ssb.utleggstrekk.skatteetaten.http.Tilfeldig;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenkilde;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Tokenlager;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The real client against a simulator over HTTP, both on a virtual clock. Waits are as long as they can be: no jitter. */
public final class Proeveklient implements AutoCloseable {
    /** When the calls to the APIs were sent. */
    final List<Instant> sendt = new CopyOnWriteArrayList<>();

    /** Done just before the calls are sent, one for each. */
    final Queue<Runnable> foerKall = new ConcurrentLinkedQueue<>();

    final Trafikk trafikk = new Trafikk();
    final Innstillinger innstillinger;
    public final Tokenkilde tokenkilde;
    final HttpSkatteetaten api;
    private final HttpKlient http;

    Proeveklient(Simulator simulator, VirtuellTid tid, Path noekkel, Map<String, Object> ekstra) {
        this(tid, 1.0, slaaSammen(simulator, noekkel, ekstra));
    }

    Proeveklient(VirtuellTid tid, double jitter, Map<String, Object> konfigurasjon) {
        innstillinger = innstillinger(konfigurasjon);
        Tilfeldig tilfeldig = new Tilfeldig(() -> jitter, () -> {
            sendt.add(tid.instant());
            Runnable neste = foerKall.poll();
            if (neste != null) {
                neste.run();
            }
            return Tilfeldig.ekte().id().get();
        });
        http = new HttpKlient(
                innstillinger.api().tidsavbrudd(), 2 * innstillinger.api().samtidigeKall(), innstillinger.proxy());
        tokenkilde = SkatteetatenOppsett.tokenkilde(
                innstillinger,
                http,
                trafikk,
                tid,
                tid,
                new Tilfeldig(() -> jitter, Tilfeldig.ekte().id()));
        api = new HttpSkatteetaten(
                innstillinger.api(),
                innstillinger.tillatHttp(),
                new Apikall.Fellesdeler(
                        http, new Tokenlager(tokenkilde, tid, trafikk), new Venting(tid), tilfeldig, tid, trafikk));
    }

    /** Ten persons in three months, on the virtual clock; its tokens live for a day. */
    static Simulator simulator(VirtuellTid tid) {
        return Simulator.start(
                Oppsett.antall(10, 30)
                        .medMaaneder(Kalendermaaned.av("2026-08"), 3)
                        .medTokenlevetid(Duration.ofDays(1)),
                tid);
    }

    /** Par whose lookup is answered with data. */
    static List<Par> par(Simulator simulator, int antall) {
        List<Par> par = simulator
                .par()
                .filter(p -> simulator.status(p) == 200)
                .limit(antall)
                .toList();
        if (par.size() < antall) {
            throw new IllegalStateException("the population has too few par with data");
        }
        return par;
    }

    public static Innstillinger innstillinger(Map<String, Object> konfigurasjon) {
        return new Binder(new MapConfigurationPropertySource(konfigurasjon))
                .bindOrCreate("utleggstrekk", Innstillinger.class);
    }

    /** What every test needs to reach the simulator, and then its own. */
    static Map<String, Object> slaaSammen(Simulator simulator, Path noekkel, Map<String, Object> ekstra) {
        Map<String, Object> alle = new HashMap<>();
        alle.put("utleggstrekk.api.hendelser-url", simulator.hendelserUrl().toString());
        alle.put("utleggstrekk.api.oppslag-url", simulator.oppslagUrl());
        alle.put("utleggstrekk.api.kall-per-sekund", 1_000_000);
        alle.put("utleggstrekk.maskinporten.token-url", simulator.tokenUrl().toString());
        alle.put("utleggstrekk.maskinporten.issuer", simulator.issuer());
        alle.put("utleggstrekk.maskinporten.klient-id", simulator.klientId());
        alle.put("utleggstrekk.maskinporten.kid", simulator.kid());
        alle.put("utleggstrekk.maskinporten.noekkel-fil", noekkel.toString());
        alle.putAll(ekstra);
        return alle;
    }

    /** Sends all calls to another server: its base URL. */
    static Map<String, Object> mot(URI tjener) {
        return Map.of(
                "utleggstrekk.api.hendelser-url",
                tjener + "/hendelser",
                "utleggstrekk.api.oppslag-url",
                tjener + "/v1");
    }

    public Svar oppslag(Par par) {
        Kalendermaaned maaned = Kalendermaaned.av(par.kalendermaaned());
        Personsvar svar = api.oppslag(new Identifikator(par.identifikator()), Maanedsspenn.av(maaned));
        return java.util.Objects.requireNonNull(
                ((Personsvar.Endelig) svar).maaneder().get(maaned));
    }

    /** One count of an API, as {@link Trafikk#tall()} names it. */
    long trafikk(String api, String maal) {
        return Objects.requireNonNull(trafikk.tall().get(api)).getOrDefault(maal, 0L);
    }

    @Override
    public void close() {
        http.close();
    }
}
