package no.ssb.utleggstrekk.steg.publisering;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SSB's JSON Schema of Datadoc, made strict: no unknown field, and every language of a text is checked and not the first
 * only. The files are SSB's and are not part of this project; a test that needs them is skipped where they are not.
 */
final class Datadocskjema {
    private static final Path MAPPE = Path.of("..", "shared", "examples", "datadoc-schema");

    private final Schema skjema;

    /** @param versjon of the model that the documents are written for; the schemas differ in this constant only */
    Datadocskjema(String versjon) {
        ObjectNode rot = (ObjectNode) helt(les(MAPPE.resolve("metadata-container-json-schema.json")), MAPPE);
        ((ObjectNode) rot.at("/properties/datadoc/properties/document_version")).put("const", versjon);
        rot.putArray("required").add("document_version").add("datadoc");
        skjema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(rot);
    }

    static boolean finnes() {
        return Files.isDirectory(MAPPE);
    }

    List<String> feil(JsonNode dokument) {
        return skjema.validate(dokument).stream().map(Error::toString).toList();
    }

    /** With every reference to another file replaced by what it points at. */
    private static JsonNode helt(JsonNode node, Path mappe) {
        if (node instanceof ArrayNode liste) {
            for (int i = 0; i < liste.size(); i++) {
                liste.set(i, helt(liste.get(i), mappe));
            }
            return liste;
        }
        if (!(node instanceof ObjectNode objekt)) {
            return node;
        }
        String peker = objekt.path("$ref").asString("");
        if (peker.startsWith("./")) {
            String[] deler = peker.split("#", 2);
            Path fil = mappe.resolve(deler[0]).normalize();
            return helt(deler.length == 1 ? les(fil) : les(fil).at(deler[1]), Objects.requireNonNull(fil.getParent()));
        }
        objekt.remove(List.of("$id", "$schema"));
        List.copyOf(objekt.properties()).forEach(felt -> objekt.set(felt.getKey(), helt(felt.getValue(), mappe)));
        return strengt(objekt);
    }

    private static ObjectNode strengt(ObjectNode objekt) {
        if (objekt.path("items") instanceof ArrayNode tuppel) {
            objekt.set("items", tuppel.get(0));
        }
        if (objekt.path("properties").isObject()
                && objekt.path("type").asString("").equals("object")) {
            objekt.put("additionalProperties", false);
        }
        return objekt;
    }

    private static JsonNode les(Path fil) {
        try {
            return JsonMapper.shared().readTree(Files.readString(fil));
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }
}
