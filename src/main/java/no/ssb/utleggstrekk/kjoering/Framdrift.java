package no.ssb.utleggstrekk.kjoering;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.database.Livstegn;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows how far a step has come: a live line on a terminal, otherwise a log line every 30 seconds. */
public final class Framdrift implements AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(Framdrift.class);

    /** A step that counted nothing and was shorter than this is not told of. */
    private static final Duration KORT = Duration.ofSeconds(2);

    private final InstantSource klokke;
    private final boolean terminal;
    private final ScheduledExecutorService tidtaker;
    private final Map<String, Ventet> ventet = new ConcurrentHashMap<>();
    private final AtomicLong ferdige = new AtomicLong();
    private volatile @Nullable Lopende lopende;
    private volatile @Nullable Consumer<Stegbilde> lytter;
    private volatile Supplier<Optional<String>> ventegrunn = Optional::empty;

    private record Ventet(long totalt, String enhet) {}

    private record Lopende(String hva, long totalt, String enhet, Instant fra) {}

    /** @param terminal whether a live line can be shown */
    public Framdrift(InstantSource klokke, boolean terminal) {
        this.klokke = klokke;
        this.terminal = terminal;
        this.tidtaker = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "framdrift");
            t.setDaemon(true);
            return t;
        });
        long ms = terminal ? 250 : 30_000;
        var unused = tidtaker.scheduleAtFixedRate(this::vis, ms, ms, TimeUnit.MILLISECONDS);
    }

    /** From now on each finished step is told to this instead of the log. */
    public void lytt(Consumer<Stegbilde> ny) {
        lytter = ny;
    }

    /** What a step waits for when it waits, in words: told where nothing moves. */
    public void venterPaa(Supplier<Optional<String>> grunn) {
        ventegrunn = grunn;
    }

    /** So much there is to do in a step that begins later. */
    public void vent(String steg, long totalt) {
        vent(steg, totalt, Stegbilde.enhet(steg));
    }

    /** The same, with words for what is counted. */
    public void vent(String steg, long totalt, String enhet) {
        ventet.put(steg, new Ventet(totalt, enhet));
    }

    /** Begins a step whose size is not known, or was told before. */
    public void start(String hva) {
        Ventet v = ventet.remove(hva);
        start(hva, v == null ? new Ventet(0, Stegbilde.enhet(hva)) : v);
    }

    /** Begins a step; totalt 0 means that the number is not known. */
    public void start(String hva, long totalt) {
        start(hva, new Ventet(totalt, Stegbilde.enhet(hva)));
    }

    private void start(String hva, Ventet v) {
        ferdige.set(0);
        lopende = new Lopende(hva, v.totalt, v.enhet, klokke.instant());
    }

    /** What is under way; empty between the steps. */
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
        Livelinje.vekk();
        Stegbilde bilde = bilde(l);
        Consumer<Stegbilde> hoerer = lytter;
        if (hoerer != null) {
            hoerer.accept(bilde);
        } else if (bilde.ferdig() > 0 || bilde.tid().compareTo(KORT) > 0) {
            LOGG.info("{}", bilde.linje());
        }
    }

    private void vis() {
        Lopende l = lopende;
        if (l == null) {
            return;
        }
        Optional<String> grunn = ventegrunn.get();
        if (!terminal) {
            LOGG.info("{}", linje(l, grunn));
        } else {
            Livelinje.vis(grunn.isPresent() ? linje(l, grunn) : bilde(l).livelinje(Livelinje.bredde()));
        }
    }

    /** How far the step has come, and what it waits for; empty between the steps. */
    Optional<String> linje() {
        return Optional.ofNullable(lopende).map(l -> linje(l, ventegrunn.get()));
    }

    private String linje(Lopende l, Optional<String> grunn) {
        return bilde(l).linje() + grunn.map(v -> "; " + v).orElse("");
    }

    private Stegbilde bilde(Lopende l) {
        return new Stegbilde(l.hva, ferdige.get(), l.totalt, l.enhet, Duration.between(l.fra, klokke.instant()));
    }

    @Override
    public void close() {
        tidtaker.shutdownNow();
        Livelinje.vekk();
    }
}
