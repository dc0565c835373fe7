package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.GuardianKilde;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.MaskinportenKilde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens: one for all workers, renewed in time, and what is said when there is none. */
class TokenTest extends Simulatorproeve {
    private static final int ARBEIDERE = 8;
    private static final String FORSOEK_NOK = "utleggstrekk.api.maks-forsoek";

    @TempDir
    private Path mappe;

    @Test
    void theTokenIsRenewedOnceForAllWorkersBeforeItExpires() throws Exception {
        Oppsett kort = Oppsett.antall(10, 30)
                .medMaaneder(Kalendermaaned.av("2026-08"), 3)
                .medTokenlevetid(Duration.ofMinutes(2));
        try (Simulator tjener = Simulator.start(kort, tid);
                Proeveklient klient = new Proeveklient(tjener, tid, tjener.klientnoekkel(mappe), Map.of())) {
            alleSlaarOpp(klient);
            assertThat(tjener.kall().tokener()).isEqualTo(1);
            tid.fram(Duration.ofSeconds(85));
            alleSlaarOpp(klient);
            assertThat(tjener.kall().tokener()).isEqualTo(1);
            tid.fram(Duration.ofSeconds(6)); // less than 30 s left
            alleSlaarOpp(klient);
            assertThat(tjener.kall().tokener()).isEqualTo(2);
            tid.fram(Duration.ofMinutes(10)); // long dead
            alleSlaarOpp(klient);
            assertThat(tjener.kall().tokener()).isEqualTo(3);
            assertThat(tjener.kall().svar()).doesNotContainKey("OPPSLAG 401 UTE-004");
            assertThat(klient.trafikk("maskinporten", "tokenfornyelser")).isEqualTo(3);
        }
    }

    @Test
    void whenSkatteetatenRefusesTheTokenOfAllWorkersOneNewOneIsFetched() throws Exception {
        try (Proeveklient klient = klient()) {
            alleSlaarOpp(klient);
            simulator.trekkTilbakeTokener();
            alleSlaarOpp(klient);
            assertThat(simulator.kall().tokener()).isEqualTo(2);
            assertThat(simulator.kall().svar("OPPSLAG 401 UTE-004")).isPositive();
        }
    }

