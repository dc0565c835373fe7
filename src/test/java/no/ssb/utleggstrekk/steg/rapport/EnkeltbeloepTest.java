package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** No single person's amount can be had from the reports, the terminal, the log or the status, alone or by subtraction. */
class EnkeltbeloepTest {
    private static final String MAANED = "2026-08";
    private static final LocalDate AUGUST = LocalDate.of(2026, 9, 5);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 10, 5);
    private static final LocalDate OKTOBER = LocalDate.of(2026, 11, 5);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 15);
    private static final String ALENE = "910000001";
    private static final String DOMINERT = "910000002";
    private static final String JEVN = "910000003";
    private static final String STOR = "910000004";

    /** Whole numbers in a text, however their digits are grouped. */
    private static final Pattern TALL = Pattern.compile("\\d{1,3}(?:[  ,.' ]\\d{3})+(?!\\d)|\\d+");

    @TempDir
    private Path mappe;

    private final Set<Integer> plantet = new TreeSet<>();

    /** What a command prints. */
    private final List<String> terminal = new ArrayList<>();

    @Test
    void noPlantedAmountNorChangeOfOnePersonCanBeFoundOrWorkedOut() throws Exception {
        List<JsonNode> rapporter;
        List<String> tekster;
        ByteArrayOutputStream konsoll = new ByteArrayOutputStream();
        PrintStream egen = System.out;
        System.setOut(new PrintStream(konsoll, true, StandardCharsets.UTF_8));
        try (Simulator simulator = Simulator.start(Oppsett.demo());
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.maks-avvist-andel", 1))) {
            rapporter = kjoer(jobb, simulator);
            tekster = tekster(jobb.utdata().resolve("logg"));
            assertThat(tekster).hasSize(2 * (rapporter.size() + 1));
            Status status = new Statusleser(jobb.hent(JdbcClient.class), InstantSource.system(), 10, null).les();
            tekster.addAll(List.of(status.tekst(), status.json(), konsoll.toString(StandardCharsets.UTF_8)));
            tekster.addAll(terminal);
            for (int beloep : plantet) {
                assertThat(tekster)
                        .as("%d in a report, the log, the status or the terminal".formatted(beloep))
                        .noneMatch(t -> spelling(beloep).matcher(t).find());
            }
        } finally {
            System.setOut(egen);
        }
        assertThat(konsoll.toString(StandardCharsets.UTF_8)).contains("oppslag: ");
        Set<Long> alle = new TreeSet<>();
        rapporter.forEach(r -> tall(r, alle));
        tekster.stream()
                .filter(t -> !t.startsWith("{"))
                .map(t -> t.replaceAll("(?s)<style>.*?</style>|<[^>]*>|[0-9a-f]{64}", " "))
                .forEach(t -> tall(t, alle));
        alle.addAll(alle.stream().map(t -> -t).toList());
        for (int beloep : plantet) {
            assertThat(alle.stream().filter(t -> alle.contains(t + beloep)).toList())
                    .as("%d as the difference of two numbers".formatted(beloep))
                    .isEmpty();
        }
        assertThat(rapporter)
                .flatExtracting(r -> r.get("avstemming").valueStream().toList())
                .filteredOn(l -> l.get("ligning").asString().contains("SHA-256"))
                .isNotEmpty()
                .as("a digest of one row is soon guessed")
                .allMatch(l -> l.get("venstre").isNull() && l.get("hoeyre").isNull());
        JsonNode rettet = rapporter.get(1).at("/maaneder/0");
        assertThat(rettet.at("/stoerste_endringer/0/underenhet").asString()).isEqualTo(JEVN);
        assertThat(rettet.at("/stoerste_endringer/0/endring_beloep").asLong())
                .isEqualTo(-1_500_001 - 1_600_003 - 1_700_007 - 1_800_011 - 1_900_013 - 1_550_017);
        assertThat(rettet.get("stoerste_endringer").valueStream().skip(1))
                .allSatisfy(r -> assertThat(r.get("endring_beloep").isNull()).isTrue())
                .extracting(r -> r.get("underenhet").asString("-"))
                .containsExactly(ALENE, STOR, "-");
        assertThat(rapporter.get(2).at("/maaneder/0/endring/sum_beloep").isNull())
                .as("two persons changed")
                .isTrue();
        assertThat(rapporter
                        .get(2)
                        .at("/maaneder/0/personer/antall_personer_endret_beloep")
                        .asLong())
                .isEqualTo(2);
        JsonNode toPersoner = rapporter.get(2);
        assertThat(toPersoner.at("/maaneder/0/naa/sum_beloep"))
                .as("the total before and after tells the two persons' change")
                .isEqualTo(toPersoner.at("/maaneder/0/foer/sum_beloep"));
        assertThat(sum(rapporter.get(2), 2)).isEqualTo(sum(rapporter.get(2), 1)).isEqualTo(sum(rapporter.get(1), 1));
        assertThat(toPersoner.at("/historikk/0/typer/0/sum_beloep"))
                .isEqualTo(rapporter.get(1).at("/historikk/0/typer/0/sum_beloep"));
        assertThat(sum(rapporter.get(3), 3))
                .as("a third person has changed since the total was last shown")
                .isNotEqualTo(sum(rapporter.get(3), 2));
    }

    /** The kroner of August by one of its versions. */
    private static JsonNode sum(JsonNode rapport, int nr) {
        return rapport.at("/historikk/0/versjoner/%d/sum_beloep".formatted(nr));
    }

    @Test
    void whereOnePersonChangedTwoReportsOfTheMonthTellNoClassOfHisAmount() {
        try (Simulator simulator = Simulator.start(Oppsett.demo());
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.maks-avvist-andel", 1))) {
            Trekkverden verden = new Trekkverden(simulator, MAANED);
            for (int i = 0; i < 40; i++) {
                verden.har(AUGUST, 100 + i, STOR, -200 - 500 * (i % 10));
            }
            JsonNode foer = rapport(jobb, simulator, 8, 12);
            verden.har(LocalDate.of(2026, 9, 15), 102, STOR, -4_321);
            JsonNode enPerson = rapport(jobb, simulator, 8, 20);
            for (int i = 0; i < 10; i++) {
                verden.har(LocalDate.of(2026, 9, 25), 100 + i, STOR, -2_777);
            }
            verden.har(LocalDate.of(2026, 9, 25), 139, STOR, -3_999);
            JsonNode mange = rapport(jobb, simulator, 8, 28);
            assertThat(enPerson.at("/maanedsbilde/fordeling")).isEqualTo(foer.at("/maanedsbilde/fordeling"));
            assertThat(enPerson.at("/maanedsbilde/risiko")).isEqualTo(foer.at("/maanedsbilde/risiko"));
            assertThat(enPerson.at("/maanedsbilde/kroner_fra_kjoering").asLong())
                    .isEqualTo(1);
            assertThat(mange.at("/maanedsbilde/kroner_fra_kjoering").asLong()).isEqualTo(3);
            Map<Integer, Long> naa = hittil(mange);
            Map<Integer, Long> da = hittil(foer);
            assertThat(naa).hasSizeGreaterThan(1);
            naa.keySet().retainAll(da.keySet());
            assertThat(naa.keySet())
                    .as("where two reports can be compared, nobody or three persons at the least moved")
                    .allSatisfy(
                            grense -> assertThat(Math.abs(naa.getOrDefault(grense, 0L) - da.getOrDefault(grense, 0L)))
                                    .isNotIn(1L, 2L));
        }
    }

    /** Deductions below each limit of a class. */
    private static Map<Integer, Long> hittil(JsonNode rapport) {
        Map<Integer, Long> hittil = new TreeMap<>();
        long antall = 0;
        for (JsonNode klasse : rapport.at("/maanedsbilde/fordeling")) {
            hittil.put(klasse.get("fra").asInt(), antall);
            antall += klasse.get("antall_utleggstrekk").asLong();
        }
        return hittil;
    }

    @Test
    void theShareOfKronerAtRiskIsLeftOutWhereItIsOnePersons() {
        try (Simulator simulator = Simulator.start(Oppsett.demo());
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.maks-avvist-andel", 1))) {
            Trekkverden verden = new Trekkverden(simulator, MAANED);
            for (int i = 0; i < 12; i++) {
                verden.har(AUGUST, 100 + i, STOR, -52_000 - 17 * i);
            }
            har(verden, AUGUST, 1, ALENE, -312_345);
            JsonNode risiko = rapport(jobb, simulator, 8).at("/maanedsbilde/risiko");
            assertThat(risiko.get("antall_i_risiko").asLong()).isEqualTo(1);
            assertThat(risiko.get("andel_av_kroner").isNull()).isTrue();
        }
    }

    /** August as it comes; then corrections of many and of one; then of two; then of one. */
    private List<JsonNode> kjoer(Testjobb jobb, Simulator simulator) {
        Trekkverden verden = new Trekkverden(simulator, MAANED);
        for (int i = 0; i < 12; i++) {
            verden.har(AUGUST, 100 + i, STOR, -2_000 - 17 * i);
        }
        har(verden, AUGUST, 1, ALENE, -1_234_567);
        har(verden, AUGUST, 2, DOMINERT, -7_654_321);
        for (int i = 0; i < 4; i++) {
            verden.har(AUGUST, 3 + i, DOMINERT, -1_000 - i);
        }
        har(verden, AUGUST, 8, null, -3_456_789);
        for (int i = 0; i < 6; i++) {
            har(verden, AUGUST, 10 + i, JEVN, -2_222_223 - 11_117 * i);
        }
        List<JsonNode> rapporter = new ArrayList<>();
        rapporter.add(rapport(jobb, simulator, 8));

        endrer(verden, SEPTEMBER, 1, ALENE, -1_234_567, -2_345_671);
        endrer(verden, SEPTEMBER, 8, null, -3_456_789, -4_567_913);
        har(verden, SEPTEMBER, 120, STOR, -5_432_109);
        int[] endringer = {-1_500_001, -1_600_003, -1_700_007, -1_800_011, -1_900_013, -1_550_017};
        for (int i = 0; i < 6; i++) {
            int foer = -2_222_223 - 11_117 * i;
            endrer(verden, SEPTEMBER, 10 + i, JEVN, foer, foer + endringer[i]);
        }
        rapporter.add(rapport(jobb, simulator, 9));

        endrer(verden, OKTOBER, 10, JEVN, -2_222_223 - 1_500_001, -6_000_101);
        endrer(verden, OKTOBER, 2, DOMINERT, -7_654_321, -8_765_437);
        rapporter.add(rapport(jobb, simulator, 10));

        endrer(verden, NOVEMBER, 11, JEVN, -2_222_223 - 11_117 - 1_600_003, -5_111_119);
        rapporter.add(rapport(jobb, simulator, 10, 20));
        return rapporter;
    }

    private void har(Trekkverden verden, LocalDate dag, int person, @Nullable String underenhet, int beloep) {
        plantet.add(-beloep);
        verden.har(dag, person, underenhet, beloep);
    }

    private void endrer(Trekkverden verden, LocalDate dag, int person, @Nullable String underenhet, int foer, int naa) {
        plantet.add(Math.abs(naa - foer));
        har(verden, dag, person, underenhet, naa);
    }

    private JsonNode rapport(Testjobb jobb, Simulator simulator, int maaned) {
        return rapport(jobb, simulator, maaned, 12);
    }

    /** Of a kjøring on a day of the month after. */
    private JsonNode rapport(Testjobb jobb, Simulator simulator, int maaned, int dagen) {
        Kalendermaaned m = Kalendermaaned.av("2026-%02d".formatted(maaned));
        LocalDate dag = m.pluss(1).verdi().atDay(dagen);
        simulator.settDato(dag);
        var resultat = jobb.motor().kjoer(new Bestilling(m, dag, null, null));
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        terminal.add(resultat.melding());
        terminal.addAll(
                jobb.hent(Utgivelsesoversikt.class).av(resultat.kjoering()).tabell(80));
        return new Rapportkontrakt().les(jobb, resultat.kjoering());
    }

    /** All that is written for people: not the manifests, which are for programs, and exact. */
    private static List<String> tekster(Path logg) throws IOException {
        try (Stream<Path> filer = Files.walk(logg)) {
            List<String> tekster = new ArrayList<>();
            for (Path fil : filer.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("manifest.json"))
                    .toList()) {
                tekster.add(Files.readString(fil));
            }
            return tekster;
        }
    }

    /** An amount with whatever stands between its groups of three digits. */
    private static Pattern spelling(int beloep) {
        String s = Integer.toString(beloep);
        return Pattern.compile("(?<!\\d)%s\\D{0,8}%s\\D{0,8}%s(?!\\d)"
                .formatted(
                        s.substring(0, s.length() - 6),
                        s.substring(s.length() - 6, s.length() - 3),
                        s.substring(s.length() - 3)));
    }

    /** Every number of a report, also those in texts; checksums say nothing. */
    private static void tall(JsonNode node, Set<Long> til) {
        if (node.isIntegralNumber()) {
            til.add(node.asLong());
        } else if (node.isString()) {
            tall(node.asString(), til);
        } else {
            node.properties().stream().filter(f -> !f.getKey().equals("sha256")).forEach(f -> tall(f.getValue(), til));
            if (node.isArray()) {
                node.forEach(n -> tall(n, til));
            }
        }
    }

    private static void tall(String tekst, Set<Long> til) {
        TALL.matcher(tekst)
                .results()
                .map(t -> t.group().replaceAll("\\D", ""))
                .filter(t -> t.length() < 16)
                .forEach(t -> til.add(Long.valueOf(t)));
    }
}
