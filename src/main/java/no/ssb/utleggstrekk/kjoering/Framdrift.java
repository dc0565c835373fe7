package no.ssb.utleggstrekk.kjoering;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import no.ssb.utleggstrekk.database.Livstegn;
import no.ssb.utleggstrekk.grunn.Varighet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far a long step has come: a live line on a terminal, otherwise a log line every 30 seconds. */
public final class Framdrift implements AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(Framdrift.class);

    private final InstantSource klokke;
    private final @Nullable PrintStream terminal;
    private final ScheduledExecutorService tidtaker;
    private final AtomicLong ferdige = new AtomicLong();
    private volatile @Nullable Lopende lopende;

    private record Lopende(String hva, long totalt, Instant fra) {}

    /** @param terminal where the live line goes; null when the output is not a terminal */
    public Framdrift(InstantSource klokke, @Nullable PrintStream terminal) {
        this.klokke = klokke;
        this.terminal = terminal;
        this.tidtaker = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "framdrift");
            t.setDaemon(true);
            return t;
        });
        long ms = terminal == null ? 30_000 : 250;
        var unused = tidtaker.scheduleAtFixedRate(this::vis, ms, ms, TimeUnit.MILLISECONDS);
    }

    /** Begins a long step; totalt 0 means that the number is not known. */
    public void start(String hva, long totalt) {
        ferdige.set(0);
        lopende = new Lopende(hva, totalt, klokke.instant());
    }

    /** What is under way; empty between the long steps. */
    public Optional<Livstegn> bilde() {
        Lopende l = lopende;
        return l == null ? Optional.empty() : Optional.of(new Livstegn(l.hva, l.fra, ferdige.get(), l.totalt));
    }

    /** More is done. */
    public void ferdig(long antall) {
        ferdige.addAndGet(antall);
    }

    /** The step has ended: leaves one line that says what it did. */
    public void slutt() {
        Lopende l = lopende;
        lopende = null;
        if (l == null) {
            return;
        }
        if (terminal != null) {
            terminal.print("\r\033[K");
            terminal.flush();
        }
        LOGG.info("{}", linje(l, ferdige.get()));
    }

    private void vis() {
        Lopende l = lopende;
        if (l == null) {
            return;
        }
        String linje = linje(l, ferdige.get());
        if (terminal == null) {
            LOGG.info("{}", linje);
        } else {
            terminal.print("\r\033[K" + linje);
            terminal.flush();
        }
    }

    private String linje(Lopende l, long n) {
        double sekunder = Math.max(Duration.between(l.fra, klokke.instant()).toMillis(), 1) / 1000.0;
        double rate = n / sekunder;
        StringBuilder s = new StringBuilder(l.hva).append(": ").append(n);
        if (l.totalt > 0) {
            s.append(" of ").append(l.totalt);
        }
        s.append(", ").append(Math.round(rate)).append("/s");
        if (l.totalt > n && rate > 0) {
            s.append(", about ").append(Varighet.tekst(Duration.ofSeconds(Math.round((l.totalt - n) / rate))));
            s.append(" left");
        }
        return s.toString();
    }

    @Override
    public void close() {
        tidtaker.shutdownNow();
    }
}
