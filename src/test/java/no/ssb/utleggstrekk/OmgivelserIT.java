package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The finished jar in surroundings that are not a developer's: other variables, locales, rights, folders and signals. */
@Tag("maskin")
class OmgivelserIT {
    private static final List<String> UTEN_SPRAAK =
            List.of("env", "-u", "LANG", "-u", "LC_ALL", "-u", "LC_CTYPE", "-u", "LANGUAGE");
    private static final Duration LENGE = Duration.ofSeconds(60);
    private static final int STOPPET = 3;
    private static final Set<String> LESER = Set.of("status", "check", "plan", "verify");

    @TempDir
    private static Path felles;

    private static Simulator simulator;

    @TempDir
    private Path mappe;

    @BeforeAll
    static void startSimulator() {
        simulator = Simulator.start(Oppsett.antall(5, 5));
    }

    @AfterAll
    static void stoppSimulator() {
        simulator.close();
    }

    @Test
    void aMisspeltVariableFailsTheStartAndThoseOfKubernetesDoNot() {
        List<String> kubernetes =
                List.of("env", "UTLEGGSTREKK_SERVICE_HOST=10.0.0.1", "UTLEGGSTREKK_PORT=tcp://10.0.0.1:80");
        assertThat(kjoer(kubernetes, ord("status")).exitkode()).isZero();

        Jarprosess feilstavet = kjoer(List.of("env", "UTLEGGSTREKK_UTDATA_ROOT=hemmelig"), ord("status"));
        assertThat(feilstavet.exitkode()).as(feilstavet.toString()).isEqualTo(2);
        assertThat(feilstavet.feil()).contains("UTLEGGSTREKK_UTDATA_ROOT").doesNotContain("hemmelig");
    }

    @Test
    void theConfigurationIsNamedByTheEnvironmentWhereTheCommandDoesNot() throws Exception {
        Path fil = Files.writeString(mappe.resolve("jobb.yaml"), "utleggstrekk.stabil-fra-dag: 99\n");
        List<String> med = List.of("env", "UTLEGGSTREKK_CONFIG=" + fil);
        assertThat(kjoer(med, List.of("status")).feil()).contains("must be between 1 and 28");

        Path annen = Files.writeString(mappe.resolve("annen.yaml"), "utleggstrekk.stabil-fra-dag: 10\n");
        Jarprosess status = kjoer(med, ord("status", "--config", annen.toString()));
        assertThat(status.exitkode()).as(status.toString()).isZero();

        Jarprosess borte = kjoer(List.of("env", "UTLEGGSTREKK_CONFIG=borte.yaml"), List.of("status"));
        assertThat(borte.exitkode()).isEqualTo(2);
        assertThat(borte.feil()).contains("UTLEGGSTREKK_CONFIG borte.yaml: no such file");
    }

    @Test
    void theFirstLineOnStandardErrorSaysWhatTheCommandUses() throws Exception {
        Path fil = Files.writeString(mappe.resolve("jobb.yaml"), "utleggstrekk.stabil-fra-dag: 10\n");
        TestDatabase database = TestDatabase.ny();
        List<String> ord = new ArrayList<>(List.of("status", "--config", fil.toString()));
        ord.addAll(List.of(Mot.argumenter(Mot.database(database))));
        assertThat(kjoer(List.of(), ord).feil().lines().findFirst().orElse(""))
                .contains(fil.toString(), database.url().replaceAll(".*//|\\?.*", ""), database.bruker())
                .doesNotContain(database.passord());

        String uten =
                kjoer(List.of(), List.of("status")).feil().lines().findFirst().orElse("");
        assertThat(uten)
                .contains(
                        "no configuration file",
                        mappe.resolve("innebygd-postgres").toString());
    }

    @Test
    void aBrokenConfigurationFileIsOneLineWithoutATrace() throws Exception {
        Path fil = Files.writeString(mappe.resolve("jobb.yaml"), "spring.datasource.password: @hemmelig\n");
        Jarprosess status = kjoer(List.of(), List.of("status", "--config", fil.toString()));
        assertThat(status.exitkode()).isEqualTo(2);
        assertThat(status.utskrift().lines()).singleElement().asString().doesNotContain("hemmelig");
    }

