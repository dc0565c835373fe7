package no.ssb.utleggstrekk.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.simulator.Avsender.Sending;
import org.jspecify.annotations.Nullable;

/** Takes each call: counts it, lets the fault plan decide, finds the answer and hands it to the sender. */
final class Ruter implements HttpHandler {
    /** A token made invalid early was used this often, so that the client's next one is not hit as well. */
    private static final int BRUK_FOER_UTLOEP = 50;

    private final Kallteller kall;
    private final Avsender avsender;
    private final Duration forsinkelse;
    private final InstantSource klokke;
    private final Supplier<Feilvakt> feilvakt;
    private final Tokenutstedelse apitokener;
    private final Maskinporten maskinporten;
    private final Hendelsesliste hendelsesliste;
    private final Oppslag oppslag;

    Ruter(
            Kallteller kall,
            Avsender avsender,
            Duration forsinkelse,
            InstantSource klokke,
            Supplier<Feilvakt> feilvakt,
            Tokenutstedelse apitokener,
            Maskinporten maskinporten,
            Hendelsesliste hendelsesliste,
            Oppslag oppslag) {
        this.kall = kall;
        this.avsender = avsender;
        this.forsinkelse = forsinkelse;
        this.klokke = klokke;
        this.feilvakt = feilvakt;
        this.apitokener = apitokener;
        this.maskinporten = maskinporten;
        this.hendelsesliste = hendelsesliste;
        this.oppslag = oppslag;
    }

