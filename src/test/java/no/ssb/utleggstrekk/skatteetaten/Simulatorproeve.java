package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** A simulator for the tests of one class, and answers scripted for it. Each test makes the client it needs. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Simulatorproeve {
    static final int FORSOEK = 3;

    public final VirtuellTid tid = new VirtuellTid();
    public Simulator simulator;
    public Path noekkel;
    public Par par;

    @BeforeAll
    void start(@TempDir Path mappe) {
        // that an API is down is what half of these tests are about
        LoggingSystem.get(getClass().getClassLoader()).setLogLevel(Port.class.getName(), LogLevel.ERROR);
        simulator = Proeveklient.simulator(tid);
        noekkel = simulator.klientnoekkel(mappe);
        par = Proeveklient.par(simulator, 1).get(0);
    }

    @AfterAll
    void stopp() {
        simulator.close();
    }

    @BeforeEach
    void nullstill() {
        simulator.feil(Feilplan.INGEN);
        simulator.kall().nullstill();
        tid.ventet();
    }

    /** With three attempts per call, unless told. */
    public Proeveklient klient(Map<String, Object> ekstra) {
        Map<String, Object> alle = new HashMap<>();
        alle.put("utleggstrekk.api.maks-forsoek", FORSOEK);
        alle.putAll(ekstra);
        return new Proeveklient(simulator, tid, noekkel, alle);
    }

    public Proeveklient klient() {
        return klient(Map.of());
    }

    /** The next answers of an endpoint are these; after them it answers as it should. Calls are counted from here. */
    void skript(int ganger, Endepunkt endepunkt, int status, String kropp, Map<String, String> hoder) {
        Feilplan plan = Feilplan.INGEN;
        for (int i = 0; i < ganger; i++) {
            plan = plan.medSvar(endepunkt, status, kropp, hoder);
        }
        simulator.feil(plan);
        simulator.kall().nullstill();
    }

    void skript(int ganger, Endepunkt endepunkt, int status, String kropp) {
        skript(ganger, endepunkt, status, kropp, Map.of());
    }

    long oppslag() {
        return simulator.kall().antall(Endepunkt.OPPSLAG);
    }

    static VarigFeil nektet(Runnable anrop) {
        VarigFeil feil = catchThrowableOfType(VarigFeil.class, anrop::run);
        assertThat(feil).isNotNull();
        assertThat(feil.exitkode()).isEqualTo(Exitkode.NEKTET);
        return feil;
    }
}
