package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Real reports of real kjøringer, however they ended, against the contract. */
class RapportTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    private static final Oppsett BESTAND = Oppsett.demo().medPersoner(150).medEndringer(0.4);

    @TempDir
    private Path mappe;

    private final Rapportkontrakt kontrakt = new Rapportkontrakt();

    @Test
    void theFieldsAreFrozen() throws Exception {
        assertThat(kontrakt.felt())
                .as(
                        "programs read rapport.json: when a field is renamed or removed, raise skjemaversjon in the schema and in"
                                + " Rapport, tell it in the change log, and then bring rapport-felt.txt up to date")
                .containsExactlyElementsOf(Rapportkontrakt.frosneFelt());
    }

    @Test
    void aPublishedKjoeringTellsWhatItChangedAndThenThatNothingIsNew() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = jobb(simulator, Map.of())) {
            Par odd = simulator
                    .par()
                    .filter(p -> simulator.status(p) == 200)
                    .findFirst()
                    .orElseThrow();
            simulator.settSvar(odd, 200, """
                    {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"%1$s","norskIdentifikator":"%2$s","nyttFelt":1,
                    "opplysningspliktig":"314000013","underenhet":"314000000","utleggstrekk":[
                    {"beskrivelse":"utleggstrekkNytt","beloep":0,"datoForUtleggstrekk":"2020-01-01"}]},
                    {"kalendermaaned":"2020-01","norskIdentifikator":"%2$s"}]}""".formatted(odd.kalendermaaned(), odd.identifikator()));
            JsonNode august = rapport(jobb, kjoer(jobb, simulator, AUGUST, null));

            assertThat(august.at("/resultat/status").asString()).isEqualTo("PUBLISERT");
            assertThat(august.at("/resultat/bruk/svar").asString()).isEqualTo("JA");
            assertThat(august.at("/resultat/stabil").asBoolean()).isTrue();
            assertThat(august.at("/maaneder/0/foer").isNull()).isTrue();
            assertThat(august.at("/maaneder/0/stoerste_endringer")).isEmpty();
            assertThat(tekster(august.get("avvik"), "kode"))
                    .contains(
                            "KONTROLLSIFFER_UNDERENHET",
                            "DATO_UTENFOR_MAANEDEN",
                            "BELOEP_NULL",
                            "BELOEP_POSITIVT",
                            "FORHOLD_ANNEN_MAANED");
            assertThat(tekster(august.get("drift"), "detalj")).contains("utleggstrekkNytt");
            assertThat(august.at("/drift/0/foerste_sekvensnummer").asLong()).isPositive();
            assertThat(august.get("karantene")).isNotEmpty();
            assertThat(tekster(august.get("skatteetatens_avvik"), "id"))
                    .isNotEmpty()
                    .allMatch(id -> id.startsWith("SIM_"));
            assertThat(summer(august.get("skatteetatens_avvik")))
                    .isEqualTo(summer(august.get("avvik")
                            .valueStream()
                            .filter(a -> a.get("kode").asString().equals("SKATTEETATENS_AVVIK"))
                            .toList()));
            assertThat(tekster(august.at("/api/feltnavn"), "navn"))
                    .contains("periode", "inntektsmottakerIdentifikator", "oppgaveInntektsmottaker")
                    .doesNotContain("gjelderPeriode");

            Resultat andre = kjoer(jobb, simulator, AUGUST.pluss(1), null);
            JsonNode september = rapport(jobb, andre);
            JsonNode rettet = september.at("/maaneder/0");
            assertThat(rettet.get("kalendermaaned").asString()).isEqualTo("2026-08");
            assertThat(rettet.get("foer")).isEqualTo(august.at("/maaneder/0/naa"));
            assertThat(rettet.at("/versjoner/0/versjon_foer").asInt()).isEqualTo(1);
            assertThat(rettet.at("/versjoner/0/versjon").asInt()).isEqualTo(2);
            for (String tall : List.of("antall_underenheter", "antall_inntektsmottakere", "antall_utleggstrekk")) {
                assertThat(rettet.at("/endring/" + tall).asLong())
                        .isEqualTo(rettet.at("/naa/" + tall).asLong()
                                - rettet.at("/foer/" + tall).asLong());
            }
            assertThat(september.at("/maaneder/1/foer").isNull()).isTrue();
            assertThat(august.at("/api/tokenfornyelser").asLong()).isPositive();

            JsonNode ingenting = rapport(jobb, kjoer(jobb, simulator, AUGUST.pluss(1), null));
            assertThat(ingenting.at("/resultat/status").asString()).isEqualTo("INGENTING_NYTT");
            assertThat(ingenting.at("/resultat/bruk")).isEqualTo(september.at("/resultat/bruk"));
            assertThat(ingenting.get("maaneder")).isEmpty();
            assertThat(ingenting.get("filer")).isEmpty();
        }
    }

    @Test
    void theLargestChangesAreThoseOfTheLinjerAndGroupsAtRiskShowNoAmount() {
        try (Simulator simulator = Simulator.start(BESTAND.medPersoner(400));
                Testjobb jobb = jobb(simulator, Map.of("utleggstrekk.avsloering.minste-antall", 4))) {
            kjoer(jobb, simulator, AUGUST, null);
            Resultat resultat = kjoer(jobb, simulator, AUGUST.pluss(1), null);
            JsonNode stoerste = rapport(jobb, resultat).at("/maaneder/0/stoerste_endringer");
            // the same, worked out from all rows before and after
            List<String> ventet =
                    jobb.hent(JdbcClient.class).sql("""
                    select coalesce(underenhet, '-') || ' ' || sum(b) from (
                        select underenhet, beloep as b from linje_ved('2026-08', 2)
                        union all select underenhet, -beloep from linje_ved('2026-08', 1)) as begge
                    group by underenhet having sum(b) <> 0 order by abs(sum(b)) desc, underenhet limit 10""").query(String.class).list();

            assertThat(stoerste).hasSameSizeAs(ventet).hasSizeGreaterThan(5);
            List<JsonNode> vist =
                    stoerste.valueStream().filter(r -> r.get("skjult").isNull()).toList();
            List<JsonNode> skjult = stoerste.valueStream().skip(vist.size()).toList();
            assertThat(ventet)
                    .containsAll(vist.stream()
                            .map(r -> r.get("underenhet").asString() + " "
                                    + r.get("endring_beloep").asLong())
                            .toList());
            assertThat(vist)
                    .isNotEmpty()
                    .isSortedAccordingTo(Comparator.comparing(
                            r -> -Math.abs(r.get("endring_beloep").asLong())));
            assertThat(skjult)
                    .hasSizeGreaterThan(1)
                    .allSatisfy(
                            r -> assertThat(r.get("endring_beloep").isNull()).isTrue())
                    .isSortedAccordingTo(
                            Comparator.comparing(r -> r.get("underenhet").asString("~")));
            assertThat(tekster(stoerste, "underenhet"))
                    .containsExactlyInAnyOrderElementsOf(ventet.stream()
                            .map(v -> v.substring(0, v.indexOf(' ')))
                            .map(u -> u.equals("-") ? null : u)
                            .toList());
        }
    }

    @Test
    void aMonthThatIsNotStableSaysFromWhenItIs() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = jobb(simulator, Map.of())) {
            JsonNode resultat = rapport(jobb, kjoer(jobb, AUGUST, LocalDate.of(2026, 9, 5), null))
                    .get("resultat");

            assertThat(resultat.get("stabil").asBoolean()).isFalse();
            assertThat(resultat.at("/bruk/svar").asString()).isEqualTo("FORELOEPIG");
            assertThat(resultat.at("/bruk/grunner/0").toString())
                    .isEqualTo("{\"kode\":\"IKKE_STABIL\",\"verdier\":{\"stabil_fra\":\"2026-09-10\"}}");
            assertThat(resultat.at("/neste_steg/0").toString())
                    .isEqualTo(
                            "{\"kode\":\"KJOER_IGJEN\",\"verdier\":{\"fra\":\"2026-09-10\",\"kalendermaaned\":\"2026-08\"}}");
        }
    }

    @Test
    void aFailedKjoeringNamesItsCallsAndTheCallsAddUpAcrossRestarts() {
        TestDatabase database = TestDatabase.migrert();
        try (Simulator simulator = Simulator.start(BESTAND)) {
            Par par = simulator
                    .par()
                    .filter(p -> simulator.status(p) == 200)
                    .findFirst()
                    .orElseThrow();
            Resultat foerste;
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of("utleggstrekk.api.maks-forsoek", 1))) {
                simulator.feil(Feilplan.andel(0)
                        .medSvar(
                                par.identifikator(),
                                par.kalendermaaned(),
                                500,
                                "{\"kode\":\"OAF-002\",\"korrelasjonsid\":\"spor-1\"}",
                                Map.of()));
                foerste = kjoer(jobb, simulator, AUGUST, null);
                JsonNode rapport = rapport(jobb, foerste);

                assertThat(foerste.exitkode()).isEqualTo(Exitkode.FEILET);
                assertThat(rapport.at("/resultat/status").asString()).isEqualTo("FEILET");
                assertThat(rapport.at("/resultat/bruk/svar").asString()).isEqualTo("NEI");
                assertThat(rapport.at("/resultat/feilet").asLong()).isEqualTo(1);
                assertThat(rapport.at("/resultat/neste_steg/0/kode").asString()).isEqualTo("ETTER_FEILET");
                assertThat(tekster(rapport.at("/api/uten_svar"), "korrelasjonsid"))
                        .contains("spor-1");
            }
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of())) {
                Resultat andre = jobb.motor().restart(null, null, null, null);
                assertThat(andre.exitkode()).as(andre.melding()).isEqualTo(Exitkode.OK);
                JsonNode rapport = rapport(jobb, andre);
                JsonNode oppslag = rapport.at("/api/kall/1");

                assertThat(rapport.at("/resultat/omstarter").asLong()).isEqualTo(1);
                assertThat(oppslag.get("api").asString()).isEqualTo("oppslag");
                assertThat(oppslag.get("antall").asLong())
                        .isEqualTo(simulator.kall().antall(Endepunkt.OPPSLAG)
                                + simulator.kall().antall(Endepunkt.NUMMER))
                        .isEqualTo(rapport.at("/tellere/par").asLong()
                                + simulator.kall().antall(Endepunkt.NUMMER)
                                + 1);
                assertThat(oppslag.get("svar")
                                .valueStream()
                                .mapToLong(s -> s.get("antall").asLong())
                                .sum())
                        .isEqualTo(oppslag.get("antall").asLong());
                assertThat(oppslag.get("svar"))
                        .anySatisfy(s -> assertThat(s.toString())
                                .isEqualTo("{\"kode\":\"OAF-002\",\"status\":500,\"antall\":1}"));
                assertThat(oppslag.get("p50_ms").asDouble())
                        .isPositive()
                        .isLessThanOrEqualTo(oppslag.get("p95_ms").asDouble());
                assertThat(rapport.at("/api/uten_svar"))
                        .noneSatisfy(u -> assertThat(u.get("utfall").asString()).isEqualTo("FEILET"));
                assertThat(tekster(rapport.get("steg"), "forsoek")).contains("1", "2");
                assertThat(sum(rapport.at("/api/trafikk/punkter"), "kall"))
                        .as("calls by the minute, both attempts together")
                        .isEqualTo(sum(rapport.at("/api/kall"), "antall"));
                assertThat(sum(rapport.at("/api/trafikk/punkter"), "gjentak"))
                        .isEqualTo(sum(rapport.at("/api/kall"), "gjentak"));
            }
        }
    }

    @Test
    void anUnfinishedKjoeringSaysWhatItWaitsFor() {
        try (Simulator simulator = Simulator.start(BESTAND);
                Testjobb jobb = jobb(simulator, Map.of())) {
            Resultat forMange = kjoer(jobb, simulator, AUGUST, 1L);
            assertThat(forMange.exitkode()).isEqualTo(Exitkode.BESLUTNING);
            JsonNode rapport = rapport(jobb, forMange);
            assertThat(rapport.at("/resultat/status").asString()).isEqualTo("TRENGER_BESLUTNING");
            assertThat(rapport.at("/resultat/feil").asString()).contains("--maks-oppslag 1");
            assertThat(rapport.at("/resultat/neste_steg/0/kode").asString()).isEqualTo("ETTER_BESLUTNING");

            simulator.feil(Feilplan.andel(0).medSvar(Endepunkt.OPPSLAG, 403, "{\"kode\":\"OAF-005\"}", Map.of()));
            Resultat nektet = jobb.motor().restart(null, 1_000_000L, null, null);
            assertThat(nektet.exitkode()).isEqualTo(Exitkode.NEKTET);
            assertThat(rapport(jobb, nektet).at("/resultat/neste_steg/0/kode").asString())
                    .isEqualTo("ETTER_NEKTET");

            jobb.hent(JdbcClient.class)
                    .sql("update kjoering set exitkode = 3, feil = 'was stopped'")
                    .update();
            jobb.hent(Rapport.class).ikkeFullfoert(nektet.kjoering());
            assertThat(rapport(jobb, nektet).at("/resultat/status").asString()).isEqualTo("STOPPET");
        }
    }

    private Testjobb jobb(Simulator simulator, Map<String, Object> ekstra) {
        return new Testjobb(mappe, simulator, ekstra);
    }

    /** On the 12th of the month after. */
    private static Resultat kjoer(
            Testjobb jobb, Simulator simulator, Kalendermaaned maaned, @Nullable Long maksOppslag) {
        LocalDate dag = maaned.pluss(1).verdi().atDay(12);
        simulator.settDato(dag);
        return kjoer(jobb, maaned, dag, maksOppslag);
    }

    private static Resultat kjoer(Testjobb jobb, Kalendermaaned maaned, LocalDate dag, @Nullable Long maksOppslag) {
        return jobb.motor().kjoer(new Bestilling(maaned, dag, maksOppslag, null));
    }

    private JsonNode rapport(Testjobb jobb, Resultat resultat) {
        return kontrakt.les(jobb, resultat.kjoering());
    }

    private static long summer(Iterable<JsonNode> elementer) {
        return StreamSupport.stream(elementer.spliterator(), false)
                .mapToLong(e -> e.get("antall").asLong())
                .sum();
    }

    private static long sum(JsonNode liste, String felt) {
        return liste.valueStream().mapToLong(n -> n.get(felt).asLong()).sum();
    }

    private static List<String> tekster(JsonNode liste, String felt) {
        return new ArrayList<>(StreamSupport.stream(liste.spliterator(), false)
                .map(n -> n.get(felt).asString())
                .toList());
    }
}
