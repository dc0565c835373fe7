package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.drift.Maalefil.Familie;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Scene;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The metrics of one kjøring that is refused, fails, is stopped and is published; .ci/varsler holds the files against promtool. */
class MaalingTest {
    private static final Path TIL = Path.of("target/maaling");

    @TempDir
    private Path mappe;

    private final Map<String, Object> oppsett = new LinkedHashMap<>();

    @Test
    void everyAttemptIsMeasuredAndARunningOneToo() throws IOException {
        try (Scene scene = new Scene(mappe)) {
            oppsett.put("utleggstrekk.maaling.fil", fil());
            oppsett.put("utleggstrekk.api.maks-ventetid", "1s");
            scene.kommando(Map.of(), "status"); // makes the keys
            oppsett.put("utleggstrekk.maskinporten.noekkel-fil", noekkelSomUtloeper());

            scene.simulator.feil(Feilplan.andel(1, Feiltype.FEIL_403_005));
            run(scene, 6);
            assertThat(linjer("nektet"))
                    .contains(
                            "utleggstrekk_exitkode 6",
                            "utleggstrekk_kjoerer 0",
                            "utleggstrekk_noekkel_utloeper_timestamp_seconds 4102444800")
                    .contains("utleggstrekk_bruk_info{kalendermaaned=\"2026-08\",svar=\"NEI\"} 1")
                    .anyMatch(l -> l.startsWith("utleggstrekk_feil_info{linje=\"kjøring 1 for 2026-08 failed: "))
                    .noneMatch(l -> l.startsWith("utleggstrekk_sist_publisert"));

            scene.simulator.feil(Feilplan.INGEN);
            scene.simulator.nede(true);
            run(scene, 1);
            assertThat(linjer("feilet")).contains("utleggstrekk_exitkode 1");

            scene.simulator.nede(false);
            scene.treg(Duration.ofMillis(400), Endepunkt.OPPSLAG);
            Thread stopper = new Thread(() -> {
                scene.ventPaaOppslag(5);
                Awaitility.await().atMost(Scene.LENGE).until(() -> les().contains("utleggstrekk_kjoerer 1\n"));
                scene.jdbc.sql("update eierskap set stopp_bedt = now()").update();
            });
            stopper.start();
            run(scene, 3);
            assertThat(linjer("stoppet"))
                    .contains("utleggstrekk_exitkode 3", "utleggstrekk_kjoerer 0", "utleggstrekk_par 120")
                    .anyMatch(l -> l.matches("utleggstrekk_par_ventende [1-9]\\d*"));

            scene.simulator.feil(Feilplan.INGEN);
            run(scene, 0);
            assertThat(linjer("publisert"))
                    .contains(
                            "utleggstrekk_exitkode 0",
                            "utleggstrekk_par_besvart 120",
                            "utleggstrekk_par_ventende 0",
                            "utleggstrekk_lesepeker_etterslep 0",
                            "utleggstrekk_bruk_info{kalendermaaned=\"2026-08\",svar=\"JA\"} 1",
                            "utleggstrekk_kjoering_info{art=\"HENTING\",kalendermaaned=\"2026-08\",kjoering=\"1\",tilstand=\"PUBLISERT\"} 1",
                            "utleggstrekk_stabil_til_timestamp_seconds "
                                    + Instant.parse("2026-09-01T00:00:00Z").getEpochSecond())
                    .noneMatch(l -> l.startsWith("utleggstrekk_feil_info"))
                    .anyMatch(l -> l.matches("utleggstrekk_publisert_kroner -?\\d+00000"))
                    .anyMatch(l -> l.startsWith("utleggstrekk_steg_seconds{steg=\"oppslag\"} "))
                    .anyMatch(l -> l.startsWith("utleggstrekk_kall{api="))
                    .anyMatch(l -> l.startsWith("utleggstrekk_ledig_plass_bytes "))
                    .anyMatch(l -> l.startsWith("utleggstrekk_nyeste_hendelse_timestamp_seconds 17"));
            assertThat(les().replaceAll("ledig_plass_bytes \\d+", ""))
                    .as("nobody's number")
                    .doesNotContainPattern("\\b\\d{11}\\b");
        }
    }

    @Test
    void whatIsNotKnownNowStaysAndAReaderSeesAWholeFileThatItMayRead() throws IOException {
        Maalefil maalefil = new Maalefil(fil());
        maalefil.skriv(List.of(Familie.av("en", "One.", 1), Familie.av("to", "Two.", 2)));
        maalefil.skriv(List.of(
                new Familie("to", "Two.", List.of(Familie.linje("to", Map.of(), 2.5))),
                new Familie("tre", "Three.", List.of(Familie.linje("tre", Map.of("a", "a \"quote\"\n\\"), 3)))));
        assertThat(les()).isEqualTo("""
                # HELP utleggstrekk_en One.
                # TYPE utleggstrekk_en gauge
                utleggstrekk_en 1
                # HELP utleggstrekk_to Two.
                # TYPE utleggstrekk_to gauge
                utleggstrekk_to 2.5
                # HELP utleggstrekk_tre Three.
                # TYPE utleggstrekk_tre gauge
                utleggstrekk_tre{a="a \\"quote\\"\\n\\\\"} 3
                """);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fil())))
                .isEqualTo("rw-r--r--");
        maalefil.skriv(List.of(new Familie("tre", "Three.", List.of())));
        assertThat(les()).doesNotContain("_tre");
        try (var filer = Files.list(mappe)) {
            assertThat(filer).as("no temporary file is left").containsExactly(fil());
        }
    }

    @Test
    void aFolderThatIsGoneDoesNotFailTheKjoering() {
        try (Scene scene = new Scene(mappe)) {
            oppsett.put("utleggstrekk.maaling.fil", mappe.resolve("borte/utleggstrekk.prom"));
            Utkomme run = scene.kommando(oppsett, "run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
            assertThat(run.exitkode()).as(run.feil()).isZero();
            assertThat(run.ut() + run.feil()).contains("utleggstrekk.maaling.fil: ", "see that its folder is there");
        }
    }

    private void run(Scene scene, int exitkode) {
        Utkomme run = scene.kommando(oppsett, "run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        assertThat(run.exitkode()).as(run.feil()).isEqualTo(exitkode);
    }

    private Path noekkelSomUtloeper() throws IOException {
        try (var filer = Files.list(mappe.resolve("noekler"))) {
            Path jwk = filer.filter(f -> f.toString().endsWith(".jwk.json"))
                    .max(Comparator.comparing(f -> f.toFile().lastModified()))
                    .orElseThrow();
            ObjectNode innhold = (ObjectNode) JsonMapper.shared().readTree(jwk.toFile());
            Path ny = mappe.resolve("utloeper.jwk.json");
            Files.writeString(ny, innhold.put("exp", 4102444800L).toString());
            Files.setPosixFilePermissions(ny, PosixFilePermissions.fromString("rw-------"));
            return ny;
        }
    }

    private Path fil() {
        return mappe.resolve("utleggstrekk.prom");
    }

    private String les() {
        try {
            return Files.readString(fil());
        } catch (IOException e) {
            return "";
        }
    }

    private List<String> linjer(String navn) throws IOException {
        Files.createDirectories(TIL);
        Files.copy(fil(), TIL.resolve(navn + ".prom"), StandardCopyOption.REPLACE_EXISTING);
        return les().lines().toList();
    }
}
