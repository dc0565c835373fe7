package no.ssb.utleggstrekk.innstillinger;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.OriginTrackedValue;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.reader.ReaderException;

/** What is wrong in a YAML file: that it cannot be read, or that a value is read as something else than what stands there. */
final class Yamlkontroll {
    private static final String UTFYLLES = "<…> is not filled in";
    private static final Pattern IKKE_UTFYLT = Pattern.compile("<[^<>]+>");

    private Yamlkontroll() {}

    static Optional<Feilsted> foersteFeil(String tekst) {
        try {
            Map<TextResourceOrigin.Location, String> skrevet = new HashMap<>();
            for (Node rot : new Yaml(new LoaderOptions()).composeAll(new StringReader(tekst))) {
                finnVerdier(rot, skrevet);
            }
            for (var kilde : new YamlPropertySourceLoader()
                    .load("config", new ByteArrayResource(tekst.getBytes(StandardCharsets.UTF_8)))) {
                List<Feilsted> funn = ((MapPropertySource) kilde)
                        .getSource().entrySet().stream()
                                // an empty map or list has no place, and nothing to find
                                .flatMap(e -> e.getValue() instanceof OriginTrackedValue verdi
                                        ? vurder(e.getKey(), verdi, skrevet).stream()
                                        : Stream.empty())
                                .toList();
                if (!funn.isEmpty()) {
                    return Optional.of(medAndreTomme(funn));
                }
            }
            return Optional.empty();
        } catch (ReaderException e) {
            return Optional.of(Feilsted.ved(
                    tekst,
                    tekst.offsetByCodePoints(0, e.getPosition()),
                    "a control character stands there; take it away"));
        } catch (MarkedYAMLException e) {
            Mark merke = e.getProblemMark();
            return Optional.of(
                    new Feilsted(
                            merke.getLine() + 1,
                            merke.getColumn() + 1,
                            "this cannot be read as YAML; put a value with special signs in single quotes, and indent with blanks"));
        } catch (YAMLException e) {
            return Optional.of(new Feilsted(1, 1, "this cannot be read as YAML"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first; when that is not filled in, with the others that are not either. */
    private static Feilsted medAndreTomme(List<Feilsted> funn) {
        Feilsted foerste = funn.get(0);
        String andre = funn.stream()
                .skip(1)
                .filter(f -> foerste.grunn().equals(UTFYLLES) && f.grunn().equals(UTFYLLES))
                .map(f -> Long.toString(f.linje()))
                .collect(Collectors.joining(", "));
        return andre.isEmpty()
                ? foerste
                : new Feilsted(foerste.linje(), foerste.kolonne(), UTFYLLES + "; nor in line " + andre);
    }

    /** The text of each single value, by its place. */
    private static void finnVerdier(Node node, Map<TextResourceOrigin.Location, String> til) {
        if (node instanceof ScalarNode verdi) {
            Mark merke = verdi.getStartMark();
            til.put(new TextResourceOrigin.Location(merke.getLine(), merke.getColumn()), verdi.getValue());
        } else if (node instanceof SequenceNode liste) {
            liste.getValue().forEach(n -> finnVerdier(n, til));
        } else if (node instanceof MappingNode tabell) {
            tabell.getValue().forEach(par -> finnVerdier(par.getValueNode(), til));
        }
    }

    private static Optional<Feilsted> vurder(
            String noekkel, OriginTrackedValue verdi, Map<TextResourceOrigin.Location, String> skrevet) {
        if (!(verdi.getOrigin() instanceof TextResourceOrigin sted) || sted.getLocation() == null) {
            return Optional.empty();
        }
        TextResourceOrigin.Location plass = sted.getLocation();
        String lest = String.valueOf(verdi.getValue());
        String grunn = null;
        if (!skrevet.getOrDefault(plass, lest).equals(lest) && !kanSkrivesUlikt(noekkel)) {
            grunn = "YAML reads this value as another one than what stands there; quote it";
        } else if (IKKE_UTFYLT.matcher(lest).find() && !noekkel.endsWith("password")) {
            grunn = UTFYLLES;
        }
        return Optional.ofNullable(grunn).map(g -> new Feilsted(plass.getLine() + 1, plass.getColumn() + 1, g));
    }

    /** For a share, a rate, a yes or no it is the same however it is written: 0.50, 1e-2, no. */
    private static boolean kanSkrivesUlikt(String noekkel) {
        ConfigurationPropertyName navn = ConfigurationPropertyName.adapt(noekkel, '.');
        return Innstillingsnoekler.ALLE.entrySet().stream()
                .filter(e -> List.of(double.class, boolean.class).contains(e.getValue()))
                .anyMatch(e -> navn.equals(ConfigurationPropertyName.of("utleggstrekk." + e.getKey())));
    }
}
