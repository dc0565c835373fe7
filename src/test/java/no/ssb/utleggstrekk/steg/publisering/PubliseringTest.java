package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the two kjøringer of the golden example leave: ledger, Datadoc, manifest; and what verify says when it is harmed. */
class PubliseringTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    static Path mappe;

    private static Simulator simulator;
    private static Testjobb jobb;

    @BeforeAll
    static void kjoer() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
        jobb = new Testjobb(
                mappe,
                simulator,
                Map.of(
                        "utleggstrekk.foerste-kalendermaaned",
                        "2026-08",
                        "utleggstrekk.pseudonym.noekkelreferanse",
                        "test-noekkel-1",
                        "utleggstrekk.datadoc.definisjoner.sum_beloep",
                        "a1B2c3D4",
                        "utleggstrekk.datadoc.bruksrestriksjoner[0].type",
                        "PROCESS_LIMITATIONS",
                        "utleggstrekk.datadoc.bruksrestriksjoner[1].type",
                        "DELETION_ANONYMIZATION",
                        "utleggstrekk.datadoc.bruksrestriksjoner[1].dato",
                        "2031-12-31"));
        for (int nr = 1; nr <= 2; nr++) {
            var resultat = Goldenkjoering.kjoer(jobb, simulator, nr);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        }
    }

    @AfterAll
    static void lukk() {
        jobb.close();
        simulator.close();
    }

    @Test
    void theLedgerTellsWhatVersionTwoOfAugustChanged() throws Exception {
        assertThat(duckdb("select * from '%s'".formatted(sti("statistikk/utleggstrekk-endring_p2026-08_v2.parquet"))))
                .containsExactly(
                        "2026-08|805673400|2|1|0|-1|1|0|-1|-1000|0|1000|0|0|0|1|true",
                        "2026-08|868596600|2|3|2|-1|5|3|-2|-7248|-4000|3248|0|1|1|1|true");
        assertThat(sti("statistikk/utleggstrekk-endring_p2026-08_v1.parquet")).doesNotExist();
        assertThat(sti("statistikk/utleggstrekk-endring_p2026-09_v1.parquet")).doesNotExist();
    }

    @Test
    void theOverviewTellsOfEveryVersion() throws Exception {
        String oversikt = sti("statistikk/utleggstrekk-utgivelser_p2026-08_p2026-09_v2.parquet")
                .toString();
        assertThat(duckdb("select count(*) from '%s'".formatted(oversikt))).containsExactly("16");
        assertThat(duckdb("""
                        select datasett, kalendermaaned, versjon, gjeldende, stabil, kjoering, skjaeringsdato, inndata_versjon,
                            rader, antall_inntektsmottakere, sum_beloep
                        from '%s' where datasett in ('utleggstrekk', 'utleggstrekk-underenhet', 'utleggstrekk-endring')
                        order by 1, 2, 3""".formatted(oversikt)))
                .containsExactly(
                        "utleggstrekk|2026-08|1|false|true|1|2026-09-10|null|7|4|-8948",
                        "utleggstrekk|2026-08|2|true|true|2|2026-10-12|null|4|3|-4700",
                        "utleggstrekk|2026-09|1|true|true|2|2026-10-12|null|4|3|-7200",
                        "utleggstrekk-endring|2026-08|2|true|true|2|2026-10-12|2|2|null|null",
                        "utleggstrekk-underenhet|2026-08|1|false|true|1|2026-09-10|1|3|4|-8948",
                        "utleggstrekk-underenhet|2026-08|2|true|true|2|2026-10-12|2|2|3|-4700",
                        "utleggstrekk-underenhet|2026-09|1|true|true|2|2026-10-12|1|3|3|-7200");
    }

    @Test
    void theFiveQuestionsOfThePageForStatisticiansAreAnswered() throws Exception {
        List<String> sql = sql("docs/for-statistikere.md");
        assertThat(sql("docs/for-statisticians.md")).as("the same in English").isEqualTo(sql);
        assertThat(sql).hasSize(6);
        String foerst = sql.get(0);

        assertThat(duckdb(foerst + sql.get(1)))
                .as("total per month, with revisions and their dates; the amounts of two persons cannot be worked out")
                .containsExactly(
                        "2026-08|1|2026-09-10|4|null|null|null",
                        "2026-08|2|2026-10-12|3|4700|-1|null",
                        "2026-09|1|2026-10-12|3|7200|null|null");
        assertThat(duckdb(foerst + sql.get(2)))
                .as("who was corrected")
                .containsExactly("2026-08|2|805673400|0|0|0|1|null", "2026-08|2|868596600|0|1|1|1|null");
        assertThat(duckdb(foerst + sql.get(3)))
                .as("share at risk")
                .containsExactly("2026-08|2|1.0|1.0", "2026-09|3|1.0|1.0");
        assertThat(duckdb(foerst + sql.get(4)))
                .as("persons per type and in all")
                .containsExactly(
                        "2026-08|utleggstrekkSamordnet|1|1|500",
                        "2026-08|utleggstrekkSkatt|3|3|4200",
                        "2026-08|i alt|3|4|4700",
                        "2026-09|utleggstrekkSamordnet|1|1|4000",
                        "2026-09|utleggstrekkSkatt|2|3|3200",
                        "2026-09|i alt|3|4|7200");
        assertThat(duckdb(foerst + sql.get(5)))
                .as("persons by number of employers")
                .containsExactly("2026-08|0|1", "2026-08|1|2", "2026-09|1|3");
    }

    /** The SQL of a page, as if one stood in the product's folder. */
    private static List<String> sql(String side) throws Exception {
        return Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(side)))
                .results()
                .map(r -> r.group(1)
                        .replace("'statistikk", "'" + sti("statistikk"))
                        .replace("'inndata", "'" + sti("inndata")))
                .toList();
    }

    @Test
    void everyFileHasADatadocThatIsValidBySsbsSchema() {
        assumeTrue(Datadocskjema.finnes(), "SSB's schema is not here");
        Datadocskjema skjema = new Datadocskjema("6.1.0");

        assertThat(dokumenter())
                .hasSize(18)
                .allSatisfy((fil, dokument) ->
                        assertThat(skjema.feil(dokument)).as(fil).isEmpty());
    }

    @Test
    void ssbsSchemaAsUsedHereRefusesWhatIsWrong() {
        assumeTrue(Datadocskjema.finnes(), "SSB's schema is not here");
        Datadocskjema skjema = new Datadocskjema("6.1.0");
        String riktig = dokumenter().values().iterator().next().toString();

        assertThat(List.of(
                        riktig.replace("\"owner\"", "\"eier\""),
                        riktig.replace("\"6.1.0\"", "\"6.1.2\""),
                        riktig.replace("\"languageCode\":\"en\"", "\"spraak\":\"en\""),
                        riktig.replace("\"subject_field\":\"if02\"", "\"subject_field\":null")))
                .allSatisfy(galt -> assertThat(skjema.feil(JsonTekst.les(galt))).isNotEmpty());
    }

    @Test
    void everyObligatoryFieldIsFilledInNorwegianAndEnglish() {
        assertThat(dokumenter()).allSatisfy((fil, dokument) -> {
            JsonNode datasett = dokument.at("/datadoc/dataset");
            for (String felt : List.of("name", "description", "population_description", "version_description")) {
                assertThat(spraak(datasett.get(felt))).as(felt).containsExactly("nb", "en");
            }
            assertThat(UUID.fromString(datasett.get("id").asString())).isNotNull();
            assertThat(OffsetDateTime.parse(
                            datasett.get("metadata_created_date").asString()))
                    .isNotNull();
            assertThat(datasett.get("contains_data_from").asString()).endsWith("-01");
            assertThat(datasett.get("spatial_coverage_description")).isNotEmpty();
            assertThat(datasett.get("metadata_created_by").asString()).contains("@");
            for (JsonNode v : dokument.at("/datadoc/variables")) {
                for (String felt : List.of("name", "population_description", "comment")) {
                    assertThat(spraak(v.get(felt))).as(felt).containsExactly("nb", "en");
                }
                for (String felt : List.of("data_type", "variable_role", "unit_type", "data_source", "id")) {
                    assertThat(v.get(felt).asString()).as(felt).isNotEmpty();
                }
                assertThat(v.get("temporality_type").asString()).isNotEmpty();
                String kolonne = v.get("short_name").asString();
                boolean maal = v.get("variable_role").asString().equals("MEASURE");
                assertThat(v.path("measurement_unit").asString(""))
                        .as(fil + " " + kolonne)
                        .isEqualTo(maal ? enhet(kolonne) : "");
                assertThat(v.get("unit_type").asString()).as(kolonne).isEqualTo(enhetstype(fil, kolonne));
                assertThat(maal)
                        .as(kolonne)
                        .isEqualTo(
                                kolonne.matches("(antall|sum|min|median|max|stoerste)_.*|beloep|beskrivelse|skjermet")
                                        && !kolonne.equals("antall_avvik"));
            }
            assertThat(dokument.toString()).doesNotContain(":null");
        });
    }

    /** Klass 303, level 2: forholdstall, kroner, antall; none for what is a code or a yes or no. */
    private static String enhet(String kolonne) {
        if (kolonne.matches("beskrivelse|skjermet")) {
            return "";
        }
        if (kolonne.startsWith("antall_")) {
            return "02.01";
        }
        return kolonne.endsWith("_andel") ? "16.01" : "12.02";
    }

    /** Klass 702: juridisk enhet, bedrift, person. */
    private static String enhetstype(String fil, String kolonne) {
        return switch (kolonne) {
            case "opplysningspliktig" -> "11";
            case "underenhet", "antall_underenheter" -> "13";
            default -> fil.matches("inndata/.*|.*-(totalt|utgivelser).*") ? "20" : "13";
        };
    }

    @Test
    void whatIsConfiguredAndTheBreakOfTheSeriesStandInDatadoc() {
        JsonNode dokument =
                Objects.requireNonNull(dokumenter().get("statistikk/utleggstrekk-underenhet_p2026-08_v1__DOC.json"));
        JsonNode datasett = dokument.at("/datadoc/dataset");

        assertThat(datasett.at("/description/0/languageText").asString())
                .contains("antall personer og utleggstrekk, sum")
                .contains("Brudd i tidsserien i januar 2026");
        assertThat(datasett.get("use_restrictions").toString())
                .isEqualTo(
                        "[{\"use_restriction_type\":\"PROCESS_LIMITATIONS\"},{\"use_restriction_type\":\"DELETION_ANONYMIZATION\",\"use_restriction_date\":\"2031-12-31\"}]");
        assertThat(dokument.at("/datadoc/variables"))
                .filteredOn(v -> v.has("definition_uri"))
                .singleElement()
                .satisfies(v -> assertThat(v.get("short_name").asString()).isEqualTo("sum_beloep"))
                .satisfies(v -> assertThat(v.get("definition_uri").asString())
                        .isEqualTo("urn:ssb:variable-definition:vardef:a1B2c3D4"));
    }

    @Test
    void theColumnsHaveOneOrderInFileDatadocAndSchema() throws Exception {
        for (Map.Entry<String, JsonNode> d : dokumenter().entrySet()) {
            List<String> datadoc = new ArrayList<>();
            d.getValue()
                    .at("/datadoc/variables")
                    .forEach(v -> datadoc.add(v.get("short_name").asString()));
            String parquet = d.getKey().replace("__DOC.json", ".parquet");
            assertThat(duckdb("select column_name from (describe select * from '%s')".formatted(sti(parquet))))
                    .isEqualTo(datadoc);
            Datasett datasett = Datasett.medNavn(
                    d.getValue().at("/datadoc/dataset/short_name").asString());
            assertThat(datasett.skjema().getFields().stream().map(Schema.Field::name))
                    .isEqualTo(datadoc);
        }
    }

    @Test
    void onlyThePseudonymIsPseudonymisedAndItsKeyIsNamed() {
        dokumenter()
                .forEach((fil, dokument) -> dokument.at("/datadoc/variables").forEach(v -> {
                    boolean person = v.get("short_name").asString().equals("inntektsmottaker");
                    assertThat(v.get("is_personal_data").asBoolean()).isEqualTo(person);
                    assertThat(v.has("pseudonymization")).isEqualTo(person);
                    if (person) {
                        assertThat(v.at("/pseudonymization/encryption_algorithm")
                                        .asString())
                                .isEqualTo("TINK-DAEAD");
                        assertThat(v.at("/pseudonymization/encryption_key_reference")
                                        .asString())
                                .isEqualTo("test-noekkel-1");
                    }
                }));
    }

    @Test
    void theVersionSaysWhatChangedAndWhy() {
        assertThat(versjonstekst("inndata/utleggstrekk_p2026-08_v1__DOC.json"))
                .containsExactly(
                        "Opprinnelig versjon. Skjæringsdato 2026-09-10: hendelser registrert før denne dagen er med",
                        "Original version. Cut-off date 2026-09-10: hendelser registered before this day are included");
        assertThat(versjonstekst("inndata/utleggstrekk_p2026-08_v2__DOC.json"))
                .containsExactly(
                        "Skatteetaten har meldt om endringer for måneden siden versjon 1: 0 nye, 1 rettede og 1 slettede personer. Skjæringsdato 2026-10-12: hendelser registrert før denne dagen er med",
                        "Skatteetaten has reported changes for the month since version 1: 0 new, 1 corrected and 1 deleted persons. Cut-off date 2026-10-12: hendelser registered before this day are included");
        assertThat(versjonstekst("statistikk/utleggstrekk-endring_p2026-08_v2__DOC.json")
                        .get(0))
                .contains("0 nye, 1 rettede og 1 slettede");
    }

    @Test
    void theManifestNamesEachFileAndItsDatadocWithTheirChecksums() {
        Utdatalager lager = jobb.hent(Utdatalager.class);
        JsonNode filer = JsonTekst.les(lager.lesTekst("utleggstrekk_data/logg/2026-09/kjoering-0002/manifest.json"))
                .get("filer");

        assertThat(filer).hasSize(12).allSatisfy(f -> {
            assertThat(f.get("sha256").asString())
                    .isEqualTo(lager.sha256(f.get("sti").asString()));
            assertThat(f.at("/dokumentasjon/sha256").asString())
                    .isEqualTo(lager.sha256(f.at("/dokumentasjon/sti").asString()));
        });
    }

    @Test
    void verifyFindsEveryVersionOfTheMonthWholeAndChangesNothing() throws Exception {
        Map<String, String> foer = alleFiler();
        Verifisering.Resultat resultat = verifiser();

        assertThat(resultat.feil()).as(resultat.linjer().toString()).isZero();
        assertThat(resultat.linjer()).hasSize(12).allMatch(l -> l.startsWith("OK"));
        assertThat(alleFiler()).isEqualTo(foer);
    }

    @Test
    void verifyNamesAFlippedByteAMissingFileAndAChangedDatadocOfAnyVersion() throws Exception {
        skadd("inndata/utleggstrekk_p2026-08_v1.parquet", fil -> {
            byte[] bytes = Files.readAllBytes(fil);
            bytes[bytes.length / 2] ^= 1;
            Files.write(fil, bytes);
            assertThat(feil("utleggstrekk_p2026-08_v1.parquet is not the file that was published"))
                    .isEqualTo(1);
        });
        skadd("statistikk/utleggstrekk-underenhet_p2026-08_v2.parquet", fil -> {
            Files.delete(fil);
            assertThat(feil("utleggstrekk-underenhet_p2026-08_v2.parquet is missing; put a whole copy back"))
                    .isEqualTo(1);
        });
        skadd("statistikk/utleggstrekk-endring_p2026-08_v2__DOC.json", fil -> {
            Files.writeString(fil, Files.readString(fil).replace("PROTECTED", "OPEN"));
            assertThat(feil("utleggstrekk-endring_p2026-08_v2__DOC.json is not the file that was published"))
                    .isEqualTo(1);
        });
        skadd("logg/2026-09/kjoering-0002/manifest.json", fil -> {
            Files.delete(fil);
            assertThat(feil("kjoering-0002/manifest.json is missing")).isEqualTo(6);
        });
    }

    @Test
    void verifyNamesTheVersionsThatDifferFromTheDatabase() {
        endret(
                "update linje set beloep = -1999 where til_kjoering is not null and beloep = -1998",
                "update linje set beloep = -1998 where beloep = -1999",
                () -> assertThat(verifiser().linjer())
                        .filteredOn(l -> l.startsWith("FAULT"))
                        .hasSize(6)
                        .anyMatch(l -> l.contains("utleggstrekk_p2026-08_v1.parquet differs from the database"))
                        .anyMatch(l -> l.contains("utleggstrekk-endring_p2026-08_v2.parquet differs"))
                        .noneMatch(l -> l.contains("utleggstrekk_p2026-08_v2.parquet")));
        endret(
                "update linje set underenhet = '805673400' where til_kjoering is null and beloep = -1500",
                "update linje set underenhet = '868596600' where til_kjoering is null and beloep = -1500",
                () -> assertThat(verifiser().linjer())
                        .anyMatch(l -> l.contains("utleggstrekk-underenhet_p2026-08_v2.parquet differs"))
                        .noneMatch(l -> l.startsWith("FAULT") && l.contains("_v1.parquet")));
    }

    @Test
    void verifyNamesAMonthThatWasNeverPublishedAndAKjoeringThatIsUnfinished() {
        JdbcClient jdbc = jobb.hent(JdbcClient.class);
        Verifisering.Resultat resultat = verifisering().verifiser(Kalendermaaned.av("2026-07"));
        assertThat(resultat.feil()).isEqualTo(1);
        assertThat(resultat.linjer())
                .containsExactly("FAULT 2026-07 was never published; `run --kalendermaaned 2026-07` publishes it");

        jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, opprettet)
                values ('2026-10', date '2026-11-12', now())""").update();
        assertThat(verifiser().linjer().get(0)).contains("for 2026-10 is unfinished");
        jdbc.sql("delete from kjoering where kalendermaaned = '2026-10'").update();
    }

    private interface Skade {
        void gjoer(Path fil) throws Exception;
    }

    /** Does harm to a file, and puts it back. */
    private static void skadd(String fil, Skade skade) throws Exception {
        byte[] bytes = Files.readAllBytes(sti(fil));
        try {
            skade.gjoer(sti(fil));
        } finally {
            Files.write(sti(fil), bytes);
        }
        assertThat(verifiser().feil()).isZero();
    }

    private static void endret(String skade, String bot, Runnable sjekk) {
        JdbcClient jdbc = jobb.hent(JdbcClient.class);
        assertThat(jdbc.sql(skade).update()).isEqualTo(1);
        try {
            sjekk.run();
        } finally {
            jdbc.sql(bot).update();
        }
        assertThat(verifiser().feil()).isZero();
    }

    /** The number of faults; one of them says this. */
    private static int feil(String tekst) {
        Verifisering.Resultat resultat = verifiser();
        assertThat(resultat.linjer()).anyMatch(l -> l.startsWith("FAULT") && l.contains(tekst));
        return resultat.feil();
    }

    private static Verifisering.Resultat verifiser() {
        return verifisering().verifiser(AUGUST);
    }

    private static Verifisering verifisering() {
        return new Verifisering(
                jobb.hent(Utdatalager.class),
                jobb.hent(Radkilde.class),
                jobb.hent(Utgivelser.class),
                jobb.hent(Kjoeringer.class));
    }

    private static Path sti(String fil) {
        return jobb.utdata().resolve(fil);
    }

    private static List<String> spraak(JsonNode tekster) {
        List<String> koder = new ArrayList<>();
        tekster.forEach(t -> {
            assertThat(t.get("languageText").asString()).isNotBlank();
            koder.add(t.get("languageCode").asString());
        });
        return koder;
    }

    private static List<String> versjonstekst(String fil) {
        List<String> tekster = new ArrayList<>();
        Objects.requireNonNull(dokumenter().get(fil))
                .at("/datadoc/dataset/version_description")
                .forEach(t -> tekster.add(t.get("languageText").asString()));
        return tekster;
    }

    /** Every Datadoc by its path below the product's folder; there is one for each Parquet file. */
    private static Map<String, JsonNode> dokumenter() {
        TreeMap<String, JsonNode> dokumenter = new TreeMap<>();
        TreeSet<String> parquet = new TreeSet<>();
        for (String fil : alleFiler().keySet()) {
            if (fil.endsWith("__DOC.json")) {
                dokumenter.put(fil, JsonMapper.shared().readTree(sti(fil).toFile()));
            } else if (fil.endsWith(".parquet")) {
                parquet.add(Datasett.dokument(fil));
            }
        }
        assertThat(dokumenter.keySet()).isEqualTo(parquet);
        return dokumenter;
    }

    private static Map<String, String> alleFiler() {
        try (Stream<Path> alle = Files.walk(jobb.utdata())) {
            Map<String, String> filer = new TreeMap<>();
            for (Path p : alle.filter(Files::isRegularFile).toList()) {
                filer.put(jobb.utdata().relativize(p).toString(), Files.getLastModifiedTime(p) + " " + Files.size(p));
            }
            return filer;
        } catch (java.io.IOException feil) {
            throw new java.io.UncheckedIOException(feil);
        }
    }

    /** The rows of the last statement. */
    private static ResultSet sporr(Statement s, String sql) throws SQLException {
        int siste = sql.lastIndexOf(';', sql.stripTrailing().length() - 2) + 1;
        if (siste > 0) {
            var unused = s.execute(sql.substring(0, siste));
        }
        return s.executeQuery(sql.substring(siste));
    }

    private static List<String> duckdb(String sql) throws Exception {
        List<String> rader = new ArrayList<>();
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement();
                ResultSet r = sporr(s, sql)) {
            while (r.next()) {
                List<String> verdier = new ArrayList<>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    verdier.add(String.valueOf(r.getString(i)));
                }
                rader.add(String.join("|", verdier));
            }
        }
        return rader;
    }
}
