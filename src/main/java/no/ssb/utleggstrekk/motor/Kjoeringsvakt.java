package no.ssb.utleggstrekk.motor;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.database.Hjerteslag;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Spoerringsavbrudd;
import no.ssb.utleggstrekk.grunn.Avbrytbar;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after the kjøring once a second, from a thread of its own: shows that it lives, hears whether somebody asked it
 * to stop, and sees at once when the lock is lost. It only gives signals; it writes nothing that a step writes.
 */
final class Kjoeringsvakt implements AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(Kjoeringsvakt.class);
    private static final Duration TAKT = Duration.ofSeconds(1);

    /** After a stop: statements that take long are cancelled after this; their transaction is rolled back. */
    static final Duration SPOERRINGER_FAAR = Duration.ofSeconds(5);

    /** After a stop: calls under way may go on for this long; a service manager kills us after 30 s or more. */
    static final Duration KALL_FAAR = Duration.ofSeconds(18);

    private final Hjerteslag hjerteslag;
    private final Spoerringsavbrudd spoerringsavbrudd;
    private final Stoppsignal stopp;
    private final Framdrift framdrift;
    private final Supplier<List<Avbrytbar>> avbrytbare;
    private final InstantSource klokke;
    private final ScheduledExecutorService traad;
    private boolean startet;
    private @Nullable Instant stoppet;
    private boolean kallGittOpp;

    Kjoeringsvakt(
            Kjoeringslaas laas,
            Stoppsignal stopp,
            Framdrift framdrift,
            Supplier<List<Avbrytbar>> avbrytbare,
            InstantSource klokke) {
        this.hjerteslag = new Hjerteslag(laas, klokke);
        this.spoerringsavbrudd = new Spoerringsavbrudd(laas);
        this.stopp = stopp;
        this.framdrift = framdrift;
        this.avbrytbare = avbrytbare;
        this.klokke = klokke;
        this.traad = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "vakt");
            t.setDaemon(true);
            return t;
        });
    }

    /** Begins, unless it has begun; the lock must be held. */
    synchronized void start() {
        if (startet) {
            return;
        }
        startet = true;
        long ms = TAKT.toMillis();
        var unused = traad.scheduleWithFixedDelay(this::slag, 0, ms, TimeUnit.MILLISECONDS);
    }

    /** One look. */
    void slag() {
        try {
            boolean bedt = hjerteslag.slag(framdrift.bilde().orElse(null), stopp.erBedt());
            if (bedt && !stopp.erBedt()) {
                LOGG.info("Asked to stop: ending at the next commit, answers under way are still stored");
                stopp.be();
            }
            if (stopp.erBedt()) {
                etterStopp();
            }
        } catch (SQLException e) {
            if (!stopp.erBedt()) {
                LOGG.error("The connection that holds the lock is lost (SQLSTATE {}): stopping", e.getSQLState());
            }
            stopp.be();
            giOppKall(); // no answer can be stored any more
        }
    }

    private void etterStopp() throws SQLException {
        Instant naa = klokke.instant();
        if (stoppet == null) {
            stoppet = naa;
        }
        Duration siden = Duration.between(stoppet, naa);
        if (siden.compareTo(SPOERRINGER_FAAR) >= 0) {
            spoerringsavbrudd.avbryt();
        }
        if (siden.compareTo(KALL_FAAR) >= 0) {
            giOppKall();
        }
    }

    private void giOppKall() {
        if (!kallGittOpp) {
            kallGittOpp = true;
            avbrytbare.get().forEach(Avbrytbar::avbryt);
        }
    }

    @Override
    public void close() {
        traad.shutdownNow();
    }
}
