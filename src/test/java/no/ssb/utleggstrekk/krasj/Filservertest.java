package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The same three kjøringer with their files behind a server as on a local disk, undisturbed and killed. */
@Tag("maskin")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Filservertest {
    /** How the manifest, which publishes, comes to stand there. */
    private final String manifestet;

    private Krasjfasit paaServer;

    Filservertest(String manifestet) {
        this.manifestet = manifestet;
    }

    /** A root on the server with nothing in it. */
    abstract Filsted sted();

    @BeforeAll
    void treKjoeringer() {
        startServer();
        paaServer = Krasjfasit.felles().paa(sted());
    }

    abstract void startServer();

    Krasjfasit fasit() {
        return paaServer;
    }

    @Test
    void threeKjoeringerWithCorrectionsAndVersion0ReplacedAreToTheByteWhatTheyAreOnALocalDisk() {
        for (int nr = 0; nr < fasit().antall(); nr++) {
            Bilde lokalt = Krasjfasit.felles().trinn(nr).bilde();
            assertThat(fasit().trinn(nr).bilde().avvikFra(lokalt))
                    .as("kjøring " + nr)
                    .isEmpty();
        }
        assertThat(fasit().trinn(0).bilde().parquet()).anyMatch(n -> n.endsWith("_v0.parquet"));
        assertThat(fasit().trinn(2).bilde().parquet())
                .noneMatch(n -> n.contains("2024-08_v0"))
                .anyMatch(n -> n.contains("endring_p2024-08_v2"));
        Krasjverden etter = fasit().verden(2);
        try (Jarprosess p = etter.start("verify", "--kalendermaaned", "2024-08")) {
            assertThat(p.vent()).as(p.toString()).isZero();
            assertThat(p.ut()).contains("every file is as it was published");
        }
        etter.slett();
    }

    @Test
    void killedWhereItPublishesItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall(getClass().getSimpleName() + ", short");
        new Kjeder(fasit(), tall)
                .kjede(
                        1,
                        "etter navnebytte .*\\.parquet",
                        "foer " + manifestet,
                        "etter " + manifestet,
                        "etter commit Utgivelser.publiser",
                        "etter sletting .*_v0.parquet",
                        "foer sletting kjoering-.*");
        tall.skriv();
    }

    @Test
    @Tag("lang")
    void killedAtEveryPointOfPublishingInTurnItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall(getClass().getSimpleName() + ", every point");
        for (int nr : List.of(1, 2)) {
            new Kjeder(fasit(), tall).kjedet(nr, ".*(navnebytte|sletting|skriving|Utgivelser).*");
        }
        tall.skriv();
    }
}
