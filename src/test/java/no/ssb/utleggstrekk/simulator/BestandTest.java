package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BestandTest {
    private static final String SKATT = "utleggstrekkSkatt";
    private static final String SAMORDNET = "utleggstrekkSamordnet";
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
                    if (f.has("virksomhetId")) {
                        eiere.computeIfAbsent(f.get("virksomhetId").asString(), u -> new HashSet<>())
                                .add(f.get("opplysningspliktigId").asString());
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
    void mostEmployersOfTheDemoHaveOneOrTwoPersonsAndAFewHaveMany() {
        Map<String, Integer> personer = new TreeMap<>();
        Map<String, Integer> typer = new TreeMap<>();
        try (Simulator simulator = Simulator.start(Oppsett.demo())) {
            simulator
                    .par()
                    .filter(p -> p.kalendermaaned().equals("2026-10") && simulator.status(p) == 200)
                    .flatMap(p -> forhold(simulator, p).valueStream())
                    .forEach(f -> {
                        personer.merge(f.path("virksomhetId").asString(""), 1, Integer::sum);
                        f.at("/inntektsmottaker/utleggstrekk")
                                .forEach(l -> typer.merge(l.get("beskrivelse").asString(), 1, Integer::sum));
                    });
        }
        assertThat(personer.values().stream().filter(n -> n <= 2).count()).isGreaterThan(personer.size() / 2);
        assertThat(personer.values().stream().filter(n -> n >= 30).count()).isBetween(5L, 30L);
        assertThat(typer).as("several merged into one, and still side by side").containsKeys(SKATT, SAMORDNET);
        assertThat(typer.get(SAMORDNET)).isBetween(200, typer.getOrDefault(SKATT, 0));
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
                .contains("utleggstrekkSkatt -", "utleggstrekkSkatt +", "utleggstrekkSamordnet -")
                .contains("uten kalendermaaned", "skjermet forhold", "skjermet person")
                .contains("avvik paa forhold", "avvik paa linje", "utenlandsk nummer");
    }

    @Test
    void everyAnswerTellsWhoThePersonIsInWordsThatCanBeLookedFor() {
        try (Simulator simulator = Simulator.start(DEMO)) {
            assertThat(simulator.par().filter(p -> simulator.status(p) == 200))
                    .allSatisfy(p -> assertThat(simulator.body(p))
                            .containsPattern("\"navn\":\"OPPDIKTET [A-Z]+ [A-Z]+\"")
                            .containsPattern("\"foedselsdato\":\"19[4-9][0-9]-[01][0-9]-[0-3][0-9]\"")
                            .containsPattern("\"ansattnummer\":\"ANSATT-[0-9]{6}\""));
        }
    }

    @Test
    void bothContractsTellTheSameStory() {
        try (Simulator publisert = Simulator.start(DEMO);
                Simulator seed = Simulator.start(DEMO.medKontrakt(Kontrakt.SEED))) {
            assertThat(publisert.antallHendelser()).isEqualTo(seed.antallHendelser());
            publisert.par().forEach(p -> {
                assertThat(seed.status(p)).isEqualTo(publisert.status(p));
                assertThat(beloep(seed.body(p))).isEqualTo(beloep(publisert.body(p)));
            });
            Par borte =
                    seed.par().filter(p -> seed.status(p) == 406).findFirst().orElseThrow();
            assertThat(seed.body(borte)).contains("\"OAF-009\"");
            assertThat(publisert.body(borte)).contains("\"UTE-009\"");
        }
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
        JsonNode person = forhold.get("inntektsmottaker");
        merk(sett, !forhold.has("virksomhetId"), "uten underenhet");
        merk(sett, !forhold.has("kalendermaaned"), "uten kalendermaaned");
        merk(sett, forhold.has("skjermet"), "skjermet forhold");
        merk(sett, person.has("skjermet"), "skjermet person");
        merk(sett, person.has("internasjonalIdentifikator"), "utenlandsk nummer");
        merk(sett, !forhold.get("avvik").isEmpty(), "avvik paa forhold");
        merk(sett, !person.has("utleggstrekk"), "uten linje");
        for (JsonNode linje : person.path("utleggstrekk")) {
            sett.add(linje.get("beskrivelse").asString() + (linje.get("beloep").asInt() > 0 ? " +" : " -"));
            merk(sett, !linje.has("datoForUtleggstrekk"), "uten dato");
            merk(sett, linje.has("avvik"), "avvik paa linje");
        }
    }

    private static void merk(Set<String> sett, boolean er, String hva) {
        if (er) {
            sett.add(hva);
        }
    }

    /** Every linje of a body, in order. */
    private static List<String> beloep(String body) {
        return Pattern.compile("\"beskrivelse\":\"[A-Za-z]+\",\"beloep\":[-0-9]+")
                .matcher(body)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static JsonNode forhold(Simulator simulator, Par par) {
        return Testklient.JSON.readTree(simulator.body(par)).get("oppgaveInntektsmottaker");
    }
}