    /** Told to end while its database starts: it has begun nothing, ends in order, and takes the server with it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "run --kalendermaaned 2026-08",
                "restart",
                "replay --kalendermaaned 2026-08",
                "quarantine list",
                "quarantine retry",
                "status",
                "stop",
                "check",
                "plan --kalendermaaned 2026-08",
                "verify --kalendermaaned 2026-08",
            })
    void everyCommandThatIsToldToEndStopsWithItsServer(String kommando) throws Exception {
        Path postgres = felles.resolve("postgres");
        Map<String, Object> k = new LinkedHashMap<>(konfigurasjon());
        k.put("spring.datasource.url", "innebygd");
        k.put("utleggstrekk.innebygd-postgres.mappe", postgres);
        List<String> ord = new ArrayList<>(List.of(kommando.split(" ")));
        ord.addAll(List.of(Mot.argumenter(k)));
        Path pid = postgres.resolve("data/postmaster.pid");
        if (!Files.exists(postgres)) {
            List<String> run =
                    new ArrayList<>(List.of("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"));
            run.addAll(List.of(Mot.argumenter(k)));
            assertThat(kjoer(List.of(), run).exitkode()).isZero();
        }
        try (Jarprosess p = Jarprosess.start(mappe, List.of(), ord)) {
            Awaitility.await().atMost(LENGE).until(() -> Files.exists(pid));
            p.be();
            if (LESER.contains(kommando.split(" ")[0])) {
                assertThat(p.vent()).as(p.toString()).isIn(0, STOPPET); // it may have been done
            } else {
                assertThat(p.vent()).as(p.toString()).isEqualTo(STOPPET);
            }
            assertThat(p.utskrift()).doesNotContain("\tat ", "Exception");
        }
        assertThat(pid).doesNotExist();
    }

    @Test
    void aReplayThatIsToldToEndStopsAtTheNextAnswer() throws Exception {
        TestDatabase database = TestDatabase.ny();
        List<String> run = ord(database, "run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        assertThat(kjoer(List.of(), run).exitkode()).isZero();
        try (Connection sperre = database.dataSource().getConnection();
                Jarprosess p =
                        Jarprosess.start(mappe, List.of(), ord(database, "replay", "--kalendermaaned", "2026-08"))) {
            sperre.setAutoCommit(false);
            sperre.createStatement().execute("lock table par in access exclusive mode");
            ventPaa(database, "select exists (select from pg_stat_activity where wait_event_type = 'Lock')");
            p.be();
            Awaitility.await().pollDelay(Duration.ofMillis(500)).until(() -> true);
            sperre.rollback();
            assertThat(p.vent()).as(p.toString()).isEqualTo(STOPPET);
            assertThat(p.feil()).contains("Stopped on request").doesNotContain("\tat ");
        }
    }

    @Test
    void theLastLineStandsInTheStructuredLogAsWell() {
        Jarprosess restart = kjoer(List.of(), ord("restart", "--logging.structured.format.console=ecs"));
        assertThat(restart.feil()).contains("There is no failed or stopped kjøring");
        assertThat(restart.ut().lines().filter(l -> l.contains("There is no failed or stopped kjøring")))
                .singleElement()
                .asString()
                .startsWith("{");
    }

    @ParameterizedTest
    @CsvSource({"0077, rw-------, rwx------", "0027, rw-r-----, rwxr-x---", "0002, rw-rw-r--, rwxrwxr-x"})
    void filesAndFoldersFollowTheUmask(String umask, String fil, String folder) throws Exception {
        Jarprosess run = kjoer(
                List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"),
                ord("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"));
        assertThat(run.exitkode()).as(run.toString()).isZero();
        try (Stream<Path> alle = Files.walk(mappe.resolve("utdata"))) {
            assertThat(alle)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(p -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(p)))
                            .as(p.toString())
                            .isEqualTo(Files.isDirectory(p) ? folder : fil));
        }
    }

    @Test
    void withoutALocaleTheMessagesAreWhole() {
        Jarprosess restart = kjoer(UTEN_SPRAAK, ord("restart"));
        assertThat(restart.feil()).contains("There is no failed or stopped kjøring");
        assertThat(kjoer(UTEN_SPRAAK, List.of("--help")).ut()).contains("another kjøring holds the lock");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/blåbær", "file:%s/bl%C3%A5b%C3%A6r"})
    void withoutALocaleARootWithOurLettersNamesWhatToSet(String rot) throws Exception {
        Path fil = Files.writeString(
                mappe.resolve("jobb.yaml"),
                "utleggstrekk.utdata.rot: '" + (rot.startsWith("/") ? mappe + rot : rot.replace("%s", mappe.toString()))
                        + "'\n");
        for (String kommando : List.of("check", "restart")) {
            Map<String, Object> k = new LinkedHashMap<>(konfigurasjon());
            k.putAll(Mot.database(TestDatabase.ny()));
            k.remove("utleggstrekk.utdata.rot");
            List<String> ord = new ArrayList<>(List.of(kommando, "--config", fil.toString()));
            ord.addAll(List.of(Mot.argumenter(k)));
            Jarprosess p = kjoer(UTEN_SPRAAK, ord);
            assertThat(p.exitkode()).as(p.toString()).isEqualTo(2);
            assertThat(p.utskrift()).contains("utleggstrekk.utdata.rot", "LANG=C.UTF-8");
        }
        try (Stream<Path> alle = Files.list(mappe)) {
            assertThat(alle.map(p -> p.getFileName().toString())).noneMatch(n -> n.startsWith("bl"));
        }
    }

    @Test
    void aCompressionThatCannotBeLoadedIsFoundByCheckAndAtTheStart() {
        List<String> tmp = List.of("-Djava.io.tmpdir=/proc/none");
        Jarprosess check = kjoer(List.of(), tmp, ord("check"));
        assertThat(check.exitkode()).as(check.toString()).isEqualTo(2);
        assertThat(check.ut()).contains("FAIL  compression ").contains("-Djava.io.tmpdir");

        Jarprosess run = kjoer(List.of(), tmp, ord("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"));
        assertThat(run.exitkode()).as(run.toString()).isEqualTo(2);
        assertThat(run.feil()).contains("-Djava.io.tmpdir");
        assertThat(run.utskrift()).doesNotContain("kjøring 1");
    }

    private Jarprosess kjoer(List<String> foran, List<String> ord) {
        return kjoer(foran, List.of(), ord);
    }

    private Jarprosess kjoer(List<String> foran, List<String> jvm, List<String> ord) {
        try (Jarprosess p = Jarprosess.start(mappe, foran, jvm, ord)) {
            p.vent();
            return p;
        }
    }

    private List<String> ord(String... kommando) {
        return ord(TestDatabase.ny(), kommando);
    }

    private List<String> ord(TestDatabase database, String... kommando) {
        Map<String, Object> k = konfigurasjon();
        k.putAll(Mot.database(database));
        List<String> ord = new ArrayList<>(List.of(kommando));
        ord.addAll(List.of(Mot.argumenter(k)));
        return ord;
    }

    private Map<String, Object> konfigurasjon() {
        Map<String, Object> k = new LinkedHashMap<>(Mot.simulator(simulator, felles.resolve("noekler")));
        k.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        k.put("utleggstrekk.foerste-kalendermaaned", "2026-08");
        return k;
    }

    private static void ventPaa(TestDatabase database, String sql) {
        Awaitility.await().atMost(LENGE).until(() -> {
            try (Connection c = database.dataSource().getConnection();
                    var rad = c.createStatement().executeQuery(sql)) {
                return rad.next() && rad.getBoolean(1);
            }
        });
    }
}
