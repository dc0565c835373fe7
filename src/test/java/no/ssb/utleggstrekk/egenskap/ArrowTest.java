package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.verktoey.Filer;
import org.apache.arrow.dataset.file.FileFormat;
import org.apache.arrow.dataset.file.FileSystemDatasetFactory;
import org.apache.arrow.dataset.jni.NativeMemoryPool;
import org.apache.arrow.dataset.scanner.ScanOptions;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every file read by Arrow C++, the reader under pandas and R, beside DuckDB: the same rows, types, nulls and sums. */
class ArrowTest {
    private static final long RADER_OM_GANGEN = 10_000;
    private static final Map<String, String> TYPER = Map.of(
            "Utf8", "text",
            "Int(32, true)", "int32",
            "Int(64, true)", "int64",
            "FloatingPoint(DOUBLE)", "double",
            "Date(DAY)", "date",
            "Bool", "boolean");

    @TempDir
    private Path mappe;

    @Test
    void everyDatasetIsReadByArrow() throws Exception {
        Path filer = FremmedeMotorerTest.lagFiler(mappe);
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement duckdb = c.createStatement()) {
            for (String navn : Filer.parquet(filer).keySet()) {
                FremmedeMotorerTest.sammenlign(duckdb, filer.resolve(navn), les(filer.resolve(navn)), navn);
            }
        }
        assertThat(Filer.parquet(filer).keySet().stream().map(f -> f.replaceFirst(".*/(.*?)_p.*", "$1")))
                .containsAll(
                        Arrays.stream(Datasett.values()).map(Datasett::navn).toList());
    }

    private static ObjectNode les(Path fil) throws Exception {
        Map<String, double[]> desimaler = new TreeMap<>();
        Map<String, long[]> tall = new TreeMap<>();
        ObjectNode lest = JsonMapper.shared().createObjectNode();
        long rader = 0;
        try (var minne = new RootAllocator();
                var fabrikk = new FileSystemDatasetFactory(
                        minne,
                        NativeMemoryPool.getDefault(),
                        FileFormat.PARQUET,
                        fil.toUri().toString());
                var datasett = fabrikk.finish();
                var leser = datasett.newScan(new ScanOptions(RADER_OM_GANGEN)).scanBatches()) {
            ArrayNode kolonner = lest.putArray("kolonner");
            for (Field felt : leser.getVectorSchemaRoot().getSchema().getFields()) {
                String type = felt.getType().toString();
                kolonner.addObject().put("navn", felt.getName()).put("type", TYPER.getOrDefault(type, type));
                tall.put(felt.getName(), new long[2]);
                desimaler.put(felt.getName(), new double[1]);
            }
            while (leser.loadNextBatch()) {
                rader += leser.getVectorSchemaRoot().getRowCount();
                for (FieldVector kolonne : leser.getVectorSchemaRoot().getFieldVectors()) {
                    summer(kolonne, tall.get(kolonne.getName()), desimaler.get(kolonne.getName()));
                }
            }
            kolonner.forEach(k -> {
                String navn = k.get("navn").asString();
                boolean desimal = k.get("type").asString().equals("double");
                ((ObjectNode) k)
                        .put("verdier", tall.get(navn)[0])
                        .put(
                                "sum",
                                desimal ? Double.toString(desimaler.get(navn)[0]) : Long.toString(tall.get(navn)[1]));
            });
        }
        return lest.put("rader", rader);
    }

    /** Counts the values that are there, and adds them up: of texts their lengths, of dates their days since 1970. */
    private static void summer(FieldVector kolonne, long[] tall, double[] desimaler) {
        for (int i = 0; i < kolonne.getValueCount(); i++) {
            Object verdi = kolonne.getObject(i);
            if (verdi == null) {
                continue;
            }
            tall[0]++;
            if (verdi instanceof Double d) {
                desimaler[0] += d;
            } else if (verdi instanceof Number n) {
                tall[1] += n.longValue();
            } else if (verdi instanceof Boolean b) {
                tall[1] += b ? 1 : 0;
            } else {
                String tekst = verdi.toString();
                tall[1] += tekst.codePointCount(0, tekst.length());
            }
        }
    }
}
