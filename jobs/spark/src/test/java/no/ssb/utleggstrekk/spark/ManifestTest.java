package no.ssb.utleggstrekk.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Manifests as they should be, and as they should not. */
class ManifestTest {
    private static final String HEL = """
            {"kjoering": 3, "filer": [{"datasett": "utleggstrekk", "kalendermaaned": "2026-08", "versjon": 1,
              "sti": "utleggstrekk_data/inndata/utleggstrekk_p2026-08_v1.parquet", "sha256": "%s"}]}
            """.formatted("0a".repeat(32));

    @TempDir
    private Path mappe;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [\\s\\S]+             | ``                                 | kjoering
            [\\s\\S]+             | {}                                 | kjoering
            [\\s\\S]+             | []                                 | kjoering
            [\\s\\S]+             | {"kjoering": 3,                    | JSON
            \\}\\s+$              | }}                                 | JSON
            "kjoering": 3         | "kjoering": 2                      | kjoering
            "kjoering": 3         | "kjoering": "3"                    | kjoering
            "kjoering": 3         | "kjoering": 3.0                    | kjoering
            "kjoering": 3         | "kjoering": 18446744073709551619   | kjoering
            "kjoering": 3         | "kjoering": 2, "kjoering": 3       | JSON
            "filer"               | "file"                             | filer
            \\[[\\s\\S]+\\]       | {}                                 | filer
            \\[[\\s\\S]+\\]       | [17]                               | datasett
            "datasett"            | "datasetts"                        | datasett
            "utleggstrekk"        | 17                                 | datasett
            "2026-08"             | "2026-13"                          | kalendermaaned
            "2026-08"             | 202608                             | kalendermaaned
            "versjon": 1          | "versjon": "1"                     | versjon
            "versjon": 1          | "versjon": -1                      | versjon
            "versjon": 1          | "versjon": 1.5                     | versjon
            "versjon": 1          | "versjon": 4294967297              | versjon
            "versjon": 1          | "versjon": 2                       | sti
            "sti"                 | "vei"                              | sti
            utleggstrekk_data/    | ../annet/                          | sti
            "sha256": "0a         | "sha256": "0A                      | sha256
            "sha256": "0a         | "sha256": "                        | sha256
            """)
    void oneThatIsNotWholeIsNamedByItsPathAndField(String hva, String tekst, String felt) {
        skriv("2026-08", 3, HEL.replaceFirst(hva, tekst));

        assertThatThrownBy(this::les)
                .isInstanceOfSatisfying(
                        VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.FEILET))
                .hasMessage(
                        "%s/utleggstrekk_data/logg/2026-08/kjoering-0003/manifest.json is not a whole manifest (%s); put it back from a backup",
                        mappe, felt);
    }

    @Test
    void aDatasetOfANewerReleaseIsPassedOver() {
        skriv("2026-08", 3, HEL.replace("[", "[{\"datasett\": \"utleggstrekk-ny\", \"sti\": 17}, "));

        assertThat(les().alle()).hasSize(1);
    }

    @Test
    void theLastKjoeringThatToldOfAMonthDecides() {
        skriv("2026-08", 3, HEL);
        skriv(
                "2026-07",
                10,
                HEL.replace("3,", "10,")
                        .replace("\"versjon\": 1", "\"versjon\": 2")
                        .replace("_v1", "_v2"));

        assertThat(les().av(Datasett.PERSON).values())
                .extracting(Publisert.Fil::versjon)
                .containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "0, true"})
    void onlyVersionZeroIsReplaced(int versjon, boolean lovlig) {
        String hel = HEL.replace("\"versjon\": 1", "\"versjon\": " + versjon).replace("_v1", "_v" + versjon);
        skriv("2026-08", 3, hel);
        skriv("2026-09", 4, hel.replace("3,", "4,").replace("0a", "0b"));

        if (lovlig) {
            assertThat(les().alle()).singleElement().matches(f -> f.sha256().startsWith("0b"));
        } else {
            assertThatThrownBy(this::les)
                    .isInstanceOfSatisfying(
                            VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.FEILET))
                    .hasMessageContaining("utleggstrekk_p2026-08_v1.parquet: the manifests disagree");
        }
    }

    private void skriv(String maaned, int kjoering, String tekst) {
        try (Utdatalager lager = new Rot(mappe).lager()) {
            lager.lagMappe("utleggstrekk_data/logg/%s/kjoering-%04d".formatted(maaned, kjoering));
            lager.skrivTekst(
                    "utleggstrekk_data/logg/%s/kjoering-%04d/manifest.json".formatted(maaned, kjoering), tekst);
        }
    }

    private Publisert les() {
        try (Utdatalager lager = new Rot(mappe).lager()) {
            return Publisert.les(lager, Spenn.ALLE);
        }
    }
}
