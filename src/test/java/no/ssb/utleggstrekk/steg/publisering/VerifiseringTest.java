package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What verify says of the golden example's files, whole and harmed. */
class VerifiseringTest extends Goldenutgivelse {
    @Test
    void verifyFindsEveryVersionOfTheMonthWholeAndChangesNothing() throws Exception {
        Map<String, String> foer = alleFiler();
        Verifisering.Resultat resultat = verifiser();

        assertThat(resultat.feil()).as(resultat.linjer().toString()).isZero();
        assertThat(resultat.linjer())
                .hasSize(12)
                .allMatch(l -> l.matches("OK +\\S+: [0-9]+ rows, [0-9]+ bytes, with its Datadoc.*"));
        assertThat(alleFiler()).isEqualTo(foer);
    }

    @Test
    void verifyNamesAFlippedByteAMissingFileAndAChangedDatadocOfAnyVersion() throws Exception {
        skadd("inndata/utleggstrekk_p2026-08_v1.parquet", fil -> {
            byte[] bytes = Files.readAllBytes(fil);
            bytes[bytes.length / 2] ^= 1;
            Files.write(fil, bytes);
            assertThat(feil("utleggstrekk_p2026-08_v1.parquet is not the file that was published"))
                    .isEqualTo(1);
        });
        skadd("statistikk/utleggstrekk-underenhet_p2026-08_v2.parquet", fil -> {
            Files.delete(fil);
            assertThat(feil("utleggstrekk-underenhet_p2026-08_v2.parquet is missing; put a whole copy back"))
                    .isEqualTo(1);
        });
        skadd("statistikk/utleggstrekk-endring_p2026-08_v2__DOC.json", fil -> {
            Files.writeString(fil, Files.readString(fil).replace("PROTECTED", "OPEN"));
            assertThat(feil("utleggstrekk-endring_p2026-08_v2__DOC.json is not the file that was published"))
                    .isEqualTo(1);
        });
        skadd("logg/2026-09/kjoering-0002/manifest.json", fil -> {
            Files.delete(fil);
            assertThat(feil("kjoering-0002/manifest.json is missing"))
                    .as("told once, though it names six files")
                    .isEqualTo(1);
            assertThat(verifiser().linjer())
                    .filteredOn(l -> l.startsWith("FAULT"))
                    .hasSize(1);
        });
    }

    @Test
    void verifyNamesTheVersionsThatDifferFromTheDatabase() {
        endret(
                "update linje set beloep = -1999 where til_kjoering is not null and beloep = -1998",
                "update linje set beloep = -1998 where beloep = -1999",
                () -> assertThat(verifiser().linjer())
                        .filteredOn(l -> l.startsWith("FAULT"))
                        .hasSize(6)
                        .anyMatch(l -> l.contains("utleggstrekk_p2026-08_v1.parquet differs from the database"))
                        .anyMatch(l -> l.contains("utleggstrekk-endring_p2026-08_v2.parquet differs"))
                        .noneMatch(l -> l.matches(".*[0-9] kr.*"))
                        .noneMatch(l -> l.contains("utleggstrekk_p2026-08_v2.parquet")));
        endret(
                "update linje set underenhet = '805673400' where til_kjoering is null and beloep = -1500",
                "update linje set underenhet = '868596600' where til_kjoering is null and beloep = -1500",
                () -> assertThat(verifiser().linjer())
                        .anyMatch(l -> l.contains("utleggstrekk-underenhet_p2026-08_v2.parquet differs"))
                        .noneMatch(l -> l.startsWith("FAULT") && l.contains("_v1.parquet")));
    }

    @Test
    void verifyNamesAMonthThatWasNeverPublishedAndAKjoeringThatIsUnfinished() {
        JdbcClient jdbc = jobb.hent(JdbcClient.class);
        Verifisering.Resultat resultat = verifisering().verifiser(Kalendermaaned.av("2026-07"));
        assertThat(resultat.feil()).isEqualTo(1);
        assertThat(resultat.linjer())
                .containsExactly("FAULT 2026-07 was never published; `run --kalendermaaned 2026-07` publishes it");

        jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, opprettet)
                values ('2026-10', date '2026-11-12', now())""").update();
        assertThat(verifiser().linjer().get(0)).contains("for 2026-10 is unfinished");
        jdbc.sql("delete from kjoering where kalendermaaned = '2026-10'").update();
    }
}