    @Override
    public void handle(HttpExchange utveksling) throws IOException {
        String sti = Oppslag.sti(utveksling.getRequestURI());
        Endepunkt endepunkt = Endepunkt.av(sti);
        String body = new String(utveksling.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        kall.inn(endepunkt);
        Par par = endepunkt == Endepunkt.OPPSLAG ? Oppslag.par(sti) : null;
        Feilvakt vakt = feilvakt.get();
        Feilvakt.Avgjoerelse valg = vakt.avgjoer(endepunkt, par);
        Feiltype feil = valg.feil();
        if (feil == Feiltype.UTLOEPT_TOKEN) {
            apitokener.trekkTilbake(hode(utveksling, "Authorization"), BRUK_FOER_UTLOEP);
            feil = null;
        }
        Httpsvar svar = valg.svar() != null ? valg.svar() : feilsvar(feil, vakt.plan(), endepunkt, utveksling);
        boolean erstattet = svar != null && feil != null;
        if (svar == null) {
            svar = trygtSvar(endepunkt, sti, body, par, utveksling);
        }
        if (feil == Feiltype.ANNEN_PERSON) {
            if (par != null && svar.status() == 200) {
                svar = oppslag.forAnnenPerson(svar, par);
            } else {
                feil = null;
            }
        }
        Duration tid = endepunkt.erToken() ? Duration.ZERO : forsinkelse;
        avsender.send(
                new Sending(utveksling, endepunkt, svar, erstattet ? null : feil, oppslag.parnummer(par)),
                feil == Feiltype.TREG ? tid.plus(vakt.plan().valg.treg()) : tid);
    }

    /** A call the simulator cannot handle must be answered too, or it is counted as under way for ever. */
    private Httpsvar trygtSvar(
            Endepunkt endepunkt, String sti, String body, @Nullable Par par, HttpExchange utveksling) {
        try {
            return svar(endepunkt, sti, body, par, utveksling);
        } catch (RuntimeException e) {
            return Httpsvar.feil(
                    500,
                    endepunkt.erHendelsesliste() ? "FA-001" : "OAF-001",
                    "The simulator failed: " + e.getClass().getSimpleName(),
                    korrelasjonsid(utveksling));
        }
    }

    private Httpsvar svar(Endepunkt endepunkt, String sti, String body, @Nullable Par par, HttpExchange utveksling) {
        String korrelasjonsid = korrelasjonsid(utveksling);
        String autorisasjon = hode(utveksling, "Authorization");
        if (endepunkt.erToken() && utveksling.getRequestMethod().equals("POST")) {
            Httpsvar svar = endepunkt == Endepunkt.TOKEN
                    ? maskinporten.token(body)
                    : sti.startsWith("/keycloak")
                            ? maskinporten.keycloak(body, autorisasjon)
                            : maskinporten.guardian(autorisasjon);
            if (svar.status() == 200 && !sti.startsWith("/keycloak")) {
                kall.token();
            }
            return svar;
        }
        boolean liste = sti.equals("/hendelser") || sti.startsWith("/hendelser/");
        boolean kjentUrl = endepunkt.erHendelsesliste() || (endepunkt == Endepunkt.OPPSLAG && par != null);
        if (!kjentUrl || !utveksling.getRequestMethod().equals("GET")) {
            return Httpsvar.feil(404, liste ? "FA-002" : "OAF-003", "Ukjent url benyttet", korrelasjonsid);
        }
        if (!apitokener.gyldig(autorisasjon)) {
            return Httpsvar.feil(401, liste ? "FA-003" : "OAF-004", "Feil i autentisering", korrelasjonsid);
        }
        if (!tarJson(hode(utveksling, "Accept"))) {
            return Httpsvar.feil(406, liste ? "FA-006" : "OAF-008", "Kun json er stoettet", korrelasjonsid);
        }
        return switch (endepunkt) {
            case HENDELSER -> hendelsesliste.side(felt(utveksling), korrelasjonsid);
            case START -> hendelsesliste.start(felt(utveksling), korrelasjonsid);
            default -> oppslag.svar(sti, korrelasjonsid);
        };
    }

    /** The answer of a fault that needs no real one; null for the others. */
    private @Nullable Httpsvar feilsvar(
            @Nullable Feiltype feil, Feilplan plan, Endepunkt endepunkt, HttpExchange utveksling) {
        if (feil == null) {
            return null;
        }
        return switch (feil) {
            case FEIL_500 ->
                Httpsvar.feil(
                        500,
                        endepunkt.erHendelsesliste() ? "FA-001" : "OAF-001",
                        "Uventet feil",
                        korrelasjonsid(utveksling));
            case FEIL_502 -> Httpsvar.uten(502);
            case FEIL_503 -> Httpsvar.uten(503);
            case FEIL_429 ->
                Httpsvar.tekst(
                        429,
                        "",
                        Map.of("Retry-After", Long.toString(plan.valg.vent().toSeconds())));
            case FEIL_429_DATO ->
                Httpsvar.tekst(
                        429,
                        "",
                        Map.of(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                        klokke.instant().plus(plan.valg.vent()).atOffset(ZoneOffset.UTC))));
            case FEIL_429_UTEN -> Httpsvar.uten(429);
            case SOEPPEL ->
                Httpsvar.tekst(200, "<html><body>Velkommen</body></html>", Map.of("Content-Type", "text/html"))
                        .medKode(Feiltype.SOEPPEL.name());
            default -> null;
        };
    }

    private static boolean tarJson(@Nullable String accept) {
        return accept == null
                || accept.contains("application/json")
                || accept.contains("application/*")
                || accept.contains("*/*");
    }

    private static String korrelasjonsid(HttpExchange utveksling) {
        String sendt = hode(utveksling, "Korrelasjonsid");
        return sendt == null ? UUID.randomUUID().toString() : sendt;
    }

    private static @Nullable String hode(HttpExchange utveksling, String navn) {
        return utveksling.getRequestHeaders().getFirst(navn);
    }

    private static Map<String, String> felt(HttpExchange utveksling) {
        Map<String, String> felt = new HashMap<>();
        String raa = utveksling.getRequestURI().getRawQuery();
        for (String del : (raa == null ? "" : raa).split("&", -1)) {
            int likhet = del.indexOf('=');
            if (likhet > 0) {
                felt.put(
                        del.substring(0, likhet), URLDecoder.decode(del.substring(likhet + 1), StandardCharsets.UTF_8));
            }
        }
        return felt;
    }
}
