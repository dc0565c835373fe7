package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Node;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Three months with corrections, read by DuckDB and by two readers in JavaScript that share no code with it, with each
 * other or with what wrote the files: the same rows, types and sums. Needs node and npm, and npm's registry the first time.
 */
class FremmedeMotorerTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-08");
    private static final Map<String, String> TYPER = Map.of(
            "VARCHAR", "text",
            "INTEGER", "int32",
            "BIGINT", "int64",
            "DOUBLE", "double",
            "DATE", "date",
            "BOOLEAN", "boolean");
    private static final Map<String, String> SUMMER = Map.of(
            "text", "sum(length(%s))",
            "int32", "sum(%s)",
            "int64", "sum(%s)",
            "double", "sum(%s)",
            "date", "sum(%s - date '1970-01-01')",
            "boolean", "count(*) filter (%s)");

    @TempDir
    private Path mappe;

    @Test
    void everyFileSaysTheSameToThreeEngines() throws Exception {
        assumeTrue(Node.erHer(), "node and npm are not on this machine: files read by DuckDB only");
        assumeTrue(
                Node.installer(), "npm could not install the readers in target/node: no registry? See npm.txt there");
        Path filer = lagFiler(mappe);
        JsonNode lest = JsonMapper.shared().readTree(Node.kjoer(filer.getParent(), "les.mjs", filer.toString()));

        TreeSet<String> sett = new TreeSet<>();
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement duckdb = c.createStatement()) {
            for (JsonNode fil : lest) {
                String navn = fil.get("fil").asString();
                sett.add(navn);
                sammenlign(
                        duckdb,
                        filer.resolve(navn),
                        fil,
                        navn + " by " + fil.get("motor").asString());
            }
        }
        assertThat(lest).hasSize(2 * sett.size());
        assertThat(sett).isEqualTo(Filer.parquet(filer).keySet()).anyMatch(n -> n.endsWith("2026-08_v2.parquet"));
    }

    /** @param lest rows, and of each column its name, type, number of values that are there, and sum */
    static void sammenlign(Statement duckdb, Path fil, JsonNode lest, String hva) throws Exception {
        try (ResultSet r = duckdb.executeQuery("select count(*) from '%s'".formatted(fil))) {
            r.next();
            assertThat(lest.get("rader").asLong()).as(hva).isEqualTo(r.getLong(1));
        }
        List<List<String>> kolonner = Stream.of(duckdb.executeQuery("describe select * from '%s'".formatted(fil)))
                .flatMap(FremmedeMotorerTest::beskrivelse)
                .toList();
        assertThat(lest.get("kolonner")
                        .valueStream()
                        .map(k ->
                                List.of(k.get("navn").asString(), k.get("type").asString())))
                .as(hva)
                .isEqualTo(kolonner);
        for (JsonNode k : lest.get("kolonner")) {
            String navn = k.get("navn").asString();
            String type = k.get("type").asString();
            try (ResultSet r = duckdb.executeQuery("select count(%s), coalesce(%s, 0)::varchar from '%s'"
                    .formatted(navn, SUMMER.get(type).formatted(navn), fil))) {
                r.next();
                assertThat(k.get("verdier").asLong()).as(hva + ", " + navn).isEqualTo(r.getLong(1));
                if (type.equals("double")) {
                    double sum = r.getDouble(2); // the order of adding decides the last digits
                    assertThat(Double.parseDouble(k.get("sum").asString()))
                            .as(hva + ", " + navn)
                            .isCloseTo(sum, offset(1e-9 * Math.max(1, Math.abs(sum))));
                } else {
                    assertThat(k.get("sum").asString()).as(hva + ", " + navn).isEqualTo(r.getString(2));
                }
            }
        }
    }

    private static Stream<List<String>> beskrivelse(ResultSet r) {
        try (r) {
            Stream.Builder<List<String>> kolonner = Stream.builder();
            while (r.next()) {
                kolonner.add(List.of(r.getString(1), TYPER.getOrDefault(r.getString(2), r.getString(2))));
            }
            return kolonner.build();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Three kjøringer with corrections. Returns the product's folder. */
    static Path lagFiler(Path mappe) {
        try (Simulator simulator = Simulator.start(Oppsett.demo().medPersoner(300));
                Testjobb jobb =
                        new Testjobb(mappe, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", FOERSTE))) {
            for (int i = 0; i < 3; i++) {
                Kalendermaaned maaned = FOERSTE.pluss(i);
                var tilDato = maaned.pluss(1).verdi().atDay(12);
                simulator.settDato(tilDato);
                var resultat = jobb.motor().kjoer(new Bestilling(maaned, tilDato, null, null));
                assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            }
            return jobb.utdata();
        }
    }
}
