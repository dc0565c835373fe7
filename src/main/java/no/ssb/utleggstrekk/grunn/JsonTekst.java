package no.ssb.utleggstrekk.grunn;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON files for people to read, too: indented, and with the same bytes on every machine. */
public final class JsonTekst {
    private static final DefaultIndenter LINJER = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter SKRIVER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter().withObjectIndenter(LINJER).withArrayIndenter(LINJER));

    private JsonTekst() {}

    public static ObjectNode objekt() {
        return JsonMapper.shared().createObjectNode();
    }

    public static JsonNode les(String tekst) {
        return JsonMapper.shared().readTree(tekst);
    }

    public static String tekst(ObjectNode rot) {
        return SKRIVER.writeValueAsString(rot) + "\n";
    }
}
