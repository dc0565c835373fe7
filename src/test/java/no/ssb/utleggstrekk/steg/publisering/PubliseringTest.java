package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the two kjøringer of the golden example leave: ledger, Datadoc, manifest; and what verify says when it is harmed. */
class PubliseringTest extends Goldenutgivelse {
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
}
