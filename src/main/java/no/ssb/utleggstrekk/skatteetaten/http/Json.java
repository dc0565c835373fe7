package no.ssb.utleggstrekk.skatteetaten.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON from outside, within limits that keep a hostile or broken body from costing memory or time. */
public final class Json {
    private static final int MAKS_DYBDE = 50;
    private static final int MAKS_TALL = 100;
    private static final int MAKS_TEKST = 1_000_000;

    /** A page of 10 000 hendelser has 120 000; ten million bytes of empty objects would be a tree of half a gigabyte. */
    private static final int MAKS_TOKEN = 500_000;

    private static final JsonMapper LESER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAKS_DYBDE)
                            .maxNumberLength(MAKS_TALL)
                            .maxStringLength(MAKS_TEKST)
                            .maxTokenCount(MAKS_TOKEN)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // with two fields of one name nobody knows which one is meant
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private Json() {}

    /** The body as a tree; null when it is empty, cut, not JSON, not Unicode or over a limit. */
    public static @Nullable JsonNode les(byte[] kropp) {
        try {
            JsonNode node = LESER.readTree(kropp);
            return node == null || node.isMissingNode() ? null : node;
        } catch (JacksonException e) {
            // its message may quote the body
            return null;
        }
    }
}
