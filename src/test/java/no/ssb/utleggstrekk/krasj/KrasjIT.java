package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Killed anywhere with SIGKILL, restarted until it is done: the same as a kjøring that nothing disturbed. */
@Tag("maskin")
class KrasjIT {
    /** Crashes of one kjøring after another: six makes each cost little more than one process. */
    private static final int PER_LOEP = 6;

    /** Points passed more often than this are sampled. */
    private static final int SJELDEN = 3;

    private static final int TILFELDIGE_DRAP = 70;

    private final Krasjfasit fasit = Krasjfasit.felles();

    @Test
    void killedAtTheMostDangerousPointsItEndsWithTheSameFiles() {
        Krasjtall tall = new Krasjtall("short, dangerous points");
        kjede(
                2,
                tall,
                foerste(2, "etter commit Oppslagsskriver.lagre"),
                foerste(2, "foer commit Utgivelser.lagre"),
                foerste(2, "etter navnebytte .*\\.parquet"), // between renames
                foerste(2, "etter commit Utgivelser.publiser"),
                foerste(2, "foer navnebytte manifest.json"),
                foerste(2, "etter navnebytte rapport.json")); // before the last commit
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
        kjedet(2, alleKryss(2, ".*"), tall);
        kjedet(1, alleKryss(1, ".*(navnebytte|sletting|Utgivelser).*"), tall);
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

    private void kjede(int nr, Krasjtall tall, Avbrudd... avbrudd) {
        assertThat(new Loep(fasit, nr, new Random(nr), tall).medStatus().gjennomfoer(List.of(avbrudd)))
                .as("points that were not passed")
                .isEmpty();
    }

    /** Each once, in courses of some; those that a restart did not come to begin a course of their own. */
    private void kjedet(int nr, List<Avbrudd> alle, Krasjtall tall) {
        Deque<List<Avbrudd>> kjeder = new ArrayDeque<>();
        int antall = (alle.size() + PER_LOEP - 1) / PER_LOEP;
        for (int i = 0; i < antall; i++) {
            List<Avbrudd> kjede = new ArrayList<>();
            for (int j = i; j < alle.size(); j += antall) { // far from one another, in the order of the work
                kjede.add(alle.get(j));
            }
            kjeder.add(kjede);
        }
        for (int froe = 0; !kjeder.isEmpty(); froe++) {
            List<Avbrudd> kjede = kjeder.remove();
            List<Avbrudd> uteblitt = new Loep(fasit, nr, new Random(froe), tall).gjennomfoer(kjede);
            assertThat(uteblitt).as("points, of which the first was not passed").hasSizeLessThan(kjede.size());
            if (!uteblitt.isEmpty()) {
                kjeder.add(uteblitt);
            }
            tall.skriv();
        }
    }

    /** The first passing of the first point whose name fits. */
    private Avbrudd foerste(int nr, String navn) {
        return fasit.trinn(nr).kryss().keySet().stream()
                .filter(k -> k.matches(navn))
                .findFirst()
                .map(k -> Avbrudd.ved(k, 1))
                .orElseThrow(() -> new AssertionError("no point is named " + navn + "; there are "
                        + fasit.trinn(nr).kryss().keySet()));
    }

    /** Every passing of the rare points; of the others the first, one in the middle and the last but one. */
    private List<Avbrudd> alleKryss(int nr, String navn) {
        List<Avbrudd> alle = new ArrayList<>();
        for (Map.Entry<String, Integer> k : fasit.trinn(nr).kryss().entrySet()) {
            if (k.getKey().matches(navn)) {
                int n = k.getValue();
                IntStream passeringer = n <= SJELDEN ? IntStream.rangeClosed(1, n) : IntStream.of(1, n / 2, n - 1);
                passeringer.forEach(i -> alle.add(Avbrudd.ved(k.getKey(), i)));
            }
        }
        return alle;
    }
}
