package no.ssb.utleggstrekk.kjoering;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import no.ssb.utleggstrekk.grunn.Avbrytbar;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds in every step: no connection waits for Skatteetaten, and a connection that breaks is not the end. */
class StegTest {
    @TempDir
    private Path mappe;

    @ParameterizedTest
    @EnumSource(names = {"START", "HENDELSER", "OPPSLAG"})
    void noConnectionIsHeldWhileCallsRun(Endepunkt endepunkt) throws Exception {
        try (Scene scene = new Scene(mappe).treg(Duration.ofMinutes(10), endepunkt);
                Testjobb jobb = scene.prosess(Map.of("utleggstrekk.api.tidsavbrudd", "20m"))) {
            HikariDataSource pool = jobb.hent(HikariDataSource.class);
            int samtidige = endepunkt == Endepunkt.OPPSLAG ? 5 : 1;
            CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
            Awaitility.await()
                    .atMost(Scene.LENGE)
                    .until(() -> scene.simulator.kall().antall(endepunkt) == samtidige);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
            jobb.hent(Stoppsignal.class).be();
            jobb.hent(Avbrytbar.class).avbryt();
            kjoering.get(60, SECONDS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hendelse", "par", "utgivelse", "avstemming"})
    void aConnectionThatBreaksInTheMiddleOfAStepIsNoticedByNobody(String tabell) {
        try (Scene scene = new Scene(mappe);
                Testjobb jobb = scene.prosess()) {
            // the sequence goes on though the transaction is rolled back: the session is ended once
            scene.jdbc.sql("""
                    create sequence ganger;
                    create function drep() returns trigger language plpgsql as $$ begin
                        if nextval('ganger') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if;
                        return null;
                    end $$;
                    create trigger drep after insert or update on %s for each statement execute function drep()""".formatted(tabell)).update();
            scene.erSomFasit(jobb.motor().kjoer(Scene.BESTILLING));
        }
    }
}
