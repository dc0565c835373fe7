package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Killed anywhere with SIGKILL, restarted until it is done: the same as a kjøring that nothing disturbed. */
@Tag("maskin")
class KrasjIT {
    private static final int TILFELDIGE_DRAP = 70;

    private final Krasjfasit fasit = Krasjfasit.felles();

    @Test
    void killedAtTheMostDangerousPointsItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall("short, dangerous points");
        new Kjeder(fasit, tall)
                .kjede(
                        2,
                        "etter commit Oppslagsskriver.lagre",
                        "foer commit Utgivelser.lagre",
                        "etter navnebytte .*\\.parquet", // between renames
                        "foer navnebytte manifest.json",
                        "etter commit Utgivelser.publiser",
                        "etter navnebytte rapport.json"); // before the last commit
        tall.skriv();
    }

    @Test
    void killedAtRandomMomentsFromTheVeryFirstStartItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall("short, random moments");
        Random r = new Random(1);
        new Loep(fasit, 0, r, tall).gjennomfoer(List.of(Avbrudd.iStarten(r), Avbrudd.iOppslagene(r, fasit.trinn(0))));
        tall.skriv();
    }

    @Test
    @Tag("lang")
    void killedAtEveryPointInTurnItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall("every point");
        new Kjeder(fasit, tall).kjedet(2, ".*");
        new Kjeder(fasit, tall).kjedet(1, ".*(navnebytte|sletting|Utgivelser).*");
        tall.skriv();
        assertThat(tall.avbrutt).isGreaterThan(100);
    }

    @Test
    @Tag("lang")
    void killedAtManyRandomMomentsItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall("random moments");
        for (int froe = 1; tall.avbrutt < TILFELDIGE_DRAP; froe++) {
            Random r = new Random(froe);
            int nr = froe % fasit.antall();
            System.out.println("seed " + froe);
            new Loep(fasit, nr, r, tall).medStatus().gjennomfoer(tilfeldige(nr, r, 1 + r.nextInt(7)));
            tall.skriv();
        }
    }

    private List<Avbrudd> tilfeldige(int nr, Random r, int antall) {
        return IntStream.range(0, antall)
                .mapToObj(i -> Avbrudd.drap(r, fasit.trinn(nr)))
                .toList();
    }
}
