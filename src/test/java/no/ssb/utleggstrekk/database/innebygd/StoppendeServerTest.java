package no.ssb.utleggstrekk.database.innebygd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.UtleggstrekkApp;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Mot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A server that was told to shut down and cannot, as a session holds it: it lives, and refuses all that come. */
@ExtendWith(OutputCaptureExtension.class)
class StoppendeServerTest extends Innebygdgrunnlag {
    private static final String VENTER = "is shutting down: waits for it to end";

    private InnebygdPostgres postgres;
    private Connection oekt;
    private long pid;

    @BeforeEach
    void hold() throws Exception {
        postgres = InnebygdPostgres.start(mappe);
        oekt = DriverManager.getConnection(postgres.jdbcUrl(), postgres.bruker(), postgres.passord());
        pid = PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid();
        ProcessHandle.of(pid).orElseThrow().destroy(); // SIGTERM: a "smart" shutdown waits for the sessions
        while (!PostgresPidfil.les(mappe.resolve("data")).orElseThrow().stopper()) {
            Thread.sleep(20);
        }
    }

    @AfterEach
    void slipp() throws Exception {
        oekt.close();
        postgres.close();
    }

    @Test
    void itIsToldOfAtOnceAndGivenUpWithTheMend(CapturedOutput utskrift) {
        assertThatThrownBy(() -> InnebygdPostgres.start(mappe, tid -> {}))
                .isInstanceOf(MidlertidigFeil.class)
                .hasMessageContainingAll(
                        "shutting down",
                        mappe.resolve("logg/postgres.log").toString(),
                        "`kill -QUIT " + pid + "`",
                        "start again")
                .message()
                .doesNotContain("\n");
        // in 60 s of waits
        assertThat(utskrift.getAll().split(VENTER, -1)).hasSize(1 + 2);
        assertThat(mappe.resolve("logg/postgres.log")).content().doesNotContain("the database system is");
    }

    @Test
    void theCauseInTheServersLogIsNamed() throws Exception {
        Files.writeString(
                mappe.resolve("logg/postgres.log"),
                "2026-11-27 05:33:09.208 UTC [1] PANIC:  could not write to file \"pg_wal/x\": No space left on device\n",
                StandardOpenOption.APPEND);
        assertThatThrownBy(() -> InnebygdPostgres.start(mappe, tid -> {}))
                .hasMessageContaining(
                        "(could not write to file \"pg_wal/x\": No space left on device): the disk is full, make room there, end");
    }

    @Test
    void whenItEndsAfterAllANewOneIsStarted() throws Exception {
        Sover slipper = tid -> {
            slippOekt();
            Sover.ekte().sov(tid);
        };
        try (InnebygdPostgres ny = InnebygdPostgres.start(mappe, slipper)) {
            assertThat(svar(ny, "select 1")).isEqualTo("1");
            assertThat(PostgresPidfil.les(mappe.resolve("data")).orElseThrow().pid())
                    .isNotEqualTo(pid);
        }
    }

    @Test
    void aRequestToStopEndsTheWait() {
        Stoppsignal stopp = new Stoppsignal();
        stopp.be();
        assertThatThrownBy(() -> InnebygdPostgres.start(mappe, stopp)).hasMessageContaining("Stopped on request");
    }

    @Test
    void aCommandThatWaitsForItHearsSigterm() throws Exception {
        for (String kommando : List.of("status", "check")) {
            Process prosess = kommando(kommando);
            var linjer = prosess.inputReader(StandardCharsets.UTF_8);
            StringBuilder alt = new StringBuilder();
            for (String linje = linjer.readLine(); linje != null; linje = linjer.readLine()) {
                alt.append(linje).append('\n');
                if (linje.contains(VENTER)) {
                    prosess.toHandle().destroy(); // SIGTERM; its output stays open
                }
            }
            assertThat(prosess.waitFor()).as(alt.toString()).isEqualTo(Exitkode.STOPPET.tall());
            assertThat(alt).contains(VENTER, "Stopped on request").doesNotContain("cut off");
        }
    }

    private static Process kommando(String navn) throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.antall(5, 5))) {
            Map<String, Object> konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, temp.resolve("noekler")));
            konfigurasjon.put("utleggstrekk.innebygd-postgres.mappe", mappe);
            konfigurasjon.put("utleggstrekk.utdata.rot", temp.resolve("ut"));
            List<String> ord = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    UtleggstrekkApp.class.getName(),
                    navn));
            ord.addAll(List.of(Mot.argumenter(konfigurasjon)));
            return new ProcessBuilder(ord).redirectErrorStream(true).start();
        }
    }

    private void slippOekt() {
        try {
            oekt.close();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
