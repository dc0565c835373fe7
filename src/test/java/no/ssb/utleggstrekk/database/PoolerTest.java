package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import no.ssb.utleggstrekk.drift.Databasesjekk;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.Pgbouncer;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lock is a session's: a pooler that gives each transaction another session cannot keep it. */
class PoolerTest {
    private final TestDatabase database = TestDatabase.ny();

    @BeforeEach
    void kreverPgbouncer() {
        assumeTrue(Pgbouncer.finnes(), "needs PgBouncer: apt-get install pgbouncer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "default_pool_size = 20",
                "default_pool_size = 1",
                "server_round_robin = 1\nmin_pool_size = 3\ndefault_pool_size = 20",
            })
    void oneThatGivesEachTransactionItsSessionIsRefused(String valg) throws Exception {
        try (Pgbouncer bouncer = Pgbouncer.start(database, "pool_mode = transaction", valg);
                MigrertDatabase lest = new MigrertDatabase(bouncer.database(), List.of())) {
            assertThatThrownBy(() -> lest.hent(Kjoeringslaas.class).ta())
                    .isInstanceOfSatisfying(
                            VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BRUK))
                    .hasMessageContaining("pooler")
                    .hasMessageContaining("spring.datasource.url");
            assertThatThrownBy(() -> sjekk(bouncer.database()).server())
                    .isInstanceOf(VarigFeil.class)
                    .hasMessageContaining("pooler");
        }
    }

    @Test
    void oneThatGivesEachClientItsSessionIsAsGoodAsTheServer() throws Exception {
        try (Pgbouncer bouncer = Pgbouncer.start(database, "pool_mode = session");
                MigrertDatabase lest = new MigrertDatabase(bouncer.database(), List.of())) {
            lest.hent(Kjoeringslaas.class).ta();
            assertThat(lest.hent(Kjoeringslaas.class).erTatt()).isTrue();
            assertThat(sjekk(bouncer.database()).server()).contains("answers");
        }
    }

    private static Databasesjekk sjekk(TestDatabase database) {
        return new Databasesjekk(database.url(), database.bruker(), database.passord(), Path.of("unused"));
    }
}
