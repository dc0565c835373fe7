package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A configuration file that is wrong: one line says where, and never what stands there. */
class KonfigurasjonsfilTest {
    @TempDir
    private Path mappe;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "@hemmelig                    | 3, column 15",
                "%hemmelig                    | 3, column 15",
                "`hemmelig                    | 3, column 15",
                "*                            | 3, column 16",
                "*hemmelig                    | 3, column 15",
                "{hemmelig                    | 4, column 1",
                "[hemmelig                    | 4, column 1",
                "'hemmelig                    | 4, column 1",
                "\"hemm\\qlig\"               | 3, column 21",
                "\"hemmelig\" hemmelig        | 3, column 26",
                "hemmelig: hemmelig           | 3, column 23",
                "!hemmelig hemmelig           | 3, column 15",
                "hemmelig\u0007hemmelig       | 3, column 23",
            })
    void aPasswordThatYamlCannotReadIsNamedByItsPlaceOnly(String passord, String sted) throws Exception {
        erEnLinjeOmStedet(skriv("jobb.yaml", "spring:\n  datasource:\n    password: " + passord.strip() + "\n"), sted);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u0001',
            value = {
                "spring:\\n\\tdatasource:\\n\\t\\tpassword: hemmelig       | 2, column 1",
                "spring:\\n  datasource: {}\\n  datasource: {hemmelig: 1}  | 3, column 3",
                "spring:\\n    datasource:\\n   password: hemmelig         | 3, column 4",
                "- hemmelig\\nspring: hemmelig                            | 2, column 1",
            })
    void aFileThatIsIndentedWronglyIsToo(String innhold, String sted) throws Exception {
        erEnLinjeOmStedet(skriv("jobb.yaml", innhold.strip().translateEscapes() + "\n"), sted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobb.yaml", "jobb.yml", "jobb.properties"})
    void aFileThatIsNotUtf8IsRefusedAtItsFirstWrongByte(String navn) throws Exception {
        Path fil = mappe.resolve(navn);
        Files.write(fil, "# ja\nspring.datasource.password: hemmeligø\n".getBytes(StandardCharsets.ISO_8859_1));
        erEnLinjeOmStedet(fil, "2, column 37");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobb.yaml", "jobb.properties"})
    void aByteOrderMarkIsRefused(String navn) throws Exception {
        erEnLinjeOmStedet(skriv(navn, "\uFEFFspring.datasource.password: hemmelig\n"), "1, column 1");
    }

    @Test
    void aBrokenEscapeInPropertiesIsNamedByItsPlace() throws Exception {
        erEnLinjeOmStedet(
                skriv("jobb.properties", "# C:\\users\nspring.datasource.password=\\uhemmelig\n"), "2, column 28");
    }

    @Test
    void propertiesAreReadAsUtf8() throws Exception {
        Path fil = skriv("jobb.properties", "utleggstrekk.utdata.rot=/dev/null/blåbær\n");
        assertThat(kommando("check", fil).ut()).contains("/dev/null/blåbær");
    }

    @ParameterizedTest
    @ValueSource(strings = {"utleggstrekk: {}", "utleggstrekk:\n  datadoc:\n    bruksrestriksjoner: []", "{}", ""})
    void whatIsEmptySetsNothing(String tekst) throws Exception {
        Utkomme check = kommando("check", skriv("jobb.yaml", tekst + "\n"));
        assertThat(check.ut() + check.feil())
                .contains("utleggstrekk.maskinporten.klient-id")
                .doesNotContain("\tat ");
        assertThat(check.exitkode()).as(check.feil()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a${hemmelig}", "a${hemmelig", "${hemmelig:${hemmelig2}}"})
    void aPlaceholderThatNothingSetsIsNotQuoted(String passord) throws Exception {
        Path fil = skriv("jobb.yaml", "spring:\n  datasource:\n    password: '" + passord + "'\n");
        for (String kommando : new String[] {"status", "check"}) {
            Utkomme utkomme = kommando(kommando, fil);
            assertThat(utkomme.ut() + utkomme.feil()).doesNotContain("hemmelig").doesNotContain("\tat ");
            assertThat(utkomme.exitkode()).as(utkomme.feil()).isIn(1, 2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stabil-fra-dag: hemmelig",
                "foerste-kalendermaaned: hemmelig",
                "api.tidsavbrudd: hemmelig",
                "api.hendelser-url: 'hemmelig hemmelig'",
                "utdata.komprimering: hemmelig",
                "tillat-http: hemmelig",
            })
    void aValueOfTheWrongKindIsNamedByItsKeyAndPlace(String linje) throws Exception {
        Path fil = skriv("jobb.yaml", "# the job\nutleggstrekk." + linje + "\n");
        Utkomme status = status(fil);
        assertThat(status.exitkode()).as(status.feil()).isEqualTo(2);
        assertThat(status.ut() + status.feil()).doesNotContain("hemmelig").doesNotContain("\tat ");
        assertThat(status.feil())
                .contains("utleggstrekk." + linje.replaceFirst(":.*", ""))
                .contains("jobb.yaml, line 2, column ");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "utleggstrekk.maskinporten.klient-id: 01234567   | 1, column 38",
                "utleggstrekk.maskinporten.kid: 0123             | 1, column 32",
                "utleggstrekk.maskinporten.kid: 1_000            | 1, column 32",
                "utleggstrekk.maskinporten.kid: 0x1F             | 1, column 32",
                "utleggstrekk.maskinporten.kid: 12:30            | 1, column 32",
                "utleggstrekk.maskinporten.kid: 1.10             | 1, column 32",
                "utleggstrekk.maskinporten.kid: no               | 1, column 32",
                "utleggstrekk.maskinporten.kid: ~                | 1, column 32",
                "utleggstrekk.maskinporten.consumer-org: 0712345670 | 1, column 41",
                "utleggstrekk: {maskinporten: {klient-id: 007}}  | 1, column 42",
                "spring.datasource.password: 01234567            | 1, column 29",
                "spring.datasource.password: 12.50               | 1, column 29",
                "spring.datasource.password: yes                 | 1, column 29",
                "utleggstrekk.stabil-fra-dag: 010                | 1, column 30",
            })
    void aValueThatYamlWouldChangeMustBeQuoted(String innhold, String sted) throws Exception {
        Utkomme status = erEnLinjeOmStedet(skriv("jobb.yaml", innhold.strip() + "\n"), sted);
        assertThat(status.feil()).contains("quote it");
    }

    @Test
    void numbersAndQuotedValuesAreTakenAsTheyAre() throws Exception {
        Path fil = skriv("jobb.yaml", """
                utleggstrekk.maks-avvist-andel: 0.50
                utleggstrekk.tillat-http: no
                utleggstrekk.api.kall-per-sekund: 1e2
                utleggstrekk.maskinporten.kid: '007'
                utleggstrekk.maskinporten.klient-id: 1234567
                utleggstrekk.maskinporten.consumer-org:
                utleggstrekk.foerste-kalendermaaned: 2026-10
                utleggstrekk.raadata.behold: 0
                """);
        assertThat(status(fil).feil()).contains("The database").doesNotContain("jobb.yaml, line");
    }

    @Test
    void aTemplateThatIsNotFilledInIsRefused() throws Exception {
        Path fil = skriv("jobb.yaml", "spring.datasource.url: jdbc:postgresql://<host>/<database>\n");
        assertThat(erEnLinjeOmStedet(fil, "1, column 24").feil()).contains("<…>");
    }

    @Test
    void aFileOfAnUnknownKindIsRefused() throws Exception {
        Utkomme status = status(skriv("jobb.conf", "spring.datasource.password=hemmelig"));
        assertThat(status.exitkode()).isEqualTo(2);
        assertThat(status.feil()).contains("jobb.conf").contains(".yaml").doesNotContain("hemmelig");
    }

    /** Spring reads a list of locations, where some of these have a meaning. */
    @Test
    void theFilesNameMayHoldAnySign() throws Exception {
        String navn = "a,b;c*d[e]f${g}h$i`j'k\"l%20m n#o?pæøå";
        Files.createDirectory(mappe.resolve(navn));
        Utkomme status = status(skriv(navn + "/jobb.yaml", "utleggstrekk.stabil-fra-dag: 99\n"));
        assertThat(status.exitkode()).isEqualTo(2);
        assertThat(status.feil()).contains("must be between 1 and 28");
    }

    private Utkomme erEnLinjeOmStedet(Path fil, String sted) {
        Utkomme status = status(fil);
        assertThat(status.ut() + status.feil()).doesNotContain("hemmelig").doesNotContain("\tat ");
        assertThat(status.exitkode()).as(status.feil()).isEqualTo(2);
        assertThat(status.feil().lines()).singleElement().asString().contains(fil + ", line " + sted + ":");
        return status;
    }

    private static Utkomme status(Path fil) {
        return kommando("status", fil);
    }

    /** Nobody answers at the database's address: a file that is well leads to that. */
    private static Utkomme kommando(String kommando, Path fil) {
        return Kommandotest.kjoer(
                new String[] {"--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/x"},
                kommando,
                "--config",
                fil.toString());
    }

    private Path skriv(String navn, String innhold) throws IOException {
        return Files.writeString(mappe.resolve(navn), innhold);
    }
}
