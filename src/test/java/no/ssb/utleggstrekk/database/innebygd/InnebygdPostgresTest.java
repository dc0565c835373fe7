package no.ssb.utleggstrekk.database.innebygd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** On one data folder, which each test leaves without a server; each test has its own table. */
class InnebygdPostgresTest extends Innebygdgrunnlag {
    @Test
    void rowsAreKeptOverARestart() throws SQLException {
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            utfoer(postgres, "create table restart(i int); insert into restart values (42)");
        }
        assertThat(PostgresPidfil.les(mappe.resolve("data"))).isEmpty();
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            assertThat(svar(postgres, "select i from restart")).isEqualTo("42");
        }
    }

    @Test
    void theServerIsSafeForDataAndNeedsThePassword() throws SQLException {
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            assertThat(svar(postgres, "show fsync")).isEqualTo("on");
            assertThat(svar(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(svar(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(svar(postgres, "show unix_socket_directories")).isEmpty();
            assertThat(svar(postgres, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
                    .isEqualTo("scram-sha-256");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl(), postgres.bruker(), "feil"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThat(postgres.toString()).doesNotContain(postgres.passord());
            assertThat(postgres.jdbcUrl()).doesNotContain(postgres.passord());
        }
    }

    @Test
    void onlyTheLoopbackIsListenedOn() throws Exception {
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            int port = port(postgres);
            try (var kort = NetworkInterface.networkInterfaces()) {
                for (InetAddress adresse : kort.flatMap(NetworkInterface::inetAddresses)
                        .filter(a -> !a.isLoopbackAddress())
                        .toList()) {
                    assertThatThrownBy(() -> new Socket(adresse, port).close()).isInstanceOf(ConnectException.class);
                }
            }
            assertThat(svar(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void theServersLogHoldsNoValues() throws Exception {
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            utfoer(postgres, "create table hemmelig(v text primary key); insert into hemmelig values ('31415926535')");
            for (String sql : new String[] {
                "insert into hemmelig values ('31415926535')",
                "select '31415926535x'::int",
                "do $$ begin raise warning '31415926535'; end $$; select 1/0"
            }) {
                assertThatThrownBy(() -> utfoer(postgres, sql)).isInstanceOf(SQLException.class);
            }
        }
        assertThat(mappe.resolve("logg/postgres.log")).content().doesNotContain("31415926535");
    }

    @Test
    void aServerLeftByAKilledJobIsAdopted() throws Exception {
        Process jobb = InnebygdPostgresProsess.start(mappe);
        String url = InnebygdPostgresProsess.klar(jobb);
        String passord = Files.readString(mappe.resolve("passord"));
        try (Connection c = DriverManager.getConnection(url, "utleggstrekk", passord);
                Statement s = c.createStatement()) {
            s.execute("create table foreldreloes(i int); insert into foreldreloes values (7)");
        }
        long pid = PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid();
        jobb.destroyForcibly().waitFor();

        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            assertThat(PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid())
                    .isEqualTo(pid);
            assertThat(svar(postgres, "select i from foreldreloes")).isEqualTo("7");
        }
        assertThat(PostgresPidfil.les(mappe.resolve("data"))).isEmpty();
    }

    @Test
    void committedRowsSurviveAKilledServer() throws Exception {
        InnebygdPostgres drept = InnebygdPostgres.start(mappe);
        utfoer(drept, "create table drept(i int); insert into drept values (8)");
        ProcessHandle.of(PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid())
                .orElseThrow()
                .destroyForcibly();

        // while the first still stands in the same JVM, and so counts as a user
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            assertThat(svar(postgres, "select i from drept")).isEqualTo("8");
            drept.close();
            assertThat(svar(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void twoProcessesThatStartAtOnceShareTheServerAndTheLastStopsIt() throws Exception {
        Process en = InnebygdPostgresProsess.start(mappe);
        Process annen = InnebygdPostgresProsess.start(mappe);
        assertThat(InnebygdPostgresProsess.klar(en)).isEqualTo(InnebygdPostgresProsess.klar(annen));
        long pid = PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid();

        en.getOutputStream().close();
        assertThat(en.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid())
                .isEqualTo(pid);
        annen.getOutputStream().close();
        assertThat(annen.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(PostgresPidfil.les(mappe.resolve("data"))).isEmpty();
    }

    @Test
    void aNumberThatNowBelongsToAnotherProcessIsNoServer() throws Exception {
        InnebygdPostgres.start(mappe).close();
        Path pidfil = mappe.resolve("data/postmaster.pid");
        Files.writeString(
                pidfil,
                ProcessHandle.current().pid() + "\n" + mappe.resolve("data") + "\n1700000000\n1\n\n127.0.0.1\n");
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            assertThat(svar(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void halfMadeDataAreMadeAgain() throws Exception {
        Path halv = temp.resolve("halv");
        Files.createDirectories(halv.resolve("data.ny-1/base"));
        Files.createSymbolicLink(halv.resolve("binaer"), programs());
        try (InnebygdPostgres postgres = InnebygdPostgres.start(halv, Map.of("fsync", "off"))) {
            assertThat(svar(postgres, "select 1")).isEqualTo("1");
        }
        assertThat(halv.resolve("data.ny-1")).doesNotExist();
    }

    @Test
    void dataOfAnotherVersionAreRefusedWithTheMend() throws Exception {
        Path annen = temp.resolve("annen-versjon");
        Files.createDirectories(annen.resolve("data"));
        Files.writeString(annen.resolve("data/PG_VERSION"), "14\n");
        Files.writeString(annen.resolve("passord"), "x");
        Files.createSymbolicLink(annen.resolve("binaer"), programs());
        assertThatThrownBy(() -> InnebygdPostgres.start(annen))
                .isInstanceOfSatisfying(
                        VarigFeil.class, e -> assertThat(e.exitkode()).isEqualTo(Exitkode.BRUK))
                .hasMessageContainingAll(annen.resolve("data").toString(), "PostgreSQL 14", "move the folder away");
    }

    @Test
    void aFolderThatIsAFileIsRefusedInOneLine() throws Exception {
        Path fil = Files.createFile(temp.resolve("fil"));
        assertThatThrownBy(() -> InnebygdPostgres.start(fil.resolve("under")))
                .isInstanceOf(Feil.class)
                .hasMessageContaining(fil.toString())
                .hasMessageContaining("utleggstrekk.innebygd-postgres.mappe")
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aLostPasswordFileIsNamed() throws Exception {
        InnebygdPostgres.start(mappe).close();
        Path gjemt = Files.move(mappe.resolve("passord"), temp.resolve("gjemt"));
        try {
            assertThatThrownBy(() -> InnebygdPostgres.start(mappe)).hasMessageContaining("passord is missing");
        } finally {
            Files.move(gjemt, mappe.resolve("passord"));
        }
    }

    @Test
    @EnabledIf("root")
    void aFolderOnlyRootMayEnterServes() throws Exception {
        Path lukket = Files.createDirectory(
                temp.resolve("bare-root"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (InnebygdPostgres postgres = InnebygdPostgres.start(lukket.resolve("db"), Map.of("fsync", "off"))) {
            utfoer(postgres, "create table t(i int); insert into t values (9)");
        }
        try (InnebygdPostgres postgres = InnebygdPostgres.start(lukket.resolve("db"), Map.of("fsync", "off"))) {
            assertThat(svar(postgres, "select i from t")).isEqualTo("9");
        }
    }

    @Test
    void onlyARunMakesANewCluster() {
        Path tom = temp.resolve("ingen");
        try (Simulator simulator = Simulator.start(Oppsett.antall(5, 5))) {
            Map<String, Object> konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, temp.resolve("noekler")));
            konfigurasjon.put("utleggstrekk.innebygd-postgres.mappe", tom);
            konfigurasjon.put("utleggstrekk.utdata.rot", temp.resolve("ut"));
            for (String kommando : List.of(
                    "status",
                    "stop",
                    "verify --kalendermaaned 2026-08",
                    "quarantine list",
                    "quarantine retry",
                    "plan --kalendermaaned 2026-08",
                    "replay --kalendermaaned 2026-08",
                    "reread --fra-dato 2026-08-01 --ja",
                    "restart",
                    "check")) {
                Utkomme utkomme = Kommandotest.kjoer(Mot.argumenter(konfigurasjon), kommando.split(" "));
                assertThat(utkomme.exitkode())
                        .as("%s: %s", kommando, utkomme)
                        .isEqualTo(kommando.equals("check") ? 0 : 2);
                assertThat(utkomme.ut() + utkomme.feil())
                        .contains(tom.toString())
                        .contains("`run`");
                assertThat(tom).as(kommando).doesNotExist();
            }
        }
    }

    @Test
    void aLivingServerThatGetsNobodyInIsGivenUpWithTheFaultInItsLog() throws Exception {
        Deque<Connection> alle = new ArrayDeque<>();
        try (InnebygdPostgres postgres = InnebygdPostgres.start(mappe)) {
            int plass = Integer.parseInt(svar(postgres, "show max_connections"));
            try {
                while (alle.size() < plass) {
                    alle.push(DriverManager.getConnection(postgres.jdbcUrl(), postgres.bruker(), postgres.passord()));
                }
                Files.writeString(
                        mappe.resolve("logg/postgres.log"),
                        "2026-11-27 05:33:09.208 UTC [1] PANIC:  could not write to log file \"x\": File too large\n",
                        StandardOpenOption.APPEND);
                long pid =
                        PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid();
                assertThatThrownBy(() -> InnebygdPostgres.start(mappe, tid -> {}))
                        .hasMessageContainingAll("File too large", "ulimit -f", "`kill -QUIT " + pid + "`");
            } finally {
                while (!alle.isEmpty()) {
                    alle.pop().close();
                }
            }
        }
    }

    @Test
    void theServersLogIsBoundedAlsoWhileTheServerLives() throws Exception {
        Path logg = mappe.resolve("logg/postgres.log");
        try (InnebygdPostgres foerste = InnebygdPostgres.start(mappe)) {
            Files.writeString(logg, "x".repeat(11 << 20), StandardOpenOption.APPEND);
            try (InnebygdPostgres annen = InnebygdPostgres.start(mappe)) {
                assertThat(Files.size(logg)).isLessThan(1 << 20);
                assertThat(svar(annen, "select 1")).isEqualTo(svar(foerste, "select 1"));
            }
            assertThat(Files.size(mappe.resolve("logg/postgres.1.log"))).isGreaterThan(11 << 20);
        }
    }
}
