package no.ssb.utleggstrekk.skatteetaten.svar;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the schemas of an OpenAPI document, references followed. */
final class Skjemaleser {
    private final OpenAPI dokument;

    Skjemaleser(OpenAPI dokument) {
        this.dokument = dokument;
    }

    @Nullable
    Schema<?> innhold(@Nullable ApiResponse svar) {
        ApiResponse ett = svar == null || svar.get$ref() == null
                ? svar
                : navngitt(dokument.getComponents().getResponses(), svar.get$ref());
        Content innhold = ett == null ? null : ett.getContent();
        MediaType json = innhold == null ? null : innhold.get("application/json");
        return json == null ? null : json.getSchema();
    }

    /** A schema and those it is put together of, references followed. */
    Stream<Schema<?>> deler(Schema<?> schema) {
        List<Schema<?>> flere = new ArrayList<>();
        if (schema.get$ref() != null) {
            flere.add(navngitt(dokument.getComponents().getSchemas(), schema.get$ref()));
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(flere::add);
        }
        return Stream.concat(flere.stream().flatMap(this::deler), Stream.of(schema));
    }

    static <T> T navngitt(Map<String, T> navn, String referanse) {
        return Objects.requireNonNull(
                navn.get(referanse.substring(referanse.lastIndexOf('/') + 1)),
                referanse + " is not in the document: put its files together first");
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    Map<String, Schema<?>> felt(Schema<?> schema) {
        Map<String, Schema<?>> felt = new TreeMap<>();
        deler(schema).map(s -> (Map) s.getProperties()).filter(Objects::nonNull).forEach(felt::putAll);
        return felt;
    }

    /** Whether the document lets the type be what we read; one that says nothing lets it. */
    boolean passer(Felt.Type vaar, Schema<?> schema) {
        String ventet = switch (vaar) {
            case TEKST, MAANED, DATO, TIDSPUNKT -> "string";
            case HELTALL -> "integer";
            case FLAGG -> "boolean";
            case OBJEKT -> "object";
            case LISTE -> "array";
        };
        List<String> typer = typer(schema);
        return typer.isEmpty() || typer.contains(ventet);
    }

    List<String> typer(Schema<?> schema) {
        return deler(schema)
                .flatMap(s -> s.getType() != null
                        ? Stream.of(s.getType())
                        : s.getTypes() == null ? Stream.<String>of() : s.getTypes().stream())
                .distinct()
                .toList();
    }

    String type(@Nullable Schema<?> schema) {
        if (schema == null) {
            return "";
        }
        String form = deler(schema)
                .map(Schema::getFormat)
                .filter(Objects::nonNull)
                .map(f -> " " + f)
                .findFirst()
                .orElse("");
        return String.join("|", typer(schema)) + form;
    }
}
