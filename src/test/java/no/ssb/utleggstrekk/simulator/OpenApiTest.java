package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The simulator's real answers against the contract, for every operation and status in it. */
class OpenApiTest {
    private static final String OPPSLAG = "/{rettighetspakke}/person/{personidentifikator}";
    private static final String NUMMER = "/{rettighetspakke}/{id}";
    private static final String PERSON = "/v1/ssb/person/02856123823?fraOgMed=2026-08";

    @TempDir
    Path mappe;

    private final Set<String> proevd = new TreeSet<>();
    private ObjectNode kontrakt;
    private Simulator simulator;
    private Testklient klient;

    @BeforeEach
    void startSimulator() throws IOException {
        Object yaml = new Yaml().load(Files.readString(Path.of("schemas/utleggstrekk-api.openapi.yaml")));
        kontrakt = (ObjectNode) Testklient.JSON.<JsonNode>valueToTree(yaml);
        simulator = Simulator.start(
                Oppsett.demo().medPersoner(300).medSlettinger(0.2).medNummerhendelser(9));
        klient = new Testklient(simulator, mappe).logginn(Instant.now());
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void everyOperationAndStatusIsAnsweredAsTheContractSays() {
        hendelser();
        start();
        oppslag();
        nummer();
        token();
        feil();

        assertThat(proevd).isEqualTo(iKontrakten());
    }

    private void hendelser() {
        sjekk("/hendelser", klient.get("/hendelser?fraSekvensnummer=1&antall=10000"), 200);
        sjekk("/hendelser", klient.get("/hendelser?fraSekvensnummer=0&antall=10"), 400);
        sjekk("/hendelser", klient.get("/hendelser?fraSekvensnummer=1&antall=10001"), 400);
        sjekk("/hendelser", klient.get("/hendelser"), 400);
        sjekk("/hendelser", klient.get("/hendelser?fraSekvensnummer=1", "application/json", "Bearer x"), 401);
        sjekk("/hendelser", klient.get("/hendelser?fraSekvensnummer=1", "text/csv", token()), 406);
        // the three ends of the list, drawn at random
        Set<Integer> slutter = new TreeSet<>();
        for (int i = 0; i < 40; i++) {
            HttpResponse<String> svar = klient.get("/hendelser?fraSekvensnummer=99999999");
            slutter.add(svar.statusCode());
            sjekk("/hendelser", svar, svar.statusCode());
        }
        assertThat(slutter).containsExactly(200, 404);
    }

    private void start() {
        sjekk("/hendelser/start", klient.get("/hendelser/start?dato=2026-08-25"), 200);
        sjekk("/hendelser/start", klient.get("/hendelser/start"), 200);
        sjekk("/hendelser/start", klient.get("/hendelser/start?dato=yesterday"), 400);
        sjekk("/hendelser/start", klient.get("/hendelser/start?dato=2026-08-25", "application/json", ""), 401);
        sjekk("/hendelser/start", klient.get("/hendelser/start?dato=2099-01-01"), 404);
        sjekk("/hendelser/start", klient.get("/hendelser/start?dato=2026-08-25", "text/csv", token()), 406);
    }

    private void oppslag() {
        simulator.par().limit(300).forEach(p -> sjekk(OPPSLAG, klient.oppslag(p), simulator.status(p)));
        simulator
                .par()
                .limit(300)
                .map(p -> klient.oppslag(p.identifikator(), "2026-07", "2026-10"))
                .forEach(svar -> sjekk(OPPSLAG, svar, svar.statusCode()));
        sjekk(OPPSLAG, klient.get("/v1/ssb/person/12345?fraOgMed=2026-08"), 400);
        sjekk(OPPSLAG, klient.get("/v1/ssb/person/02856123823?tilOgMed=2026-08"), 400);
        sjekk(OPPSLAG, klient.get("/v1/ssb/person/02856123823?fraOgMed=2026-13"), 400);
        sjekk(OPPSLAG, klient.get(PERSON, "application/json", "Bearer x"), 401);
        sjekk(OPPSLAG, klient.get(PERSON.replace("ssb", "nav")), 403);
        HttpResponse<String> ukjent = klient.get(PERSON.replace("v1", "v2"));
        sjekk(OPPSLAG, ukjent, 404);
        assertThat(Testklient.json(ukjent).get("kode").asString()).isEqualTo("UTE-003");
        assertThat(Testklient.json(klient.get("/hendelser/x")).get("kode").asString())
                .isEqualTo("FA-002");
        HttpResponse<String> format = klient.get(PERSON, "text/csv", token());
        sjekk(OPPSLAG, format, 406);
        assertThat(Testklient.json(format).get("kode").asString()).isEqualTo("UTE-008");
        assertThat(Testklient.json(format).get("korrelasjonsid").asString()).isEqualTo(Testklient.KORRELASJONSID);
    }

    private void nummer() {
        Set<Integer> sett = new TreeSet<>();
        for (JsonNode h : Testklient.json(klient.get("/hendelser?fraSekvensnummer=1&antall=10000"))
                .get("hendelser")) {
            if (!h.has("inntektsmottakerIdentifikator")) {
                HttpResponse<String> svar = klient.oppslag(
                        h.path("loggId").asLong(h.path("aggregatId").asLong(0)));
                sett.add(svar.statusCode());
                sjekk(NUMMER, svar, svar.statusCode());
            }
        }
        assertThat(sett).containsExactly(200, 404, 406, 410);
        sjekk(NUMMER, klient.oppslag(1), 404);
        sjekk(NUMMER, klient.get("/v1/ssb/x"), 400);
        sjekk(NUMMER, klient.get("/v1/ssb/1", "application/json", "Bearer x"), 401);
        sjekk(NUMMER, klient.get("/v1/nav/1"), 403);
        sjekk(NUMMER, klient.get("/v1/ssb/1", "text/csv", token()), 406);
    }

    private String token() {
        sjekk("/token", klient.grant("x"), 400);
        String uten = klient.signer(
                klient.header().build(),
                klient.claims(Instant.now())
                        .claim("scope", "skatteetaten:inntekt")
                        .build());
        sjekk("/token", klient.grant(uten), 403);
        HttpResponse<String> svar = klient.grant(klient.signer(
                klient.header().build(), klient.claims(Instant.now()).build()));
        sjekk("/token", svar, 200);

        String klientId = "client_id=" + simulator.klientId() + "&client_secret=";
        sjekk("/keycloak/token", klient.post(simulator.keycloakUrl(), "grant_type=password", ""), 400);
        String skjema = "grant_type=client_credentials&" + klientId;
        sjekk("/keycloak/token", klient.post(simulator.keycloakUrl(), skjema + "x", ""), 401);
        HttpResponse<String> keycloak =
                klient.post(simulator.keycloakUrl(), skjema + simulator.klienthemmelighet(), "");
        sjekk("/keycloak/token", keycloak, 200);
        String adgang =
                "Bearer " + Testklient.json(keycloak).get("access_token").asString();
        sjekk("/maskinporten/access-token", klient.post(simulator.guardianUrl(), "{}", adgang), 200);
        sjekk("/maskinporten/access-token", klient.post(simulator.guardianUrl(), "{}", "Bearer x"), 401);
        return "Bearer " + Testklient.json(svar).get("access_token").asString();
    }

    private void feil() {
        for (String type : List.of("500", "502", "503", "429")) {
            simulator.feil(Feilplan.av("andel=1,typer=" + type));
            int status = Integer.parseInt(type);
            sjekk("/hendelser", klient.get("/hendelser?fraSekvensnummer=1"), status);
            sjekk("/hendelser/start", klient.get("/hendelser/start?dato=2026-08-25"), status);
            sjekk(OPPSLAG, klient.get(PERSON), status);
            sjekk(NUMMER, klient.get("/v1/ssb/1"), status);
        }
    }

    private void sjekk(String sti, HttpResponse<String> svar, int status) {
        assertThat(svar.statusCode()).isEqualTo(status);
        JsonNode operasjon = kontrakt.get("paths").get(sti).iterator().next();
        JsonNode lovlig = foelg(operasjon.get("responses").path(Integer.toString(status)));
        assertThat(lovlig.isObject())
                .as("%s %d is in the contract", sti, status)
                .isTrue();
        proevd.add(sti + " " + status);
        if (!lovlig.has("content")) {
            assertThat(svar.body()).isEmpty();
            return;
        }
        assertThat(svar.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode skjema = lovlig.get("content").get("application/json").get("schema");
        assertThat(skjema(skjema).validate(Testklient.json(svar)))
                .as("%s %d", sti, status)
                .isEmpty();
    }

    /**
     * A schema of the contract with one thing added: the simulator sends no field that the contract does not name. The
     * contract itself forbids none, as the API may.
     */
    private Schema skjema(JsonNode skjema) {
        ObjectNode helt = Testklient.JSON.createObjectNode();
        // JSON Schema's place for what OpenAPI keeps in components/schemas
        helt.set("$defs", strengt(kontrakt.get("components").get("schemas").deepCopy()));
        helt.set("$ref", skjema.get("$ref"));
        helt.put("unevaluatedProperties", false);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(helt.toString().replace("#/components/schemas/", "#/$defs/"));
    }

    private static JsonNode strengt(JsonNode skjemaer) {
        for (String navn : List.of(
                "Hendelse",
                "OppgaveInntektsmottaker",
                "Inntektsmottaker",
                "IdentifiserendeInformasjon",
                "Utleggstrekk",
                "Avvik")) {
            ((ObjectNode) skjemaer.get(navn)).put("unevaluatedProperties", false);
        }
        return skjemaer;
    }

    private JsonNode foelg(JsonNode node) {
        return node.has("$ref") ? kontrakt.at(node.get("$ref").asString().substring(1)) : node;
    }

    private Set<String> iKontrakten() {
        Set<String> alle = new TreeSet<>();
        kontrakt.get("paths")
                .properties()
                .forEach(sti -> sti.getValue()
                        .iterator()
                        .next()
                        .get("responses")
                        .propertyNames()
                        .forEach(status -> alle.add(sti.getKey() + " " + status)));
        return alle;
    }
}
