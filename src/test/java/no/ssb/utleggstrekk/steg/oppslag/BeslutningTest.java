package no.ssb.utleggstrekk.steg.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rule 11: too much that could not be had stops the kjøring before it publishes, until a person decides. */
class BeslutningTest {
    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    @Test
    void moreThanTenAvvistAndOverTheShareStopsWithFiveAndAHigherLimitPublishesWithoutThem() {
        try (Simulator simulator = Lukketbestand.med(60)) {
            List<Par> par = Lukketbestand.par(simulator);
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                par.subList(0, 11).forEach(p -> simulator.settSvar(p, 400, Lukketbestand.UTE_006));
                Resultat stoppet = jobb.motor().kjoer(Lukketbestand.BESTILLING);
                assertThat(stoppet.exitkode()).isEqualTo(Exitkode.BESLUTNING);
                assertThat(stoppet.melding())
                        .contains("11 of 60 par were refused (AVVIST)")
                        .contains("utleggstrekk.maks-avvist-andel")
                        .contains("quarantine list");
                assertThat(jobb.utdata().resolve("inndata")).doesNotExist();
                JsonNode rapport = rapport(jobb, stoppet);
                assertThat(rapport.get("exitkode").asInt()).isEqualTo(5);
                assertThat(rapport.get("avvist").asInt()).isEqualTo(11);
                assertThat(rapport.at("/bruk/svar").asString()).isEqualTo("NEI");
            }
            long oppslag = simulator.kall().antall(Endepunkt.OPPSLAG);
            try (Testjobb jobb =
                    new Testjobb(mappe, database, simulator, Map.of("utleggstrekk.maks-avvist-andel", "0.2"))) {
                Resultat publisert = jobb.motor().restart(null, null, null, null);
                assertThat(publisert.exitkode()).as(publisert.melding()).isEqualTo(Exitkode.OK);
                assertThat(rapport(jobb, publisert).get("avvist").asInt()).isEqualTo(11);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                        .as("none is asked again")
                        .isEqualTo(oppslag);
            }
        }
    }

    @Test
    void tenAvvistNeverStop() {
        try (Simulator simulator = Lukketbestand.med(20);
                Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
            Lukketbestand.par(simulator).subList(0, 10).forEach(p -> simulator.settSvar(p, 400, Lukketbestand.UTE_006));
            Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(rapport(jobb, resultat).get("avvist").asInt()).isEqualTo(10);
        }
    }

    @Test
    void aParWithoutAnAnswerFailsTheKjoeringUntilItIsToleratedAndItIsAskedAgainByTheNext() {
        Map<String, Object> enGang = Map.of("utleggstrekk.api.maks-forsoek", 1);
        try (Simulator simulator = Lukketbestand.med(20)) {
            Par uten = Lukketbestand.par(simulator).get(0);
            String riktig = simulator.body(uten);
            simulator.settSvar(uten, 500, "{}");
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, enGang)) {
                Resultat feilet = jobb.motor().kjoer(Lukketbestand.BESTILLING);
                assertThat(feilet.exitkode()).isEqualTo(Exitkode.FEILET);
                assertThat(feilet.melding())
                        .contains("1 par have no answer after all attempts")
                        .contains("`restart --tillat-feilet 1`");
                assertThat(rapport(jobb, feilet).get("feilet").asInt()).isEqualTo(1);
            }

            simulator.kall().nullstill();
            // as an operator does, in a process of its own: one that has just seen it fail would take the API for down
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, enGang)) {
                assertThat(jobb.motor().restart(null, null, 0L, null).exitkode())
                        .isEqualTo(Exitkode.FEILET);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                        .as("just that")
                        .isEqualTo(1);

                Resultat publisert = jobb.motor().restart(null, null, 1L, null);
                assertThat(publisert.exitkode()).as(publisert.melding()).isEqualTo(Exitkode.OK);
                JsonNode rapport = rapport(jobb, publisert);
                assertThat(rapport.get("feilet").asInt()).isEqualTo(1);
                assertThat(rapport.get("tillatt_feilet").asInt()).isEqualTo(1);

                simulator.settSvar(uten, 200, riktig);
                simulator.kall().nullstill();
                Resultat neste = jobb.motor().kjoer(Lukketbestand.BESTILLING);
                assertThat(neste.exitkode()).as(neste.melding()).isEqualTo(Exitkode.OK);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(1);
                assertThat(rapport(jobb, neste).get("feilet").asInt()).isZero();
                assertThat(jobb.utdata().resolve("inndata/utleggstrekk_p2026-08_v2.parquet"))
                        .exists();
            }
        }
    }

    private static JsonNode rapport(Testjobb jobb, Resultat resultat) {
        return JsonMapper.shared()
                .readTree(jobb.utdata()
                        .resolve("logg/2026-08/%s/rapport.json"
                                .formatted(resultat.kjoering().navn()))
                        .toFile())
                .get("resultat");
    }
}
