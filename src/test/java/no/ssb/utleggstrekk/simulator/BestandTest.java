package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BestandTest {
    private static final Oppsett DEMO = Oppsett.demo().medPersoner(500);

    @Test
    void theSameSeedGivesTheSameAnswersAndAnotherSeedOthers() {
        try (Simulator en = Simulator.start(DEMO);
                Simulator to = Simulator.start(DEMO);
                Simulator tre = Simulator.start(DEMO.medFroe(7))) {
            List<Par> par = en.par().toList();

            assertThat(to.par()).isEqualTo(par);
            assertThat(tre.par()).isNotEqualTo(par);
            assertThat(par)
                    .filteredOn(p -> en.status(p) == 200)
                    .allSatisfy(p -> assertThat(to.body(p)).isEqualTo(en.body(p)));
        }
    }

    @Test
    void personNumbersAreSyntheticAndValid() {
        try (Simulator simulator = Simulator.start(DEMO)) {
            assertThat(simulator.par().map(Par::identifikator).distinct())
                    .hasSize(500)
                    .allSatisfy(nr -> {
                        assertThat(new Identifikator(nr).harGyldigeKontrollsiffer())
                                .isTrue();
                        assertThat(Integer.parseInt(nr.substring(2, 4))).isBetween(81, 92);
                    });
        }
    }

    @Test
    void organisationNumbersAreValidAndAnUnderenhetHasOneOpplysningspliktig() {
        Map<String, Set<String>> eiere = new TreeMap<>();
        try (Simulator simulator = Simulator.start(DEMO)) {
            simulator.par().filter(p -> simulator.status(p) == 200).forEach(p -> {
                for (JsonNode f : forhold(simulator, p)) {
                    if (f.has("underenhet")) {
                        eiere.computeIfAbsent(f.get("underenhet").asString(), u -> new HashSet<>())
                                .add(f.get("opplysningspliktig").asString());
                    }
                }
            });
        }
        assertThat(eiere).hasSizeGreaterThan(10).allSatisfy((underenhet, opplysningspliktige) -> {
            assertThat(Kontrollsiffer.gyldigOrganisasjonsnummer(underenhet)).isTrue();
            assertThat(opplysningspliktige)
                    .hasSize(1)
                    .allMatch(Kontrollsiffer::gyldigOrganisasjonsnummer)
                    .doesNotContain(underenhet);
        });
    }

    @Test
    void theStoryHoldsWhatTheJobMustCopeWith() {
        Map<Integer, Integer> status = new TreeMap<>();
        Set<String> sett = new HashSet<>();
        try (Simulator simulator = Simulator.start(DEMO.medSlettinger(0.1))) {
            simulator.par().forEach(p -> {
                status.merge(simulator.status(p), 1, Integer::sum);
                if (simulator.status(p) == 200) {
                    JsonNode alle = forhold(simulator, p);
                    sett.add(alle.size() + " forhold");
                    alle.forEach(f -> les(f, sett));
                }
            });
        }
        assertThat(status).containsOnlyKeys(200, 404, 406, 410);
        assertThat(sett)
                .contains("1 forhold", "2 forhold", "3 forhold", "uten linje", "uten underenhet", "uten dato")
                .contains("utleggstrekkSkatt -", "utleggstrekkSkatt +", "utleggstrekkSamordnet -", "aggregatId 2");
    }

    @Test
    void aCorrectionChangesTheAnswerFromTheDayItIsRegistered() {
        try (Simulator simulator = Simulator.start(DEMO.medEndringer(1).medSlettinger(0))) {
            Par par = simulator
                    .par()
                    .filter(p -> p.kalendermaaned().equals("2026-08") && simulator.status(p) == 200)
                    .findFirst()
                    .orElseThrow();
            String sist = simulator.body(par);

            simulator.settDato(LocalDate.of(2026, 8, 19));
            assertThat(simulator.status(par)).isEqualTo(404);
            simulator.settDato(LocalDate.of(2026, 9, 8));
            assertThat(simulator.status(par)).isEqualTo(200);
            assertThat(simulator.body(par)).isNotEqualTo(sist);
            simulator.settDato(LocalDate.of(2027, 12, 31));
            assertThat(simulator.body(par)).isEqualTo(sist);
        }
    }

    @Test
    void loadHasExactlyAsManyHendelserAsAskedFor() {
        try (Simulator simulator = Simulator.start(Oppsett.antall(1000, 2500))) {
            assertThat(simulator.antallHendelser()).isEqualTo(2500);
            assertThat(simulator.par())
                    .hasSize(1000)
                    .allSatisfy(p -> assertThat(simulator.status(p)).isEqualTo(200));
        }
    }

    private static void les(JsonNode forhold, Set<String> sett) {
        sett.add("aggregatId " + forhold.get("aggregatId").asInt());
        if (!forhold.has("underenhet")) {
            sett.add("uten underenhet");
        }
        if (!forhold.has("utleggstrekk")) {
            sett.add("uten linje");
            return;
        }
        for (JsonNode linje : forhold.get("utleggstrekk")) {
            sett.add(linje.get("beskrivelse").asString() + (linje.get("beloep").asInt() > 0 ? " +" : " -"));
            if (!linje.has("datoForUtleggstrekk")) {
                sett.add("uten dato");
            }
        }
    }

    private static JsonNode forhold(Simulator simulator, Par par) {
        return Testklient.JSON.readTree(simulator.body(par)).get("inntektsmottakerOgArbeidsgiver");
    }
}
