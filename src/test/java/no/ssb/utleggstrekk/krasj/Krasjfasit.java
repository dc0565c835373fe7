package no.ssb.utleggstrekk.krasj;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.verktoey.Jarprosess;

/**
 * Three kjøringer that nothing disturbs, made once per JVM: a month that is not stable, the same month stable, and the
 * next two months with corrections of the first, so that most persons have three months to look up. For each the state it starts from, what it must leave, and the points it
 * passes.
 */
final class Krasjfasit {
    private static final List<Ordre> BESTILLINGER = List.of(
            new Ordre("2024-08", LocalDate.of(2024, 9, 5)),
            new Ordre("2024-08", LocalDate.of(2024, 9, 25)),
            new Ordre("2024-10", LocalDate.of(2024, 11, 25)));

    private static final class Felles {
        static final Krasjfasit FASIT = new Krasjfasit(nyMappe());
    }

    /**
     * One kjøring.
     *
     * @param foer where it starts; copied, never used itself
     * @param bilde what it must leave
     * @param kryss how often it passes each point, in the order of the first passing
     * @param arbeid from its first call to its end
     * @param oppslag how many lookups it makes
     */
    record Trinn(
            Ordre bestilling,
            Krasjverden foer,
            Bilde bilde,
            Map<String, Integer> kryss,
            Duration arbeid,
            int oppslag) {}

    private final Path mappe;
    private final Skatt skatt;
    private final List<Trinn> trinn = new ArrayList<>();
    private int kopier;

    private Krasjfasit(Path mappe) {
        this(mappe, new Skatt(mappe), Filsted.lokalt(mappe.resolve("fasit/utdata")));
    }

    private Krasjfasit(Path mappe, Skatt skatt, Filsted filer) {
        this.mappe = mappe;
        this.skatt = skatt;
        Krasjverden verden = Krasjverden.ny(skatt, mappe.resolve("fasit"), filer);
        for (Ordre b : BESTILLINGER) {
            Krasjverden foer = verden.kopi(mappe.resolve("foer-" + trinn.size()));
            trinn.add(kjoer(b, foer, verden));
        }
    }

    /** The one of this JVM. */
    static Krasjfasit felles() {
        return Felles.FASIT;
    }

    /** The same kjøringer with their files elsewhere. */
    Krasjfasit paa(Filsted filer) {
        return new Krasjfasit(nyMappe(), skatt, filer);
    }

    Skatt skatt() {
        return skatt;
    }

    /** The kjøringer, from 0. */
    Trinn trinn(int nr) {
        return trinn.get(nr);
    }

    int antall() {
        return trinn.size();
    }

    /** A fresh copy of the state that a kjøring starts from. */
    Krasjverden verden(int nr) {
        return trinn.get(nr).foer().kopi(nyttSted());
    }

    /** A folder that nobody uses. */
    Path nyttSted() {
        return mappe.resolve("verden-%04d".formatted(++kopier));
    }

    private Trinn kjoer(Ordre b, Krasjverden foer, Krasjverden verden) {
        Path telling = verden.mappe().resolve("kryss-%d.txt".formatted(trinn.size()));
        skatt.klargjoer(b);
        try (Jarprosess p = verden.start(List.of("-Dutleggstrekk.proeve.tell-til=" + telling), b.run())) {
            skatt.ventPaaFoersteKall(p);
            long start = System.nanoTime();
            int kode = p.vent();
            if (kode != 0) {
                throw new AssertionError("exit code " + kode + " from " + p);
            }
            Duration arbeid = Duration.ofNanos(System.nanoTime() - start);
            return new Trinn(b, foer, Bilde.av(verden), les(telling), arbeid, (int) skatt.oppslag());
        }
    }

    private static Map<String, Integer> les(Path telling) {
        Map<String, Integer> kryss = new LinkedHashMap<>();
        try {
            for (String linje : Files.readAllLines(telling)) {
                int tab = linje.indexOf('\t');
                kryss.put(linje.substring(tab + 1), Integer.parseInt(linje.substring(0, tab)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return kryss;
    }

    private static Path nyMappe() {
        try {
            Files.createDirectories(Path.of("target/krasj"));
            return Files.createTempDirectory(Path.of("target/krasj").toAbsolutePath(), "loep-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
