package no.ssb.utleggstrekk.steg.kvalitet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rule 19: the first stable version of a month that cannot be true is held, until somebody says that it is true. */
class HoldtMaanedTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2024-01");

    @TempDir
    private Path mappe;

    @Test
    void aMonthWithATenthOfThePersonsIsHeldAndThenPublishedByWhoSaysThatItIsTrue() {
        Kalendermaaned fjerde = FOERSTE.pluss(3);
        try (Simulator simulator = historikk(20, 4);
                Testjobb jobb = jobb(simulator)) {
            erPublisert(jobb.motor().kjoer(stabil(FOERSTE.pluss(2))));
            bareEnTidel(simulator, fjerde);
            Map<String, String> foer = Filer.parquet(jobb.utdata());

            Resultat holdt = jobb.motor().kjoer(stabil(fjerde));

            assertThat(holdt.exitkode()).as(holdt.melding()).isEqualTo(Exitkode.BESLUTNING);
            assertThat(holdt.melding())
                    .contains(fjerde + " (persons -90 %", "kvalitet.stopp-ved-avvik 0.5")
                    .contains("`run --kalendermaaned %s --godta %s --grunn".formatted(fjerde, fjerde))
                    .doesNotContain(FOERSTE.toString());
            assertThat(Filer.parquet(jobb.utdata())).isEqualTo(foer);
            assertThat(rapport(jobb, holdt).at("/resultat/exitkode").asInt()).isEqualTo(5);
            assertThat(rapport(jobb, holdt).get("beslutninger")).isEmpty();

            assertThat(jobb.motor().restart(null, null, null, null).exitkode())
                    .as("a restart decides nothing")
                    .isEqualTo(Exitkode.BESLUTNING);

            Resultat godtatt = jobb.motor().kjoer(godta(fjerde, Maanedsspenn.av(fjerde), "strike in August"));

            erPublisert(godtatt);
            assertThat(jobb.utdata().resolve("statistikk/utleggstrekk-underenhet_p%s_v1.parquet".formatted(fjerde)))
                    .exists();
            JsonNode beslutning = rapport(jobb, godtatt).get("beslutninger").get(0);
            assertThat(beslutning.get("bruker").asString()).isEqualTo(System.getProperty("user.name"));
            assertThat(beslutning.get("kommando").asString())
                    .isEqualTo("run --kalendermaaned %s --godta %s".formatted(fjerde, fjerde));
            assertThat(beslutning.get("grunn").asString()).isEqualTo("strike in August");
            assertThat(rapport(jobb, godtatt).at("/resultat/bruk/svar").asString())
                    .isEqualTo("MED_FORBEHOLD");
            assertThat(rapport(jobb, godtatt).at("/resultat/bruk/grunner"))
                    .extracting(g -> g.get("kode").asString())
                    .containsExactly("AVVIKER_FRA_SNITT", "GODTATT_AV_OPERATOER");
        }
    }

    @Test
    void ofTwoYearsAtOnceTheOneThatCannotBeTrueIsNamedAndNothingIsPublishedUntilItIsAccepted() {
        Kalendermaaned umulig = FOERSTE.pluss(14);
        Kalendermaaned siste = FOERSTE.pluss(23);
        try (Simulator simulator = historikk(60, 24);
                Testjobb jobb = jobb(simulator)) {
            bareEnTidel(simulator, umulig);

            Resultat holdt = jobb.motor().kjoer(stabil(siste));

            assertThat(holdt.exitkode()).as(holdt.melding()).isEqualTo(Exitkode.BESLUTNING);
            assertThat(holdt.melding()).contains("1 month ", umulig + " (persons -90 %");
            assertThat(jobb.utdata().resolve("statistikk")).doesNotExist();

            erPublisert(jobb.motor().kjoer(godta(siste, Maanedsspenn.av(umulig), null)));
            assertThat(jobb.utdata().resolve("inndata").toFile().list((d, n) -> n.endsWith("_v1.parquet")))
                    .hasSize(24);
        }
    }

    @Test
    void twoYearsOfSoundMonthsAreNotHeld() {
        try (Simulator simulator = historikk(20, 24);
                Testjobb jobb = jobb(simulator)) {
            erPublisert(jobb.motor().kjoer(stabil(FOERSTE.pluss(23))));
        }
    }

    @Test
    void inAWorldOfTenPersonsNothingIsHeld() {
        try (Simulator simulator = historikk(10, 4);
                Testjobb jobb = jobb(simulator)) {
            bareEnTidel(simulator, FOERSTE.pluss(3));
            erPublisert(jobb.motor().kjoer(stabil(FOERSTE.pluss(3))));
        }
    }

    @Test
    void ofOneOrTwoPersonsWhoAreLeftNoKronerAreTold() {
        Kalendermaaned fjerde = FOERSTE.pluss(3);
        try (Simulator simulator = historikk(20, 4);
                Testjobb jobb = jobb(simulator)) {
            erPublisert(jobb.motor().kjoer(stabil(FOERSTE.pluss(2))));
            bareEnTidel(simulator, fjerde);

            assertThat(jobb.motor().kjoer(stabil(fjerde)).melding())
                    .as("the mean is published: a percent of it is the two persons' amount")
                    .contains(fjerde + " (persons -90 %)")
                    .doesNotContain("kroner");
        }
    }

    @Test
    void versionZeroIsNotHeldAndTheFirstStableOneIs() {
        Kalendermaaned fjerde = FOERSTE.pluss(3);
        try (Simulator simulator = historikk(20, 4);
                Testjobb jobb = jobb(simulator)) {
            bareEnTidel(simulator, fjerde);
            erPublisert(jobb.motor().kjoer(new Bestilling(fjerde, dag(fjerde, 9), null, null)));
            assertThat(jobb.utdata().resolve("inndata/utleggstrekk_p%s_v0.parquet".formatted(fjerde)))
                    .exists();

            assertThat(jobb.motor().kjoer(stabil(fjerde)).exitkode()).isEqualTo(Exitkode.BESLUTNING);
        }
    }

    @Test
    void aMonthThatStandsIsCorrectedHoweverMuch() {
        Kalendermaaned fjerde = FOERSTE.pluss(3);
        try (Simulator simulator = historikk(20, 4);
                Testjobb jobb = jobb(simulator)) {
            erPublisert(jobb.motor().kjoer(stabil(fjerde)));
            bareEnTidel(simulator, fjerde);
            jobb.hent(JdbcClient.class)
                    .sql("update par set besvart_hendelse = 0")
                    .update();

            erPublisert(jobb.motor().kjoer(stabil(fjerde)));
            assertThat(jobb.utdata().resolve("inndata/utleggstrekk_p%s_v2.parquet".formatted(fjerde)))
                    .exists();
        }
    }

    private static Simulator historikk(int personer, int maaneder) {
        return Simulator.start(Oppsett.historikk(personer, FOERSTE, maaneder));
    }

    private Testjobb jobb(Simulator simulator) {
        return new Testjobb(mappe, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", FOERSTE));
    }

    private static Bestilling stabil(Kalendermaaned maaned) {
        return new Bestilling(maaned, dag(maaned, 10), null, null);
    }

    private static Bestilling godta(Kalendermaaned maaned, Maanedsspenn godtatt, @Nullable String grunn) {
        return new Bestilling(maaned, dag(maaned, 10), null, null, List.of(godtatt), grunn);
    }

    private static LocalDate dag(Kalendermaaned maaned, int dag) {
        return maaned.pluss(1).verdi().atDay(dag);
    }

    /** Skatteetaten no longer has data of nine persons in ten. */
    private static void bareEnTidel(Simulator simulator, Kalendermaaned maaned) {
        List<Par> par = simulator
                .par()
                .filter(p -> p.kalendermaaned().equals(maaned.toString()))
                .toList();
        par.stream().skip(par.size() / 10).forEach(p -> simulator.settSvar(p, 404, Lukketbestand.UTE_007));
    }

    private static void erPublisert(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(resultat.melding()).endsWith("is published");
    }

    private static JsonNode rapport(Testjobb jobb, Resultat resultat) {
        return JsonMapper.shared()
                .readTree(jobb.utdata()
                        .resolve("logg/%s/%s/rapport.json"
                                .formatted(
                                        resultat.kjoering().kalendermaaned(),
                                        resultat.kjoering().navn()))
                        .toFile());
    }
}
