package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The disk of the output is full: a small one in memory, where this machine lets us mount it. {@link FullDiskTest} shows
 * the same everywhere, inside this JVM.
 */
class FullDiskIT {
    private static final int TRINN = 2;
    private static final int BLOKK = 4096;

    private final Fasit fasit = Fasit.felles();
    private final Path sted = fasit.nyttSted();
    private final Path rot = sted.resolve("utdata");
    private boolean montert;

    @AfterEach
    void demonter() throws Exception {
        if (montert) {
            kjoer("umount", rot.toString());
        }
    }

    @Test
    void fullInTheMiddleOfTheFilesNothingIsPublishedAndARestartGivesTheSame() throws Exception {
        fyllOgTaOpp(List.of(7L));
    }

    @Test
    @Tag("lang")
    void fullAfterAnyNumberOfBlocksARestartGivesTheSame() throws Exception {
        fyllOgTaOpp(LongStream.range(0, 24).boxed().toList());
    }

    /**
     * One kjøring that runs out of space again and again, each time a little later.
     *
     * @param blokker how many blocks its files may take, all attempts together
     */
    private void fyllOgTaOpp(List<Long> blokker) throws Exception {
        Files.createDirectories(rot);
        montert = kjoer("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", rot.toString()) == 0;
        assumeTrue(montert, "no tmpfs can be mounted here");
        Verden verden = fasit.trinn(TRINN).foer().kopi(sted);
        Bestilling bestilling = fasit.trinn(TRINN).bestilling();
        fasit.skatt().klargjoer(bestilling);
        long foer = blokkerIBruk();
        int fulle = 0;
        for (long ledig : blokker) {
            fyll(Math.max(0, ledig - (blokkerIBruk() - foer)));
            try (Jarprosess p = verden.start(bestilling.run())) {
                int kode = p.vent();
                String hva = ledig + " blocks free: " + p;
                assertThat(kode).as(hva).isIn(0, 1);
                if (kode == 1) {
                    fulle++;
                    assertThat(p.utskrift()).as(hva).contains("No space left on device", "free space there");
                    assertThat(verden.jdbc()
                                    .sql("select tilstand from kjoering order by kjoering_id desc limit 1")
                                    .query(String.class)
                                    .single())
                            .as(hva)
                            .isNotEqualTo("PUBLISERT");
                }
            }
            ingentingHalvt();
        }
        assertThat(fulle).isPositive();
        assertThat(verden.status()).contains("Failed: ", "No space left on device", "`restart`");
        Files.delete(rot.resolve("fyll"));
        try (Jarprosess p = verden.start("restart")) {
            assertThat(p.vent()).as(p.toString()).isZero();
        }
        assertThat(Bilde.av(verden).avvikFra(fasit.trinn(TRINN).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
        verden.slett();
    }

    /** A file that a reader sees is a whole one: of the kjøringer before, or as it will be. */
    private void ingentingHalvt() {
        Bilde foer = Bilde.av(fasit.trinn(TRINN).foer());
        Bilde etter = fasit.trinn(TRINN).bilde();
        var naa = new java.util.TreeMap<String, List<String>>();
        Filbilde.av(rot, naa);
        naa.forEach((navn, sha) -> {
            if (navn.endsWith(".parquet") && !navn.startsWith("file temp/")) {
                assertThat(sha)
                        .as(navn)
                        .isIn(foer.deler().get(navn), etter.deler().get(navn));
            }
        });
    }

    /** Leaves so many blocks free. */
    private void fyll(long blokker) throws IOException {
        long ledig = Files.getFileStore(rot).getUsableSpace();
        Files.write(rot.resolve("fyll"), new byte[(int) (ledig - blokker * BLOKK)]);
    }

    private long blokkerIBruk() throws IOException {
        Files.deleteIfExists(rot.resolve("fyll"));
        long antall = 0;
        for (Path fil : Filbilde.filer(rot)) {
            antall += (Files.size(fil) + BLOKK - 1) / BLOKK;
        }
        return antall;
    }

    private static int kjoer(String... ord) throws IOException, InterruptedException {
        return new ProcessBuilder(ord)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
