package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What Datadoc says beside each file of the golden example. */
class DatadocTest extends Goldenutgivelse {
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
}
