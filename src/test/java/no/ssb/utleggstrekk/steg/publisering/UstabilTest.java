package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.kommando.Kommandolinje;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A month that is published before it is stable, and verify as the operator runs it. */
class UstabilTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    private Path mappe;

    @Test
    void versionZeroAndItsDatadocAreReplacedAndThenRemovedByVersionOne() throws Exception {
        TestDatabase database = TestDatabase.migrert();
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb = new Testjobb(
                        mappe, database, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", AUGUST))) {
            simulator.goldenKjoering(1);
            kjoer(jobb, LocalDate.of(2026, 9, 1));
            assertThat(filer(jobb)).hasSize(10).allMatch(f -> f.contains("_p2026-08_v0"));
            assertThat(dokument(jobb, 0).get("dataset_status").asString()).isEqualTo("DRAFT");
            assertThat(dokument(jobb, 0).get("version").asString()).isEqualTo("0");
            assertThat(dokument(jobb, 0)
                            .at("/version_description/0/languageText")
                            .asString())
                    .startsWith("Foreløpige tall: måneden er ikke stabil");
            byte[] foerste = Files.readAllBytes(person(jobb, 0));
            JsonNode foersteDokument = dokument(jobb, 0);
            assertThat(verify(database)).isZero();

            kjoer(jobb, LocalDate.of(2026, 9, 9));
            assertThat(filer(jobb)).hasSize(10).allMatch(f -> f.contains("_p2026-08_v0"));
            assertThat(Arrays.equals(Files.readAllBytes(person(jobb, 0)), foerste))
                    .isFalse();
            assertThat(dokument(jobb, 0).get("metadata_created_date"))
                    .isNotEqualTo(foersteDokument.get("metadata_created_date"));
            assertThat(verify(database)).isZero();

            kjoer(jobb, LocalDate.of(2026, 9, 10));
            assertThat(filer(jobb)).hasSize(10).allMatch(f -> f.contains("_p2026-08_v1"));
            assertThat(dokument(jobb, 1).get("dataset_status").asString()).isEqualTo("INTERNAL");
            assertThat(dokument(jobb, 1)
                            .at("/version_description/1/languageText")
                            .asString())
                    .startsWith("Original version. Cut-off date 2026-09-10");
            assertThat(verify(database)).isZero();

            Files.delete(person(jobb, 1));
            assertThat(verify(database)).isEqualTo(1);
            assertThat(filer(jobb)).hasSize(9);
        }
    }

    @Test
    void aReplayOfAMonthThatWasNotStableIsNotStableAndReadsNoHendelse() throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb = new Testjobb(
                        mappe,
                        TestDatabase.migrert(),
                        simulator,
                        Map.of("utleggstrekk.foerste-kalendermaaned", AUGUST))) {
            simulator.goldenKjoering(1);
            kjoer(jobb, LocalDate.of(2026, 9, 1));
            kjoer(jobb, LocalDate.of(2026, 9, 9));

            var resultat = jobb.motor().spillAv(AUGUST, null, null);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(resultat.kjoering().skjaeringsdato()).isEqualTo(LocalDate.of(2026, 9, 9));
            assertThat(filer(jobb)).hasSize(10).allMatch(f -> f.contains("_p2026-08_v0"));
            JsonNode manifest =
                    JsonTekst.les(Files.readString(jobb.utdata().resolve("logg/2026-08/kjoering-0003/manifest.json")));
            assertThat(manifest.get("foerste_sekvensnummer").isNull()).isTrue();
            assertThat(manifest.get("siste_sekvensnummer").isNull()).isTrue();
        }
    }

    @Test
    void whatHasBeenReadToDecidesNotAnEarlierDayThatIsAskedForLater() {
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb = new Testjobb(
                        mappe,
                        TestDatabase.migrert(),
                        simulator,
                        Map.of("utleggstrekk.foerste-kalendermaaned", "2026-07"))) {
            simulator.goldenKjoering(1);
            var juli = jobb.motor()
                    .kjoer(new Bestilling(Kalendermaaned.av("2026-07"), LocalDate.of(2026, 9, 10), null, null));
            assertThat(juli.exitkode()).as(juli.melding()).isEqualTo(Exitkode.OK);

            kjoer(jobb, LocalDate.of(2026, 9, 1));
            assertThat(filer(jobb)).noneMatch(f -> f.contains("_v0")).anyMatch(f -> f.contains("_p2026-08_v1"));
        }
    }

    private int verify(TestDatabase database) {
        return Kommandolinje.kjoer(
                "verify",
                "--kalendermaaned",
                "2026-08",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.bruker(),
                "--spring.datasource.password=" + database.passord(),
                "--utleggstrekk.utdata.rot=" + mappe.resolve("utdata"));
    }

    private static void kjoer(Testjobb jobb, LocalDate tilDato) {
        var resultat = jobb.motor().kjoer(new Bestilling(AUGUST, tilDato, null, null));
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
    }

    private static Path person(Testjobb jobb, int versjon) {
        return jobb.utdata().resolve("inndata/utleggstrekk_p2026-08_v%d.parquet".formatted(versjon));
    }

    private static JsonNode dokument(Testjobb jobb, int versjon) throws IOException {
        String sti = person(jobb, versjon).toString().replace(".parquet", "__DOC.json");
        return JsonTekst.les(Files.readString(Path.of(sti))).at("/datadoc/dataset");
    }

    /** All but the overviews of versions, which are never replaced. */
    private static List<String> filer(Testjobb jobb) {
        return Filer.publisert(jobb.utdata()).stream()
                .map(Path::toString)
                .filter(f -> !f.contains("utleggstrekk-utgivelser"))
                .toList();
    }
}
