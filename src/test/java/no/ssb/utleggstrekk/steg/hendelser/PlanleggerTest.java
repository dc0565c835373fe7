package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.verktoey.Databasebilde;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlanleggerTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    private static final Oppsett BESTAND =
            Oppsett.demo().medPersoner(120).medEndringer(0.4).medHull(0.2);

    @TempDir
    private Path mappe;

    @ParameterizedTest
    @EnumSource
    void aPlanSaysWhatTheRunThenDoes(Oppsett.Sidestil sidestil) {
        try (Simulator simulator = Simulator.start(BESTAND.medSidestil(sidestil));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.sidestoerrelse", 50))) {
            for (int m = 0; m < 2; m++) {
                Kalendermaaned maaned = AUGUST.pluss(m);
                LocalDate dag = dag(simulator, maaned);
                Plan plan = planlegger(jobb).lag(maaned, dag);
                simulator.kall().nullstill();
                Resultat resultat = kjoer(jobb, maaned, dag, null);
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                        .as("a person's adjacent months go together")
                        .isEqualTo(plan.kall().personer())
                        .isLessThanOrEqualTo(plan.par());
                assertThat(simulator.kall().antall(Endepunkt.NUMMER))
                        .isEqualTo(plan.kall().numre());
                assertThat(simulator.kall().antall(Endepunkt.HENDELSER))
                        .isEqualTo(plan.kall().sider());
                Map<String, Object> gjort = kjoering(jobb, resultat.kjoering().id());

                assertThat(plan.hendelser()).isEqualTo(gjort.get("mottatt")).isNotEqualTo(0L);
                assertThat(plan.ubrukelige()).isEqualTo(gjort.get("karantene"));
                assertThat(plan.par()).isEqualTo(gjort.get("par")).isNotEqualTo(0L);
                assertThat(plan.alleredeVentende()).isLessThan(plan.par());
                assertThat(plan.framtidige()).isEqualTo(gjort.get("framtidige"));
                assertThat(plan.maaneder().stream().mapToLong(Plan.Maaned::par).sum())
                        .isEqualTo(plan.par());
                assertThat(plan.uferdig()).isNull();
            }
            Plan etterpaa = planlegger(jobb).lag(AUGUST.pluss(1), dag(simulator, AUGUST.pluss(1)));
            assertThat(etterpaa.hendelser()).isZero();
            assertThat(etterpaa.par()).isZero();
            assertThat(etterpaa.maaneder()).isEmpty();
        }
    }

    @Test
    void aMonthThatIsNotStableIsToldOf() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            LocalDate tidlig = AUGUST.pluss(1).verdi().atDay(9);
            assertThat(planlegger(jobb).lag(AUGUST, tidlig).tekst())
                    .contains("The month is not stable before 2026-09-10: a run publishes version 0");
            assertThat(planlegger(jobb).lag(AUGUST, tidlig.plusDays(1)).tekst()).doesNotContain("stable");
        }
    }

    @Test
    void aPlanChangesNothingAndLooksNobodyUp() throws Exception {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            kjoer(jobb, AUGUST, dag(simulator, AUGUST), null);
            LocalDate dag = dag(simulator, AUGUST.pluss(1));
            Awaitility.await("the last sign of life of the kjøring")
                    .until(() -> jobb.hent(JdbcClient.class)
                            .sql("select count(*) from eierskap where hva is not null")
                            .query(Long.class)
                            .single()
                            .equals(0L));
            Map<String, List<String>> foer = tabeller(jobb);
            List<Path> filer = filer();
            long oppslag = simulator.kall().antall(Endepunkt.OPPSLAG);

            Plan plan = planlegger(jobb).lag(AUGUST.pluss(1), dag);

            assertThat(plan.par()).isPositive();
            assertThat(tabeller(jobb)).isEqualTo(foer);
            assertThat(filer()).isEqualTo(filer);
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(oppslag);
            assertThat(planlegger(jobb).lag(AUGUST.pluss(1), dag)).isEqualTo(plan);
        }
    }

    @Test
    void anUnfinishedKjoeringIsNamedAndKeepsItsDayAndBound() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            LocalDate dag = dag(simulator, AUGUST);
            kjoer(jobb, AUGUST, dag, 1L); // stops for a decision, all hendelser read
            LocalDate senere = dag(simulator, AUGUST.pluss(1));

            Plan samme = planlegger(jobb).lag(AUGUST, senere);
            assertThat(samme.uferdig()).isEqualTo(new Plan.Uferdig(1, "2026-08", dag.toString()));
            assertThat(samme.skjaeringsdato()).isEqualTo(dag.toString());
            assertThat(samme.hendelser()).isZero();
            assertThat(samme.par()).isEqualTo(samme.alleredeVentende()).isPositive();
            assertThat(samme.tekst()).contains("A run takes up kjøring 1 for 2026-08 first");

            Plan annen = planlegger(jobb).lag(AUGUST.pluss(1), senere);
            assertThat(annen.uferdig()).isNotNull();
            assertThat(annen.hendelser()).isPositive();
            assertThat(annen.par()).isGreaterThan(annen.alleredeVentende());
            JsonNode json = JsonMapper.shared().readTree(annen.json());
            assertThat(json.at("/uferdig/kjoering").asInt()).isEqualTo(1);
            assertThat(json.propertyNames())
                    .as("spelt as in the JSON of status")
                    .contains("gaar_naa", "fra_sekvensnummer", "allerede_ventende", "utenfor_dekning")
                    .allMatch(felt -> felt.matches("[a-z_]+"));
        }
    }

    @Test
    void aMonthOrDayThatARunRefusesIsRefused() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb =
                        new Testjobb(mappe, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"))) {
            Planlegger planlegger = planlegger(jobb);
            assertThatThrownBy(() -> planlegger.lag(Kalendermaaned.av("2026-07"), null))
                    .isInstanceOfSatisfying(
                            VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BRUK))
                    .hasMessageContaining("before utleggstrekk.foerste-kalendermaaned 2026-08");
            assertThatThrownBy(() -> planlegger.lag(Kalendermaaned.av("2199-01"), null))
                    .hasMessageContaining("2199-01 has not begun yet");
            assertThatThrownBy(() -> planlegger.lag(AUGUST, LocalDate.of(2199, 1, 1)))
                    .hasMessageContaining("--til-dato 2199-01-01 is after today");
        }
    }

    @Test
    void aPlanOnAnEmptyListHasNothingToDo() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = new Testjobb(mappe, TestDatabase.migrert(), simulator, Map.of())) {
            simulator.settDato(LocalDate.of(2026, 7, 1));
            Plan plan = planlegger(jobb).lag(AUGUST, LocalDate.of(2026, 7, 1));

            assertThat(plan.fraSekvensnummer()).isNull();
            assertThat(plan.kall().sum()).isZero();
            assertThat(plan.tekst())
                    .contains("Hendelser to read:   0", "Months looked up:    none", "Nothing was changed.");
        }
    }

    private static Planlegger planlegger(Testjobb jobb) {
        return new PlanOppsett()
                .planlegger(
                        jobb.hent(Skatteetaten.class),
                        jobb.hent(Serier.class),
                        jobb.hent(Serielager.class),
                        jobb.hent(Dekning.class),
                        jobb.hent(DataSource.class),
                        jobb.hent(Kjoeringer.class),
                        jobb.hent(BeroerteMaaneder.class),
                        jobb.hent(Kjoeringslaas.class),
                        jobb.hent(Pseudonymisering.class),
                        jobb.hent(Innstillinger.class),
                        jobb.hent(java.time.InstantSource.class));
    }

    private static LocalDate dag(Simulator simulator, Kalendermaaned maaned) {
        LocalDate dag = maaned.pluss(1).verdi().atDay(12);
        simulator.settDato(dag);
        return dag;
    }

    private static Resultat kjoer(Testjobb jobb, Kalendermaaned maaned, LocalDate dag, @Nullable Long maksOppslag) {
        return jobb.motor().kjoer(new Bestilling(maaned, dag, maksOppslag, null));
    }

    private static Map<String, Object> kjoering(Testjobb jobb, long id) {
        return jobb.hent(JdbcClient.class).sql("""
                        select mottatt, karantene, par, (select count(*) from par p where p.venter
                            and p.kalendermaaned > k.kalendermaaned) as framtidige
                        from kjoering k where kjoering_id = ?""").param(id).query().singleRow();
    }

    /** All but the heartbeat of the process that holds the lock, which is this one. */
    private static Map<String, List<String>> tabeller(Testjobb jobb) {
        Map<String, List<String>> alle = Databasebilde.av(jobb.hent(DataSource.class));
        alle.remove("public.eierskap.sett");
        return alle;
    }

    private List<Path> filer() throws Exception {
        try (Stream<Path> alle = Files.walk(mappe)) {
            return alle.sorted().toList();
        }
    }
}
