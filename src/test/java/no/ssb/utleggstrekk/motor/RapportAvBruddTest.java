package no.ssb.utleggstrekk.motor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.Stegkrok;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An attempt leaves its report wherever it ends, also where figures are made and not yet summed, or the files have their names. */
class RapportAvBruddTest {
    private static final List<String> STEG = List.of(
            "serie",
            "hendelser",
            "oppslagsplan",
            "oppslag",
            "oppslagskontroll",
            "sammenstilling",
            "kvalitet",
            "avstemming",
            "publisering",
            "rapport");

    @TempDir
    private Path mappe;

    @Test
    void everyAttemptLeavesItsReport() {
        try (Scene scene = new Scene(mappe)) {
            for (String steg : STEG) {
                try (Testjobb jobb = scene.prosess(Map.of(), Stegkrok.class)) {
                    Stegkrok.foer(steg, () -> {
                        throw new MidlertidigFeil("trouble before " + steg);
                    });
                    Kjoeringsmotor.Resultat resultat = jobb.motor().kjoer(Scene.BESTILLING);
                    assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.FEILET);
                    assertThat(scene.rapport()
                                    .orElseThrow()
                                    .at("/resultat/feil")
                                    .asString())
                            .contains("trouble before " + steg);
                }
            }
            scene.kjoeresFerdigAvNyProsess();
        }
    }
}
