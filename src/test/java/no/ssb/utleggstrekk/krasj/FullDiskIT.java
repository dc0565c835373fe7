package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The disk of the output, or of the embedded PostgreSQL, is full: a small one in memory, where this machine lets us mount
 * it. {@link FullDiskTest} shows the first everywhere, inside this JVM.
 */
@Tag("maskin")
class FullDiskIT {
    private static final int TRINN = 2;
    private static final int BLOKK = 4096;

    /** Room for the programs, an empty cluster and some write-ahead log. */
    private static final String POSTGRES_DISK = "200m";

    private final Krasjfasit fasit = Krasjfasit.felles();
    private final Path sted = fasit.nyttSted();
    private final Path rot = sted.resolve("utdata");
    private final Deque<Path> montert = new ArrayDeque<>();

    @AfterEach
    void demonter() throws Exception {
        while (!montert.isEmpty()) {
            kjoer("umount", montert.pop().toString());
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

    @Test
    void theDiskOfTheEmbeddedServerIsFullInTheLookupsAndARestartGivesTheSame() throws Exception {
        fyllPostgres(List.of(100));
    }

    @Test
    @Tag("lang")
    void theDiskOfTheEmbeddedServerIsFullFromTheFirstStartAndAgainAndAgain() throws Exception {
        fyllPostgres(List.of(-1, 0, 1, 30, 60, 20, 40, 10));
    }

    /**
     * One kjøring whose embedded server runs out of space again and again.
     *
     * @param oppslag when, counted in lookups of that attempt; -1: before it starts. A last attempt has the space it needs
     */
    private void fyllPostgres(List<Integer> oppslag) throws Exception {
        Path disk = sted.resolve("disk");
        Path postgres = disk.resolve("postgres");
        monter(disk, POSTGRES_DISK);
        Krasjverden verden = Krasjverden.innebygd(fasit.skatt(), sted, postgres);
        Ordre bestilling = fasit.trinn(0).bestilling();
        fasit.skatt().klargjoer(bestilling);
        for (int etter : oppslag) {
            fasit.skatt().tellFraNull();
            if (etter < 0) {
                fyllHelt(disk);
            }
            try (Jarprosess p = verden.start(bestilling.run())) {
                if (etter >= 0) {
                    fasit.skatt().ventPaaOppslag(etter, p);
                    fyllHelt(disk);
                }
                assertThat(p.vent()).as(etter + " lookups: " + p).isEqualTo(1);
                assertThat(p.utskrift()).containsIgnoringCase("disk is full").doesNotContain("\tat ");
            }
            try (Jarprosess p = verden.start("status")) {
                assertThat(p.vent()).as(p.toString()).isIn(0, 1);
                assertThat(p.utskrift()).containsIgnoringCase("disk is full").doesNotContain("\tat ");
            }
            Files.delete(ballast(disk));
            assertThat(verden.status()).contains(etter > 0 ? "`restart`" : "Next: ");
        }
        try (Jarprosess p = verden.start("restart")) {
            assertThat(p.vent()).as(p.toString()).isZero();
        }
        try (InnebygdPostgres server = InnebygdPostgres.start(postgres)) {
            assertThat(Bilde.av(Krasjverden.ved(fasit.skatt(), sted, server))
                            .avvikFra(fasit.trinn(0).bilde()))
                    .isEmpty();
        }
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
    }

    private void monter(Path mappe, String stoerrelse) throws Exception {
        Files.createDirectories(mappe);
        assumeTrue(
                kjoer("mount", "-t", "tmpfs", "-o", "mode=755,size=" + stoerrelse, "tmpfs", mappe.toString()) == 0,
                "no tmpfs can be mounted here");
        montert.push(mappe);
    }

    private static Path ballast(Path disk) {
        return disk.resolve("fyll");
    }

    /** Takes all that is left, also while others write. */
    private static void fyllHelt(Path disk) throws IOException {
        try (OutputStream ut = Files.newOutputStream(ballast(disk))) {
            while (true) {
                ut.write(new byte[BLOKK]);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    /**
     * One kjøring that runs out of space again and again, each time a little later.
     *
     * @param blokker how many blocks its files may take, all attempts together
     */
    private void fyllOgTaOpp(List<Long> blokker) throws Exception {
        monter(rot, "4m");
        Krasjverden verden = fasit.trinn(TRINN).foer().kopi(sted);
        Ordre bestilling = fasit.trinn(TRINN).bestilling();
        fasit.skatt().klargjoer(bestilling);
        long foer = blokkerIBruk();
        long sisteFoer = verden.sisteKjoering();
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
                                    .sql(
                                            "select count(*) from kjoering where kjoering_id > ? and tilstand = 'PUBLISERT'")
                                    .param(sisteFoer)
                                    .query(Long.class)
                                    .single())
                            .as(hva)
                            .isZero();
                }
            }
            ingentingHalvt();
        }
        assertThat(fulle).isPositive();
        assertThat(verden.status()).contains("Failed: ", "No space left on device", "`restart`");
        Files.delete(ballast(rot));
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
        Files.write(ballast(rot), new byte[(int) (ledig - blokker * BLOKK)]);
    }

    private long blokkerIBruk() throws IOException {
        Files.deleteIfExists(ballast(rot));
        long antall = 0;
        for (Path fil : Filer.alle(rot)) {
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
