package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code utleggstrekk.database.passord-fil}: read, and told of when it is not right, but never shown. */
class PassordfilTest {
    private static final TestDatabase DATABASE = TestDatabase.migrert();

    @TempDir
    private Path mappe;

    @Test
    void thePasswordIsTakenFromTheFileWithoutItsLineEnd() throws Exception {
        Path fil = fil(DATABASE.passord() + "\n");
        Utkomme status = status(fil, Map.of());
        assertThat(status.exitkode()).as(status.toString()).isZero();
        assertThat(kjoer("check", fil, Map.of()).ut()).contains("ok    database", "ok    tables");
    }

    @Test
    void checkNamesAFileThatCannotBeRead() {
        Path borte = mappe.resolve("borte");
        assertThat(kjoer("check", borte, Map.of()).ut().lines())
                .anyMatch(linje -> linje.startsWith("FAIL  database") && linje.contains(borte.toString()));
    }

    @Test
    void aPasswordThatTheServerRefusesIsNotShown() throws Exception {
        Utkomme status = status(fil("feil-passord"), Map.of());
        assertThat(status.exitkode()).as(status.toString()).isEqualTo(2);
        assertThat(status.melding()).contains("refuses the user").doesNotContain("feil-passord");
    }

    @Test
    void aFileThatIsMissingOrEmptyOrNoTextIsNamed() throws Exception {
        Path tom = fil(" \n");
        Path bytes = Files.write(mappe.resolve("bytes"), new byte[] {(byte) 0xff, (byte) 0xfe});
        for (Path fil : new Path[] {mappe.resolve("borte"), mappe, tom, bytes}) {
            Utkomme status = status(fil, Map.of());
            assertThat(status.exitkode()).as(status.toString()).isEqualTo(2);
            assertThat(status.melding().lines())
                    .singleElement()
                    .asString()
                    .contains(fil.toString(), "utleggstrekk.database.passord-fil");
        }
    }

    @Test
    void twoPasswordsAreOneTooMany() throws Exception {
        Utkomme status = status(fil(DATABASE.passord()), Map.of("spring.datasource.password", "et-annet-passord"));
        assertThat(status.exitkode()).as(status.toString()).isEqualTo(2);
        assertThat(status.melding())
                .contains("spring.datasource.password is set as well", "leave one")
                .doesNotContain("et-annet-passord");
    }

    @Test
    void aPasswordInTheUrlIsAnother() throws Exception {
        Path fil = fil(DATABASE.passord());
        Utkomme status = status(fil, Map.of("spring.datasource.url", DATABASE.url() + "&password=et-annet-passord"));
        assertThat(status.exitkode()).as(status.toString()).isEqualTo(2);
        assertThat(status.melding())
                .contains("the password of spring.datasource.url is set as well")
                .doesNotContain("et-annet-passord");
    }

    private Path fil(String innhold) throws Exception {
        return Files.writeString(mappe.resolve("passord"), innhold, StandardCharsets.UTF_8);
    }

    private static Utkomme status(Path fil, Map<String, Object> ekstra) {
        return kjoer("status", fil, ekstra);
    }

    private static Utkomme kjoer(String kommando, Path fil, Map<String, Object> ekstra) {
        Map<String, Object> k = new LinkedHashMap<>(Mot.database(DATABASE));
        k.remove("spring.datasource.password");
        k.put("utleggstrekk.database.passord-fil", fil);
        k.put(
                "utleggstrekk.api.hendelser-url",
                "http://127.0.0.1:1"); // nothing answers there, and `check` need not wait
        k.put("utleggstrekk.api.oppslag-url", "http://127.0.0.1:1");
        k.putAll(ekstra);
        return Kommandotest.kjoer(Mot.argumenter(k), kommando);
    }
}
