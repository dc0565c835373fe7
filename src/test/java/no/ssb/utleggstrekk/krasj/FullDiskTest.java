package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full after N bytes, for machines where none can be mounted: any place, once each. */
class FullDiskTest {
    private static final Bestilling BESTILLING =
            new Bestilling(Kalendermaaned.av("2024-08"), LocalDate.of(2024, 9, 25), null, null);

    @TempDir
    private Path mappe;

    @AfterEach
    void stor() {
        LitenDisk.ledig(Long.MAX_VALUE);
    }

    @Test
    void fullAfterAnyNumberOfBytesNothingHalfIsPublishedAndARestartGivesTheSameFiles() throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.demo()
                .medPersoner(60)
                .medMaaneder(Kalendermaaned.av("2024-08"), 1)
                .medPort(0))) {
            SortedMap<String, String> fasit = new TreeMap<>();
            try (Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
                assertThat(jobb.motor().kjoer(BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
                fasit.putAll(Filer.parquet(jobb.utdata()));
            }
            Path liten = mappe.resolve("liten");
            try (Testjobb jobb =
                    new Testjobb(mappe, simulator, Map.of("utleggstrekk.utdata.rot", "litendisk://" + liten))) {
                int fulle = 0;
                for (long bytes = 1; fulle == 0 || bytes < 40_000; bytes += 4_000) {
                    LitenDisk.ledig(bytes);
                    Resultat resultat = jobb.motor().kjoer(BESTILLING);
                    Filer.parquet(liten.resolve("utleggstrekk_data"))
                            .forEach((navn, innhold) ->
                                    assertThat(innhold).as(navn).isEqualTo(fasit.get(navn)));
                    if (resultat.exitkode() == Exitkode.OK) {
                        break;
                    }
                    fulle++;
                    assertThat(resultat.exitkode()).isEqualTo(Exitkode.FEILET);
                    assertThat(resultat.melding()).contains("No space left on device; free space there, then restart");
                }
                assertThat(fulle).isGreaterThan(4);
                LitenDisk.ledig(Long.MAX_VALUE);
                assertThat(jobb.motor().kjoer(BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
            }
            assertThat(Filer.parquet(liten.resolve("utleggstrekk_data"))).containsExactlyEntriesOf(fasit);
            assertThat(Filbilde.rester(liten)).isEmpty();
        }
    }
}
