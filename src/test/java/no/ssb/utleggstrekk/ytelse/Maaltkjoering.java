package no.ssb.utleggstrekk.ytelse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;

/** A command of the finished jar with a heap of 512 MB from the start against a simulator in this JVM, watched by a {@link Minnemaaler}. */
final class Maaltkjoering {
    private static final Duration LENGST = Duration.ofMinutes(30);

    private final Path mappe;
    private final Filsted filer;
    private final Minnemaaler minne;
    private final String[] konfigurasjon;

    Maaltkjoering(Path mappe, TestDatabase database, Simulator simulator) {
        this(mappe, database, simulator, Filsted.lokalt(mappe.resolve("utdata")));
    }

    Maaltkjoering(Path mappe, TestDatabase database, Simulator simulator, Filsted filer) {
        this.mappe = mappe;
        this.filer = filer;
        this.minne = new Minnemaaler(mappe.resolve("gc.log"));
        Map<String, Object> alt = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
        alt.putAll(Mot.database(database));
        alt.put("utleggstrekk.utdata.rot", filer.rot());
        konfigurasjon = Mot.argumenter(alt);
    }

    /** Runs one command to its end, at most 30 minutes. */
    Jarprosess kjoer(String... kommando) throws IOException {
        List<String> jvm = new ArrayList<>(minne.jvm());
        // all of the heap is there from the start: what grows is then what the linjer need beside it
        jvm.addAll(List.of(
                "-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch", "-Djava.io.tmpdir=" + Files.createDirectories(temp())));
        List<String> ord = new ArrayList<>(List.of(kommando));
        ord.addAll(List.of(konfigurasjon));
        try (Jarprosess prosess = Jarprosess.startSomIDrift(mappe, filer.foran(), jvm, ord)) {
            minne.foelg(prosess);
            prosess.vent(LENGST);
            return prosess;
        }
    }

    Minnemaaler minne() {
        return minne;
    }

    /** The process' own folder for temporary files. */
    Path temp() {
        return mappe.resolve("tmp");
    }

    /** The product's folder. */
    Path utdata() {
        return filer.bilde().resolve("utleggstrekk_data");
    }
}
