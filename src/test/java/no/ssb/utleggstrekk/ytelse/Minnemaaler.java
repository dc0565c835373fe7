package no.ssb.utleggstrekk.ytelse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.verktoey.Jarprosess;

/** The memory of a process: its heap after each garbage collection, and what the machine says of it. */
final class Minnemaaler {
    private static final Pattern ETTER_GC = Pattern.compile("\\d+M->(\\d+)M\\(\\d+M\\)");
    private static final Pattern STOERSTE_RSS = Pattern.compile("VmHWM:\\s+(\\d+) kB");

    private final Path gclogg;
    private volatile long rss;

    Minnemaaler(Path gclogg) {
        this.gclogg = gclogg;
    }

    /** What the process must be started with. */
    List<String> jvm() {
        return List.of("-Xlog:gc:file=" + gclogg);
    }

    /** Looks at it twice a second for as long as it lives. */
    void foelg(Jarprosess prosess) {
        Path tilstand = Path.of("/proc", Long.toString(prosess.pid()), "status");
        Thread traad = new Thread(
                () -> {
                    while (prosess.lever()) {
                        rss = Math.max(rss, stoersteRss(tilstand));
                        sov();
                    }
                },
                "minnemaaler");
        traad.setDaemon(true);
        traad.start();
    }

    /** Resident memory at its highest, MB; 0 where the machine does not tell. */
    long rssMb() {
        return rss / 1024;
    }

    /** The largest heap that was left after a garbage collection, MB. */
    long heapEtterGcMb() throws IOException {
        long stoerst = 0;
        for (String linje : Files.readAllLines(gclogg)) {
            Matcher treff = ETTER_GC.matcher(linje);
            if (treff.find()) {
                stoerst = Math.max(stoerst, Long.parseLong(treff.group(1)));
            }
        }
        return stoerst;
    }

    private static long stoersteRss(Path tilstand) {
        try {
            Matcher treff = STOERSTE_RSS.matcher(Files.readString(tilstand));
            return treff.find() ? Long.parseLong(treff.group(1)) : 0;
        } catch (IOException ikkeDer) {
            return 0; // not Linux, or the process has just ended
        }
    }

    private static void sov() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
