package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract of rapport.json, and reports held against it. */
final class Rapportkontrakt {
    private static final Path FIL = Path.of("schemas/rapport.schema.json");
    private final JsonNode kontrakt = JsonMapper.shared().readTree(FIL.toFile());
    private final Schema skjema;

    Rapportkontrakt() {
        skjema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(kontrakt.toString());
    }

    /** The report of a kjøring, which must be as the contract says, its sections in the contract's order. */
    JsonNode les(Testjobb jobb, Kjoering kjoering) {
        JsonNode rapport = JsonMapper.shared()
                .readTree(jobb.utdata()
                        .resolve("logg/%s/%s/rapport.json".formatted(kjoering.kalendermaaned(), kjoering.navn()))
                        .toFile());
        sjekk(rapport);
        assertThat(rapport.propertyNames())
                .containsExactlyElementsOf(kontrakt.get("properties").propertyNames());
        assertThat(rapport.get("resultat").propertyNames())
                .containsExactlyElementsOf(
                        kontrakt.at("/properties/resultat/properties").propertyNames());
        return rapport;
    }

    /** Holds a report against the schema alone. */
    void sjekk(JsonNode rapport) {
        assertThat(skjema.validate(rapport)).isEmpty();
    }

    /** The paths of all fields, in order. */
    List<String> felt() {
        List<String> felt = new ArrayList<>();
        samle(kontrakt, "", felt);
        return felt;
    }

    static List<String> frosneFelt() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/rapport-felt.txt"));
    }

    private void samle(JsonNode node, String sti, List<String> felt) {
        JsonNode maal =
                node.has("$ref") ? kontrakt.at(node.get("$ref").asString().substring(1)) : node;
        maal.path("anyOf").forEach(valg -> samle(valg, sti, felt));
        for (Map.Entry<String, JsonNode> e : maal.path("properties").properties()) {
            felt.add(sti + "/" + e.getKey());
            samle(e.getValue(), sti + "/" + e.getKey(), felt);
        }
        if (maal.has("items")) {
            samle(maal.get("items"), sti + "[]", felt);
        }
    }
}
