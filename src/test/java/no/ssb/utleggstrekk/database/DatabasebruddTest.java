package no.ssb.utleggstrekk.database;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import no.ssb.utleggstrekk.database.innebygd.PostgresPidfil;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.verktoey.Mellommann;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The database goes away at a bad moment. */
class DatabasebruddTest {
    @TempDir
    private Path mappe;

    @Test
    void inTheLookups() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(50), Endepunkt.OPPSLAG)) {
            blirBorteNaar(scene, jobb -> {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                scene.ventPaaOppslag(30);
                return kjoering;
            });
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    @Test
    void whileHendelserAreRead() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(200), Endepunkt.HENDELSER)) {
            blirBorteNaar(scene, jobb -> {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                Awaitility.await()
                        .atMost(Scene.LENGE)
                        .until(() -> scene.simulator.kall().antall(Endepunkt.HENDELSER) > 1);
                return kjoering;
            });
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    @Test
    void inALongStatementOfAnyOtherStep() throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(50), Endepunkt.OPPSLAG);
                Connection annen = scene.database.dataSource().getConnection();
                Statement s = annen.createStatement()) {
            annen.setAutoCommit(false);
            blirBorteNaar(scene, jobb -> {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                scene.ventPaaOppslag(1); // what is old was deleted before
                s.execute("lock table avstemming in access exclusive mode");
                Awaitility.await()
                        .atMost(Scene.LENGE)
                        .until(() -> "STARTED".equals(scene.metadata().get("avstemming")));
                return kjoering;
            });
            annen.rollback();
            scene.kjoeresFerdigAvNyProsess();
        }
    }

    /** Runs as far as the bad moment. */
    @FunctionalInterface
    private interface Frem {
        CompletableFuture<Resultat> til(Testjobb jobb) throws Exception;
    }

    private static void blirBorteNaar(Scene scene, Frem frem) throws Exception {
        int port = Integer.parseInt(scene.database.url().replaceAll(".*:(\\d+)/.*", "$1"));
        try (Mellommann mellommann = new Mellommann(port);
                Testjobb jobb = scene.prosess(Map.of(
                        "spring.datasource.url",
                        scene.database.url().replace(":" + port + "/", ":" + mellommann.port() + "/"),
                        "spring.datasource.hikari.connection-timeout",
                        1000))) {
            CompletableFuture<Resultat> kjoering = frem.til(jobb);
            mellommann.kutt();
            Resultat resultat = kjoering.get(60, SECONDS);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.FEILET);
            assertThat(resultat.melding())
                    .startsWith("kjøring 1 for 2026-08 failed: The database cannot be reached")
                    .doesNotContain("\n");
            assertThat(scene.rapport().orElseThrow().at("/resultat/status").asString())
                    .isEqualTo("FEILET");
            assertThat(scene.rapport().orElseThrow().at("/resultat/feil").asString())
                    .isEqualTo(resultat.melding());
        }
    }

    @Test
    void anEmbeddedServerThatIsKilledIsRecoveredByTheNextStart() throws Exception {
        Map<String, Object> innebygd = new LinkedHashMap<>(Map.of("spring.datasource.url", "innebygd"));
        innebygd.put("utleggstrekk.innebygd-postgres.mappe", mappe.resolve("pg"));
        innebygd.put("spring.datasource.hikari.connection-timeout", 1000);
        try (Scene scene = new Scene(mappe).treg(Duration.ofMillis(50), Endepunkt.OPPSLAG)) {
            try (Testjobb jobb = scene.prosess(innebygd)) {
                CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
                scene.ventPaaOppslag(30);
                ProcessHandle.of(PostgresPidfil.les(mappe.resolve("pg/data"))
                                .orElseThrow()
                                .pid())
                        .orElseThrow()
                        .destroyForcibly();
                Resultat resultat = kjoering.get(60, SECONDS);
                assertThat(resultat.melding()).contains("The database cannot be reached");
            }
            try (Testjobb jobb = scene.prosess(innebygd)) {
                Resultat resultat = jobb.motor().restart(null, null, null, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
            assertThat(scene.simulator.kall().parBesvartFlereGanger()).isLessThanOrEqualTo(8 * 20);
        }
    }

    @Test
    void aTransactionWhoseConnectionBreaksBeforeItsCommitIsDoneOnceMore() {
        try (HikariDataSource pool = pool()) {
            JdbcClient jdbc = JdbcClient.create(pool);
            AtomicInteger forsoek = new AtomicInteger();
            new GjentattTransaksjon(new JdbcTransactionManager(pool)).executeWithoutResult(status -> {
                jdbc.sql("insert into t values (1)").update();
                if (forsoek.incrementAndGet() == 1) {
                    jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                            .query()
                            .listOfRows();
                }
            });
            assertThat(forsoek).hasValue(2);
            assertThat(jdbc.sql("select count(*) from t").query(Long.class).single())
                    .isEqualTo(1);
        }
    }

    @Test
    void aTransactionWhoseConnectionBreaksInTheCommitIsInDoubtAndFails() {
        try (HikariDataSource pool = pool()) {
            JdbcClient jdbc = JdbcClient.create(pool);
            AtomicInteger forsoek = new AtomicInteger();
            assertThatThrownBy(() -> new GjentattTransaksjon(new JdbcTransactionManager(pool))
                            .executeWithoutResult(status -> {
                                forsoek.incrementAndGet();
                                jdbc.sql("insert into t values (1)").update();
                                TransactionSynchronizationManager.registerSynchronization(new Drap(jdbc));
                            }))
                    .matches(Databasefeil::erBrudd);
            assertThat(forsoek).hasValue(1);
        }
    }

    /** Ends the session after all is done and before the commit is sent. */
    private record Drap(JdbcClient jdbc) implements TransactionSynchronization {
        @Override
        public void beforeCommit(boolean readOnly) {
            jdbc.sql("select pg_terminate_backend(pg_backend_pid())").query().listOfRows();
        }
    }

    private static HikariDataSource pool() {
        TestDatabase database = TestDatabase.migrert();
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.bruker());
        pool.setPassword(database.passord());
        JdbcClient.create(pool).sql("create table t (i int)").update();
        return pool;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "08006, cannot be reached, FEILET",
        "57P01, ended the connection, FEILET",
        "53100, disk is full: make room, FEILET",
        "53300, no connection left, FEILET",
        "28P01, refuses the user, BRUK",
        "3D000, does not exist, BRUK",
        "25006, name the primary server, BRUK",
        "23505, refused a statement (SQLSTATE 23505, FEILET"
    })
    void eachTroubleIsOneLineWithItsMendAndWithoutTheServersWords(String tilstand, String ord, Exitkode exitkode) {
        Feil feil = Databasefeil.tolk(new IllegalStateException(new SQLException("Key (a)=(31415926535)", tilstand)))
                .orElseThrow();
        assertThat(feil.exitkode()).isEqualTo(exitkode);
        assertThat(feil).hasMessageContaining(ord);
        assertThat(feil.getMessage()).startsWith("The database").doesNotContain("31415926535", "\n");
        assertThat(List.of(Exitkode.BRUK).contains(exitkode)).isEqualTo(feil instanceof VarigFeil);
    }

    @Test
    void aSmallDevShmIsNoFullDisk() {
        Feil feil = Databasefeil.tolk(new PSQLException(new ServerErrorMessage("SERROR\0C53100\0M"
                        + "could not resize shared memory segment \"/PostgreSQL.1804289383\" to 8388608 bytes:"
                        + " No space left on device\0\0")))
                .orElseThrow();
        assertThat(feil).hasMessageContaining("/dev/shm").hasMessageContaining("shm_size");
        assertThat(feil.getMessage()).doesNotContain("disk is full", "1804289383");
    }
}
