package no.ssb.utleggstrekk.grunn;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts the passings of {@link Krasjpunkt}, and dies at the one it was told. For many threads. */
final class Krasjpunktteller {
    private final @Nullable String navn;
    private final int nummer;
    private final Consumer<String> drap;
    private final Map<String, Integer> antall = new LinkedHashMap<>();
    private int alle;

    private Krasjpunktteller(@Nullable String navn, int nummer, Consumer<String> drap) {
        this.navn = navn;
        this.nummer = nummer;
        this.drap = drap;
    }

    /**
     * Makes one for what the properties say.
     *
     * @param drepVed null to kill nowhere
     * @param tellTil null to tell nobody
     * @param drap what kills; gets the name of the point
     * @return null when there is nothing to do
     */
    static @Nullable Krasjpunktteller av(@Nullable String drepVed, @Nullable String tellTil, Consumer<String> drap) {
        if (drepVed == null && tellTil == null) {
            return null;
        }
        int kolon = drepVed == null ? -1 : drepVed.lastIndexOf(':');
        String navn = drepVed == null || kolon < 0 ? null : drepVed.substring(0, kolon);
        int nummer = drepVed == null ? 0 : Integer.parseInt(drepVed.substring(kolon + 1));
        Krasjpunktteller teller = new Krasjpunktteller(navn, nummer, drap);
        if (tellTil != null) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> teller.skriv(Path.of(tellTil))));
        }
        return teller;
    }

    void passer(String kryss) {
        boolean naa;
        synchronized (antall) {
            int avDette = antall.merge(kryss, 1, Integer::sum);
            alle++;
            naa = navn == null ? alle == nummer : navn.equals(kryss) && avDette == nummer;
        }
        if (naa) {
            drap.accept(kryss);
        }
    }

    /** One line per point in the order of their first passing: how often, a tab, its name. */
    void skriv(Path fil) {
        StringBuilder s = new StringBuilder();
        synchronized (antall) {
            antall.forEach((kryss, n) -> s.append(n).append('\t').append(kryss).append('\n'));
        }
        try {
            Files.writeString(fil, s);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A real SIGKILL: no shutdown hook, no finally block, no flush comes after it. The thread does not go on. */
    static void drepDenneProsessen(String kryss) {
        System.err.println("Killed for a test: " + kryss);
        try {
            new ProcessBuilder(
                            "kill", "-9", Long.toString(ProcessHandle.current().pid()))
                    .start();
            new CountDownLatch(1).await();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException("could not kill this process at " + kryss, e);
        }
    }
}
