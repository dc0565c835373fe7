package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code refresh}: all that is held for a month is asked for again, when an operator has seen what it costs. */
class OppfriskningTest {
    private static final int PAR = 20;

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());

    @Test
    void allOfTheMonthWaitsWhenItsCostIsAcceptedAndTheNextRunAsksForItAgain() {
        try (Simulator simulator = Lukketbestand.med(PAR)) {
            Utkomme foer = refresh(simulator, "--ja");
            assertThat(foer.exitkode()).isEqualTo(Exitkode.BRUK.tall());
            assertThat(foer.melding()).startsWith("Nothing is held for 2026-08, so there is nothing to ask for again");
            assertThat(kjoer(simulator).exitkode()).isEqualTo(Exitkode.OK);

            Utkomme uspurt = refresh(simulator);
            assertThat(uspurt.exitkode()).isEqualTo(Exitkode.BRUK.tall());
            assertThat(uspurt.ut())
                    .contains("20 par again: 20 calls at most, about 2 s", "only when a hendelse says so");
            assertThat(ventende(jdbc)).isZero();

            Utkomme bedt = refresh(simulator, "--ja", "--grunn", "Skatteetaten asked");
            assertThat(bedt.exitkode()).as(bedt.feil()).isZero();
            assertThat(bedt.ut())
                    .contains(
                            "20 par of 2026-08 wait for a lookup again. Next: `run --kalendermaaned 2026-08`, or any later month.");
            assertThat(ventende(jdbc)).isEqualTo(PAR);
            assertThat(jdbc.sql("select kommando || ': ' || grunn || ': ' || detaljer from beslutning")
                            .query(String.class)
                            .single())
                    .isEqualTo(
                            "refresh --kalendermaaned 2026-08: Skatteetaten asked: 20 par of 2026-08 wait for a lookup again");

            Par rettet = Lukketbestand.par(simulator).get(0);
            simulator.settSvar(rettet, 404, Lukketbestand.UTE_007);
            simulator.kall().nullstill();
            assertThat(kjoer(simulator).melding()).endsWith("is published");
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(PAR);
            assertThat(jdbc.sql("select max(versjon) from utgivelse where datasett = 'utleggstrekk'")
                            .query(Integer.class)
                            .single())
                    .as("an answer that came out otherwise is a correction")
                    .isEqualTo(2);
        }
    }

    @Test
    void anUnderenhetAloneCanBeAskedForAlsoByAKjoeringThatIsUnderWay() {
        try (Simulator simulator = Lukketbestand.med(PAR)) {
            Par doedt = Lukketbestand.par(simulator).get(0);
            simulator.settSvar(doedt, 500, "{}");
            assertThat(kjoer(simulator).exitkode()).isEqualTo(Exitkode.FEILET);
            String underenhet = jdbc.sql("select min(underenhet) from gjeldende_linje")
                    .query(String.class)
                    .single();
            long der = jdbc.sql("select count(distinct par_id) from gjeldende_linje where underenhet = ?")
                    .param(underenhet)
                    .query(Long.class)
                    .single();
            assertThat(der).isLessThan(PAR - 1);
            assertThat(refresh(simulator, "--underenhet", underenhet, "--ja").ut())
                    .contains(der + " par of 2026-08 wait for a lookup again");
            assertThat(ventende(jdbc)).as("and the one that failed").isEqualTo(der + 1);
            simulator.settSvar(doedt, 404, Lukketbestand.UTE_007);
            Resultat resultat;
            try (Testjobb jobb = jobb(simulator)) {
                resultat = jobb.motor().restart(null, null, null, null);
            }
            assertThat(resultat.exitkode())
                    .as("its sums balance: " + resultat.melding())
                    .isEqualTo(Exitkode.OK);
        }
    }

    private Testjobb jobb(Simulator simulator) {
        return new Testjobb(
                mappe,
                database,
                simulator,
                Map.of("utleggstrekk.api.kall-per-sekund", 10, "utleggstrekk.api.maks-forsoek", 1));
    }

    private Resultat kjoer(Simulator simulator) {
        try (Testjobb jobb = jobb(simulator)) {
            return jobb.motor().kjoer(Lukketbestand.BESTILLING);
        }
    }

    private static long ventende(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from par where par.venter")
                .query(Long.class)
                .single();
    }

    private Utkomme refresh(Simulator simulator, String... valg) {
        String[] kommando = new String[valg.length + 3];
        kommando[0] = "refresh";
        kommando[1] = "--kalendermaaned";
        kommando[2] = "2026-08";
        System.arraycopy(valg, 0, kommando, 3, valg.length);
        try (Testjobb jobb = jobb(simulator)) {
            return Kommandotest.kjoer(jobb.argumenter(), kommando);
        }
    }
}
