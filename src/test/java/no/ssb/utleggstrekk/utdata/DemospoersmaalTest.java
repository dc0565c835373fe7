package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.verktoey.Duckdb;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The five questions of the page for statisticians, put to what the demo leaves; by hand on the golden example in PubliseringTest. */
class DemospoersmaalTest {
    private static final Pattern SQL = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path mappe;

    @Test
    void theFiveQuestionsAreAnsweredOnTheDemosFiles() throws Exception {
        Path demo = mappe.resolve("demo");
        var utkomme = Kommandotest.kjoer(new String[0], "demo", "--mappe", demo.toString());
        assertThat(utkomme.exitkode()).as(utkomme.feil()).isZero();
        Path produkt = demo.resolve("utdata/utleggstrekk_data");
        List<String> sql = SQL.matcher(Files.readString(Path.of("docs/for-statisticians.md")))
                .results()
                .map((MatchResult r) -> r.group(1)
                        .replace("'statistikk", "'" + produkt.resolve("statistikk"))
                        .replace("'inndata", "'" + produkt.resolve("inndata")))
                .toList();
        try (Duckdb duckdb = new Duckdb()) {
            for (String setning : sql.get(0).split(";\n")) {
                duckdb.utfoer(setning);
            }
            String totalt = "from gjeldende('" + produkt.resolve("statistikk") + "', 'utleggstrekk-totalt')";

            assertThat(duckdb.spoer(
                            "select kalendermaaned, personer, trukket from (%s) qualify versjon = max(versjon) over (partition by kalendermaaned) order by 1"
                                    .formatted(uten(sql.get(1)))))
                    .as("1: the newest version of each month is the current total")
                    .hasSize(3)
                    .isEqualTo(duckdb.spoer(
                            "select kalendermaaned, antall_inntektsmottakere::bigint, -sum_beloep %s order by 1"
                                    .formatted(totalt)));
            assertThat(duckdb.spoer("select personer from (%s) where versjon > 1".formatted(uten(sql.get(1)))))
                    .as("1: there are revisions")
                    .isNotEmpty();
            List<List<@Nullable Object>> rettet = duckdb.spoer(sql.get(2));
            assertThat(rettet).as("2: who was corrected").hasSizeGreaterThan(50);
            assertThat(rettet)
                    .filteredOn(r -> r.get(7) != null)
                    .as("2: amounts where the flag allows it, and only there")
                    .hasSameSizeAs(duckdb.spoer(
                            "select 1 from read_parquet('%s/utleggstrekk-endring_p*_v*.parquet') where not avsloeringsrisiko"
                                    .formatted(produkt.resolve("statistikk"))));
            assertThat(duckdb.spoer(sql.get(3)))
                    .as("3: share at risk")
                    .hasSize(3)
                    .allSatisfy(r -> assertThat((Double) r.get(2)).isBetween(0.01, 0.999))
                    .allSatisfy(r -> assertThat((Double) r.get(3)).isBetween(0.01, 0.999));
            assertThat(duckdb.spoer("select kalendermaaned, personer from (%s) where beskrivelse = 'i alt' order by 1"
                            .formatted(uten(sql.get(4)))))
                    .as("4: persons in all")
                    .isEqualTo(duckdb.spoer(
                            "select kalendermaaned, antall_inntektsmottakere %s order by 1".formatted(totalt)));
            assertThat(duckdb.spoer("select kalendermaaned, sum(personer)::int from (%s) group by 1 order by 1"
                            .formatted(uten(sql.get(5)))))
                    .as("5: by number of employers they are all persons")
                    .isEqualTo(duckdb.spoer(
                            "select kalendermaaned, antall_inntektsmottakere %s order by 1".formatted(totalt)));
            assertThat(duckdb.spoer(sql.get(5)))
                    .extracting(r -> ((Number) r.get(1)).intValue())
                    .as("5: none stated, one, and several")
                    .contains(0, 1, 2);
        }
    }

    private static String uten(String sql) {
        return sql.strip().replaceFirst(";$", "");
    }
}
