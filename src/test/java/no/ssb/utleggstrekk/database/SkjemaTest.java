package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Databasebilde;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What only reads never migrates; who writes does so under the lock; an older jar leaves a newer schema alone. */
class SkjemaTest {
    private static final String[] KJOER = {"run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"};

    @TempDir
    private Path mappe;

    private final Simulator simulator = Simulator.start(Oppsett.antall(20, 60));
    private final TestDatabase database = TestDatabase.ny();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private Map<String, Object> konfigurasjon = Map.of();

    @BeforeEach
    void lagKonfigurasjon() {
        konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.putAll(Mot.database(database));
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
    }

    @AfterEach
    void lukk() {
        simulator.close();
        database.slett();
    }

    static List<List<String>> lesende() {
        return List.of(
                List.of("status"),
                List.of("status", "--json"),
                List.of("stop", "--vent", "0"),
                List.of("plan", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"),
                List.of("check"),
                List.of("verify", "--kalendermaaned", "2026-08"),
                List.of("quarantine", "list"),
                List.of("replay", "--kalendermaaned", "2026-08"));
    }

    @ParameterizedTest
    @MethodSource("lesende")
    void whatOnlyReadsLeavesAnEmptyDatabaseEmpty(List<String> kommando) {
        Utkomme utkomme = kjoer(kommando.toArray(String[]::new));
        assertThat(Databasebilde.av(database.dataSource())).isEmpty();
        assertThat(utkomme.feil()).doesNotContain("\tat ", "Unexpected");
        if (List.of("status", "stop", "plan", "check").contains(kommando.get(0))) {
            assertThat(utkomme.exitkode()).as("%s", utkomme).isZero();
        } else {
            assertThat(utkomme.exitkode()).as("%s", utkomme).isEqualTo(2);
            assertThat(utkomme.feil()).contains("no tables of this program", "`run`");
        }
    }

    @Test
    void aPlanForAnEmptyDatabaseIsWhatTheFirstRunThenDoes() {
        assertThat(kjoer("plan", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12")
                        .ut())
                .contains("Par to look up:      20,");
    }

    @ParameterizedTest
    @MethodSource("lesende")
    void whatOnlyReadsLeavesAnOlderSchemaAsItIsAndSaysSo(List<String> kommando) {
        migrerTilVersjon1();
        Map<String, List<String>> foer = Databasebilde.av(database.dataSource());
        Utkomme utkomme = kjoer(kommando.toArray(String[]::new));
        assertThat(Databasebilde.av(database.dataSource())).isEqualTo(foer);
        assertThat(utkomme.feil()).doesNotContain("\tat ", "Unexpected");
        assertThat(utkomme.ut() + utkomme.feil()).as("%s", utkomme).contains("older", "`run`");
    }

    @Test
    void aRunMigratesButNotWhileAnotherHoldsTheLock() throws Exception {
        migrerTilVersjon1();
        try (Connection annen = database.dataSource().getConnection();
                Statement laas = annen.createStatement()) {
            laas.execute("select pg_advisory_lock(%s, 1)".formatted(0x55544c45));
            Map<String, List<String>> foer = Databasebilde.av(database.dataSource());
            assertThat(kjoer(KJOER).exitkode()).isEqualTo(4);
            assertThat(Databasebilde.av(database.dataSource())).isEqualTo(foer);
        }
        Utkomme utkomme = kjoer(KJOER);
        assertThat(utkomme.exitkode()).as("%s", utkomme).isZero();
    }

    @Test
    void anOlderJarExitsWithTwoOnANewerSchema() {
        assertThat(kjoer(KJOER).exitkode()).isZero();
        jdbc.sql("""
                insert into flyway_schema_history (installed_rank, version, description, type, script, checksum,
                    installed_by, execution_time, success)
                values (1000, '999', 'of later', 'SQL', 'V999__of_later.sql', 1, current_user, 1, true)""").update();
        Map<String, List<String>> foer = Databasebilde.av(database.dataSource());
        List<List<String>> alle = new ArrayList<>(lesende());
        alle.add(List.of(KJOER));
        alle.add(List.of("restart"));
        alle.add(List.of("quarantine", "retry"));
        for (List<String> kommando : alle) {
            Utkomme utkomme = kjoer(kommando.toArray(String[]::new));
            assertThat(utkomme.exitkode()).as("%s: %s", kommando, utkomme).isEqualTo(2);
            assertThat(utkomme.ut() + utkomme.feil()).as("%s", kommando).contains("newer program", "999");
        }
        assertThat(Databasebilde.av(database.dataSource())).isEqualTo(foer);
    }

    private void migrerTilVersjon1() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .javaMigrations(new V1__SpringBatchTabeller())
                .locations("classpath:none")
                .load()
                .migrate();
    }

    private Utkomme kjoer(String... kommando) {
        return Kommandotest.kjoer(Mot.argumenter(konfigurasjon), kommando);
    }
}
