package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.drift.Databasesjekk;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.Pgbouncer;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock is a session's: a pooler that gives each transaction another session cannot keep it. */
class PoolerTest {
    private static final List<String> SMAA = List.of("--spring.datasource.hikari.maximum-pool-size=3");

    private final TestDatabase database = TestDatabase.migrert();
    private final Simulator simulator = Simulator.start(Oppsett.antall(5, 5));

    @TempDir
    private Path mappe;

    @AfterEach
    void lukk() {
        simulator.close();
        database.slett();
    }

    @BeforeEach
    void kreverPgbouncer() {
        assumeTrue(Pgbouncer.finnes(), "needs PgBouncer: apt-get install pgbouncer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default_pool_size = 20",
                "default_pool_size = 1",
                "pool_mode = statement",
                "server_round_robin = 1\nmin_pool_size = 3\ndefault_pool_size = 20",
            })
    void oneThatGivesEachTransactionItsSessionIsRefused(String valg) throws Exception {
        try (Pgbouncer bouncer = Pgbouncer.start(database, "pool_mode = transaction", valg)) {
            for (String[] kommando : new String[][] {{"check"}, {"run", "--kalendermaaned", "2026-08"}}) {
                Utkomme utkomme = Kommandotest.kjoer(konfigurasjon(bouncer), kommando);
                assertThat(utkomme.exitkode())
                        .as("%s: %s", kommando[0], utkomme)
                        .isEqualTo(2);
                assertThat(utkomme.ut() + utkomme.feil()).as(kommando[0]).contains("pooler");
            }
            assertThatThrownBy(() -> sjekk(bouncer.database()).server())
                    .isInstanceOf(VarigFeil.class)
                    .hasMessageContaining("pooler");
        }
    }

    @Test
    void oneThatGivesEachClientItsSessionIsAsGoodAsTheServer() throws Exception {
        try (Pgbouncer bouncer = Pgbouncer.start(database, "pool_mode = session");
                MigrertDatabase gjennom = new MigrertDatabase(bouncer.database(), SMAA)) {
            assertThat(gjennom.hent(Kjoeringslaas.class).alene(() -> "done")).isEqualTo("done");
            assertThat(sjekk(bouncer.database()).server()).contains("answers");
        }
    }

    private String[] konfigurasjon(Pgbouncer bouncer) {
        Map<String, Object> konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.putAll(Mot.database(bouncer.database()));
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        return Mot.argumenter(konfigurasjon);
    }

    private static Databasesjekk sjekk(TestDatabase database) {
        return new Databasesjekk(
                database.url(), database.bruker(), database.passord(), Path.of("unused"), Sover.ekte());
    }
}
