package no.ssb.utleggstrekk.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.ssb.utleggstrekk.simulator.Oppsett.Listeslutt;
import no.ssb.utleggstrekk.simulator.Oppsett.Sidestil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class HendelseslisteTest {
    private static final Oppsett LITE = Oppsett.demo().medPersoner(200).medStokketSide(false);

    @TempDir
    Path mappe;

    @Test
    void theListIsReadPageByPageAndHasGaps() {
        try (Simulator simulator = Simulator.start(LITE)) {
            List<Long> numre = new ArrayList<>();
            List<Instant> tider = new ArrayList<>();
            for (JsonNode h : alle(simulator, 100)) {
                numre.add(h.get("sekvensnummer").asLong());
                if (h.has("ajourholdstidspunkt")) {
                    tider.add(Instant.parse(h.get("ajourholdstidspunkt").asString()));
                }
            }

            assertThat(numre).hasSize(simulator.antallHendelser()).isSorted().doesNotHaveDuplicates();
            assertThat(numre.get(numre.size() - 1)).isGreaterThan(numre.size());
            assertThat(tider).isSorted().hasSizeLessThan(numre.size());
        }
    }

    @Test
    void theListEndsInEachOfItsThreeWays() {
        String forbi = "/hendelser?fraSekvensnummer=999999999&antall=10";
        try (Simulator simulator = Simulator.start(LITE.medListeslutt(Listeslutt.FA005))) {
            HttpResponse<String> svar = innlogget(simulator).get(forbi);
            assertThat(svar.statusCode()).isEqualTo(404);
            assertThat(Testklient.json(svar).get("kode").asString()).isEqualTo("FA-005");
        }
        try (Simulator simulator = Simulator.start(LITE.medListeslutt(Listeslutt.TOM_LISTE))) {
            assertThat(innlogget(simulator).get(forbi).body()).isEqualTo("{\"hendelser\":[]}");
        }
        try (Simulator simulator = Simulator.start(LITE.medListeslutt(Listeslutt.TOMT_OBJEKT))) {
            assertThat(innlogget(simulator).get(forbi).body()).isEqualTo("{}");
        }
    }

    @Test
    void aWindowInAGapIsAnEmptyPageAndNotTheEnd() {
        try (Simulator simulator =
                Simulator.start(LITE.medSidestil(Sidestil.VINDU).medHull(0.5))) {
            Testklient klient = innlogget(simulator);
            int tomme = 0;
            for (long fra = 1; fra < 300; fra++) {
                HttpResponse<String> svar = klient.get("/hendelser?antall=1&fraSekvensnummer=" + fra);
                assertThat(svar.statusCode()).isEqualTo(200);
                tomme += Testklient.json(svar).get("hendelser").isEmpty() ? 1 : 0;
            }
            assertThat(tomme).isPositive();
        }
    }

    @Test
    void startCountsFromMidnightInOslo() {
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"))) {
            Testklient klient = innlogget(simulator);

            // 28 is registered 2026-09-09 at 23:30 in Oslo, 29 at 00:30 the day after
            assertThat(klient.get("/hendelser/start?dato=2026-09-10").body()).isEqualTo("{\"sekvensnummer\":29}");
            assertThat(klient.get("/hendelser/start?dato=2026-09-09").body()).isEqualTo("{\"sekvensnummer\":28}");
            assertThat(klient.get("/hendelser/start?dato=2026-09-11").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void whatIsRegisteredAfterTheSimulatedDayIsNotSeenYet() {
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"))) {
            simulator.settDato(LocalDate.of(2026, 9, 9));
            Testklient klient = innlogget(simulator);

            assertThat(klient.get("/hendelser/start?dato=2026-09-10").statusCode())
                    .isEqualTo(404);
            assertThat(klient.get("/hendelser?fraSekvensnummer=29&antall=10").statusCode())
                    .isEqualTo(404);
            assertThat(klient.get("/hendelser?fraSekvensnummer=28&antall=10").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aShuffledPageHoldsTheSameHendelser() {
        String side = "/hendelser?fraSekvensnummer=1&antall=50";
        try (Simulator sortert = Simulator.start(LITE);
                Simulator stokket = Simulator.start(LITE.medStokketSide(true))) {
            List<JsonNode> rekke = hendelser(innlogget(sortert).get(side));
            List<JsonNode> hulter = hendelser(innlogget(stokket).get(side));

            assertThat(hulter).containsExactlyInAnyOrderElementsOf(rekke).isNotEqualTo(rekke);
        }
    }

    @Test
    void aHendelseHasThePlatformsNamesAndInTheSeedsContractThoseOfTheGeneralLists() {
        Oppsett oppsett = LITE.medDaarligeHendelser(0).medNummerhendelser(0);
        try (Simulator publisert = Simulator.start(oppsett);
                Simulator seed = Simulator.start(oppsett.medKontrakt(Kontrakt.SEED))) {
            List<JsonNode> nye = alle(publisert, 1000);
            List<JsonNode> gamle = alle(seed, 1000);

            assertThat(felt(gamle))
                    .containsExactlyInAnyOrder(
                            "sekvensnummer",
                            "identifikator",
                            "gjelderPeriode",
                            "registreringstidspunkt",
                            "hendelsetype");
            assertThat(felt(nye))
                    .containsExactlyInAnyOrder(
                            "sekvensnummer",
                            "inntektsmottakerIdentifikator",
                            "periode",
                            "ajourholdstidspunkt",
                            "opprettet",
                            "type",
                            "loggId",
                            "aggregatId",
                            "underenhetsIdentifikator",
                            "opplysningspliktigIdentifikator");
            for (int i = 0; i < nye.size(); i++) {
                assertThat(nye.get(i).get("sekvensnummer"))
                        .isEqualTo(gamle.get(i).get("sekvensnummer"));
                assertThat(nye.get(i).get("inntektsmottakerIdentifikator"))
                        .isEqualTo(gamle.get(i).get("identifikator"));
                assertThat(nye.get(i).get("periode")).isEqualTo(gamle.get(i).get("gjelderPeriode"));
                assertThat(nye.get(i).has("loggId")).isNotEqualTo(nye.get(i).has("aggregatId"));
            }
        }
    }

    private static Set<String> felt(List<JsonNode> hendelser) {
        Set<String> navn = new HashSet<>();
        hendelser.forEach(h -> navn.addAll(h.propertyNames()));
        return navn;
    }

    private List<JsonNode> alle(Simulator simulator, int antall) {
        Testklient klient = innlogget(simulator);
        List<JsonNode> alle = new ArrayList<>();
        List<JsonNode> side = hendelser(klient.get("/hendelser?fraSekvensnummer=1&antall=" + antall));
        while (!side.isEmpty()) {
            alle.addAll(side);
            long fra = side.get(side.size() - 1).get("sekvensnummer").asLong() + 1;
            side = hendelser(klient.get("/hendelser?fraSekvensnummer=" + fra + "&antall=" + antall));
        }
        return alle;
    }

    private static List<JsonNode> hendelser(HttpResponse<String> svar) {
        JsonNode liste = Testklient.json(svar).get("hendelser");
        return liste == null ? List.of() : liste.valueStream().toList();
    }

    private Testklient innlogget(Simulator simulator) {
        return new Testklient(simulator, mappe).logginn(Instant.now());
    }
}