    @Test
    void whenTheNewTokenIsRefusedTooTheJobStops() throws Exception {
        skript(1000, Endepunkt.OPPSLAG, 401, "{\"kode\":\"OAF-004\"}");
        try (Proeveklient klient = klient(Map.of(FORSOEK_NOK, 50))) {
            for (Future<Utfall> arbeider : arbeidere(klient)) {
                assertThat(arbeider)
                        .failsWithin(Duration.ofSeconds(60))
                        .withThrowableThat()
                        .havingCause()
                        .isInstanceOfSatisfying(
                                VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.NEKTET))
                        .withMessageContaining("Skatteetaten refuses a fresh token (401)");
            }
            assertThat(simulator.kall().tokener()).isEqualTo(2);
        }
    }

    @Test
    void aTokenThatOthersHaveUsedIsNotRefusedAsFresh() {
        Par annen = Proeveklient.par(simulator, 2).get(1);
        Feilplan plan = Feilplan.INGEN;
        for (int i = 0; i < 2; i++) {
            plan = plan.medSvar(par.identifikator(), par.kalendermaaned(), 401, "", Map.of());
        }
        simulator.feil(plan);
        try (Proeveklient klient = klient()) {
            klient.foerKall.add(() -> {}); // refused: a new token
            klient.foerKall.add(() -> klient.oppslag(annen)); // which another lookup uses before it dies
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(simulator.kall().tokener()).isEqualTo(3);
        }
    }

    @Test
    void aLookupThatRefusesEveryTokenStopsTheJobInTheEnd() {
        Par annen = Proeveklient.par(simulator, 2).get(1);
        Feilplan plan = Feilplan.INGEN;
        for (int i = 0; i < 50; i++) {
            plan = plan.medSvar(par.identifikator(), par.kalendermaaned(), 401, "", Map.of());
        }
        simulator.feil(plan);
        try (Proeveklient klient = klient()) {
            for (int i = 0; i < 50; i++) {
                klient.foerKall.add(i % 2 == 0 ? () -> klient.oppslag(annen) : () -> {});
            }
            assertThat(nektet(() -> klient.oppslag(par))).hasMessageContaining("(401)");
            assertThat(simulator.kall().tokener()).isLessThanOrEqualTo(FORSOEK + 1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "MP-011|check utleggstrekk.maskinporten.token-url",
                "MP-100|check utleggstrekk.maskinporten.klient-id, and the environment",
                "MP-110|check utleggstrekk.maskinporten.issuer, with its trailing slash",
                "MP-120|check the certificate chain of utleggstrekk.maskinporten.noekkel-fil",
                "MP-121|register a new one in Samarbeidsportalen",
                "MP-123|(test or production)",
                "MP-124|utleggstrekk.maskinporten.kid and .noekkel-fil belong together",
                "MP-130|check that the clock of this machine is synchronised",
                "MP-200|check utleggstrekk.maskinporten.scope",
                "MP-250|Skatteetaten must give it to this organisation",
                "MP-251|utleggstrekk.maskinporten.consumer-org must delegate in Altinn",
                "MP-999|check issuer, klient-id, kid and noekkel-fil"
            })
    void aRefusalQuotesTheCodeWithAdvice(String kode, String raad) {
        skript(
                1,
                Endepunkt.TOKEN,
                400,
                "{\"error\":\"invalid_grant\",\"error_description\":\"%s: Nei.\"}".formatted(kode));
        try (Proeveklient klient = klient()) {
            assertThat(nektet(() -> klient.oppslag(par)))
                    .hasMessageContaining("Maskinporten gives no token (status 400, " + kode + ": Nei.); ")
                    .hasMessageContaining(raad);
            assertThat(simulator.kall().antall(Endepunkt.TOKEN)).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "wrong {0} is {2}")
    @CsvSource({
        "issuer,https://maskinporten.no/,MP-110",
        "klient-id,somebody-else,MP-100",
        "kid,unknown,MP-122",
        "scope,skatteetaten:inntekt,MP-250",
        "scope,nobody:knows,MP-201",
        "consumer-org,123456789,MP-251"
    })
    void aWrongConfigurationIsRefusedByMaskinportenAndNamed(String noekkelnavn, String verdi, String kode) {
        try (Proeveklient klient = klient(Map.of("utleggstrekk.maskinporten." + noekkelnavn, verdi))) {
            assertThat(nektet(() -> klient.oppslag(par))).hasMessageContaining(kode);
        }
    }

    @Test
    void aGuardianInTheConfigurationIsTheSourceAndNeedsNoKey() throws Exception {
        Path hemmelighet = hemmelighet(simulator.klienthemmelighet());
        try (Proeveklient klient = klient(guardian(hemmelighet))) {
            assertThat(klient.tokenkilde).isInstanceOf(GuardianKilde.class);
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(simulator.kall().antall(Endepunkt.GUARDIAN)).isEqualTo(2);
            assertThat(simulator.kall().antall(Endepunkt.TOKEN)).isZero();

            tid.fram(Duration.ofMinutes(2)); // it does not say how long its token lives: levetid
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
            assertThat(simulator.kall().tokener()).isEqualTo(2);
        }
    }

    @Test
    void withoutAGuardianTheSourceIsMaskinporten() {
        try (Proeveklient klient = klient()) {
            assertThat(klient.tokenkilde).isInstanceOf(MaskinportenKilde.class);
        }
    }

    @Test
    void aGuardianThatFailsIsAskedAgainAndOneThatRefusesIsNamed() throws Exception {
        Path hemmelighet = hemmelighet(simulator.klienthemmelighet());
        skript(3, Endepunkt.GUARDIAN, 502, "");
        try (Proeveklient klient = klient(guardian(hemmelighet))) {
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
        }
        Files.writeString(hemmelighet, "an old secret");
        try (Proeveklient klient = klient(guardian(hemmelighet))) {
            assertThat(nektet(() -> klient.oppslag(par)))
                    .hasMessageContaining("Keycloak gives no token (status 401, invalid_client); check the client's id")
                    .hasMessageNotContaining("old secret");
        }
    }

    @Test
    void whatIsMissingForATokenIsNamed() {
        for (String navn : List.of("klient-id", "noekkel-fil")) {
            Map<String, Object> uten = new HashMap<>(Proeveklient.slaaSammen(simulator, noekkel, Map.of()));
            uten.remove("utleggstrekk.maskinporten." + navn);
            try (Proeveklient klient = new Proeveklient(tid, 1, uten)) {
                VarigFeil feil = catchThrowableOfType(VarigFeil.class, () -> klient.oppslag(par));
                assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
                assertThat(feil)
                        .hasMessage("utleggstrekk.maskinporten." + navn
                                + " is not configured; it is needed to fetch a token");
            }
        }
    }

    private Map<String, Object> guardian(Path hemmelighet) {
        String prefiks = "utleggstrekk.maskinporten.guardian.";
        return Map.of(
                prefiks + "keycloak-url",
                simulator.keycloakUrl(),
                prefiks + "url",
                simulator.guardianUrl(),
                prefiks + "klient-id",
                simulator.klientId(),
                prefiks + "hemmelighet-fil",
                hemmelighet,
                "utleggstrekk.maskinporten.noekkel-fil",
                "/does/not/exist");
    }

    private Path hemmelighet(String innhold) throws java.io.IOException {
        Path fil = Files.writeString(mappe.resolve("hemmelighet"), innhold + "\n");
        return Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("rw-------"));
    }

    private void alleSlaarOpp(Proeveklient klient) throws Exception {
        for (Future<Utfall> arbeider : arbeidere(klient)) {
            assertThat(arbeider.get(60, TimeUnit.SECONDS)).isInstanceOf(Utfall.Funnet.class);
        }
    }

    private List<Future<Utfall>> arbeidere(Proeveklient klient) {
        ExecutorService traader = Executors.newFixedThreadPool(ARBEIDERE);
        try {
            List<Future<Utfall>> alle = new ArrayList<>();
            for (int i = 0; i < ARBEIDERE; i++) {
                Callable<Utfall> oppslag = () -> klient.oppslag(par).utfall();
                alle.add(traader.submit(oppslag));
            }
            return alle;
        } finally {
            traader.shutdown();
        }
    }
}
