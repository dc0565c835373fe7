package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The libraries that the job was ordered with: direct dependencies of the finished jar, each with the rooms that use it. */
class AvhengigheterTest {
    static Stream<Arguments> bestilt() {
        return Stream.of(
                arguments(
                        List.of("spring-batch-core"), "org.springframework.batch", Set.of("kjoering", "motor", "steg")),
                arguments(
                        List.of("spring-boot-starter-jdbc"),
                        "org.springframework.jdbc",
                        Set.of("database", "drift", "kjoering", "motor", "steg", "tilstand", "utdata")),
                arguments(List.of("parquet-avro"), "org.apache.parquet", Set.of("utdata")),
                // hadoop-client in its shaded form
                arguments(List.of("hadoop-client-api", "hadoop-client-runtime"), "org.apache.hadoop", Set.of("utdata")),
                arguments(
                        List.of("jackson-databind"),
                        "tools.jackson.databind",
                        Set.of("drift", "grunn", "simulator", "skatteetaten", "steg", "utdata")),
                arguments(List.of("jmustache"), "com.samskivert.mustache", Set.of("steg")),
                // reached by its URL, and for COPY
                arguments(List.of("postgresql"), "org.postgresql", Set.of("utdata")),
                arguments(
                        List.of("resilience4j-ratelimiter"),
                        "io.github.resilience4j.ratelimiter",
                        Set.of("skatteetaten")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bestilt")
    void isDeclaredAndUsedByTheseRooms(List<String> artefakter, String pakke, Set<String> rom) throws Exception {
        assertThat(direkte()).containsAll(artefakter);
        assertThat(bruker(pakke)).isEqualTo(new TreeSet<>(rom));
    }

    /** What pom.xml names itself and packs into the jar. */
    private static List<String> direkte() throws Exception {
        Document pom = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new File("pom.xml"));
        NodeList navn = (NodeList) XPathFactory.newInstance()
                .newXPath()
                .evaluate(
                        "/project/dependencies/dependency[not(scope) or scope = 'runtime']/artifactId",
                        pom,
                        XPathConstants.NODESET);
        List<String> alle = new ArrayList<>();
        for (int i = 0; i < navn.getLength(); i++) {
            alle.add(navn.item(i).getTextContent());
        }
        return alle;
    }

    /** The rooms with a class that knows one of a package or below it; the stages are one. */
    private static Set<String> bruker(String pakke) {
        Set<String> rom = new TreeSet<>();
        for (JavaClass k : ArkitekturTest.KLASSER) {
            if (k.getDirectDependenciesFromSelf().stream()
                    .anyMatch(d -> d.getTargetClass().getPackageName().startsWith(pakke))) {
                rom.add(k.getPackageName()
                        .substring(ArkitekturTest.ROT.length() + 1)
                        .replaceFirst("\\..*", ""));
            }
        }
        return rom;
    }
}
