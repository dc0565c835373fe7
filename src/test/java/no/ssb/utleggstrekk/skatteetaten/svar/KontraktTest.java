package no.ssb.utleggstrekk.skatteetaten.svar;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.function.SingletonSupplier;

/**
 * The contract kit: what the program reads and sends, against OpenAPI documents. Against one of your own, a file or a folder,
 * JSON or YAML: {@code mvn -q test -Dtest=KontraktTest -Dkontrakt=<file or folder>}.
 */
class KontraktTest {
    private static final String VALG = "kontrakt";
    private static final Path VAAR = Path.of("schemas", "utleggstrekk-api.openapi.yaml");
    private static final Path SKATTEETATENS = Path.of("..", "shared", "facts", "kontrakt");

    private static final Supplier<OpenAPI> VAART = SingletonSupplier.of(() -> Kontraktsjekk.les(VAAR));

    /** The list that was read as a model is another list: it has another host and scope. */
    private static final String SOESKEN = "arbeidsforhold-hendelser-api";

    static List<Path> dokumenter() throws IOException {
        String valgt = System.getProperty(VALG);
        if (valgt != null) {
            return filer(Path.of(valgt));
        }
        if (!Files.isDirectory(SKATTEETATENS)) {
            System.out.println("Skatteetaten's own documents are not here (" + SKATTEETATENS
                    + "): only our words for them are compared. Give others with -Dkontrakt=<file or folder>.");
            return List.of(VAAR);
        }
        return Stream.concat(Stream.of(VAAR), filer(SKATTEETATENS).stream()).toList();
    }

    private static List<Path> filer(Path sti) throws IOException {
        if (!Files.isDirectory(sti)) {
            return List.of(sti);
        }
        try (Stream<Path> alle = Files.list(sti)) {
            return alle.filter(f -> f.toString().matches(".*\\.(json|ya?ml)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("dokumenter")
    void theDocumentIsWhatTheProgramReadsAndSends(Path fil) {
        List<Kontraktrad> rader = Kontraktsjekk.av(Kontrakttabeller.PROGRAMMETS, Kontraktsjekk.les(fil));
        if (System.getProperty(VALG) != null) {
            System.out.println(fil + "\n" + Kontraktrad.tabell(rader));
        }
        assertThat(rader)
                .as(fil + " names none of the paths that the program calls")
                .anyMatch(r -> r.status() == Kontraktrad.Status.HOLDS && r.hva().startsWith("GET "));
        assertThat(avvik(rader))
                .as("what differs in " + fil)
                .filteredOn(r -> !erSoesken(fil) || !r.matches("differs +(scope|GET [a-z/]+ server).*"))
                .isEmpty();
    }

    private static boolean erSoesken(Path fil) {
        return fil.getFileName().toString().startsWith(SOESKEN);
    }

    static Stream<Felt> felt() {
        return Stream.of(
                        Kontrakttabeller.PROGRAMMETS.oppslagsformer().get(0),
                        Kontrakttabeller.PROGRAMMETS.sidekropp(),
                        Kontrakttabeller.PROGRAMMETS.startkropp(),
                        Kontrakttabeller.PROGRAMMETS.feil())
                .flatMap(KontraktTest::alle)
                .filter(f -> f.bruk() == Felt.Bruk.LEST)
                .distinct();
    }

    private static Stream<Felt> alle(Felt.Innhold innhold) {
        return innhold.felt().stream()
                .flatMap(f -> Stream.concat(
                        Stream.of(f), f.innhold() == null ? Stream.of() : alle(Objects.requireNonNull(f.innhold()))));
    }

    @ParameterizedTest
    @MethodSource("felt")
    void aFieldThatIsReadUnderAnotherNameIsSeen(Felt felt) {
        Kontrakttabeller andre = Kontrakttabeller.PROGRAMMETS.medNyttNavn(felt, "noeAnnet");
        assertThat(avvik(Kontraktsjekk.av(andre, vaar())))
                .anySatisfy(rad -> assertThat(rad).contains("noeAnnet").contains("the document has"));
    }

    @ParameterizedTest
    @MethodSource("parametere")
    void aParameterThatIsSentUnderAnotherNameIsSeen(String parameter) {
        Kontrakttabeller andre = Kontrakttabeller.PROGRAMMETS.medNyParameter(parameter, "noeAnnet");
        assertThat(avvik(Kontraktsjekk.av(andre, vaar())))
                .anySatisfy(rad -> assertThat(rad).contains("?noeAnnet").contains("not a parameter of the document"));
    }

    static Stream<String> parametere() {
        return Stream.of(Ressurs.PERSON, Ressurs.SIDE, Ressurs.START).flatMap(r -> r.parametere().stream());
    }

    @Test
    void aTypeAPathAndAServerThatDifferAreSeenWithWhatToChange() throws IOException {
        String dokument = Files.readString(VAAR)
                .replace("https://utleggstrekk.api.skatteetaten", "https://trekk.api.skatteetaten")
                .replace("/{rettighetspakke}/{id}:", "/{rettighetspakke}/logg/{id}:")
                .replace("skatteetaten:utleggstrekk", "skatteetaten:trekk")
                .replaceAll("(beloep:\\s+type: )integer", "$1number");
        OpenAPI annet = Kontraktsjekk.les(Files.writeString(Files.createTempFile("kontrakt", ".yaml"), dokument));
        List<String> rader = Kontraktsjekk.av(Kontrakttabeller.PROGRAMMETS, annet).stream()
                .map(Kontraktrad::toString)
                .toList();
        assertThat(rader)
                .anyMatch(r -> r.matches("differs .*person.* server .*set api.oppslag-url"))
                .anyMatch(r -> r.matches("differs .*\\.beloep +number.* read as HELTALL; change svar/Oppslagsform"))
                .anyMatch(r -> r.matches("not in the document .*/\\{rettighetspakke}/\\{id} .*api.oppslag-url.*"))
                .anyMatch(r -> r.matches("differs +scope .*set maskinporten.scope"));
    }

    private static OpenAPI vaar() {
        return VAART.get();
    }

    private static List<String> avvik(List<Kontraktrad> rader) {
        return rader.stream()
                .filter(r -> r.status() == Kontraktrad.Status.DIFFERS)
                .map(Kontraktrad::toString)
                .toList();
    }
}
