package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Sover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The waits of one start: says what it waits for, hears a request to stop, and ends when it has waited long enough. */
final class PostgresVenting {
    private static final Logger LOGG = LoggerFactory.getLogger(PostgresVenting.class);

    private static final int PER_SEKUND = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1).dividedBy(PER_SEKUND);
    private static final int MELDES_HVERT_SEKUND = 30;

    /** What is waited for, and for how many seconds. */
    enum Paa {
        /** What we give our own stop: a server in order writes what it holds and ends in that time. */
        STOPPENDE(PostgresKlynge.STOPP_SEKUNDER, "is shutting down: waits for it to end"),
        /** A living server may be busy with crash recovery. */
        STARTENDE(600, "does not take connections yet, or is recovering from a crash: waits for it"),
        ANDRE(15, "is used by another process, but its server is not to be seen here: waits for it"),
        /** What is left of a killed server needs a moment to go away. */
        REST(15, "has something left of a server that was killed: waits for it to go away");

        private final int sekunder;
        private final String tekst;

        Paa(int sekunder, String tekst) {
            this.sekunder = sekunder;
            this.tekst = tekst;
        }
    }

    private final PostgresKlynge klynge;
    private final Sover sover;
    private final Map<Paa, Integer> pauser = new EnumMap<>(Paa.class);
    private int alle;

    PostgresVenting(PostgresKlynge klynge, Sover sover) {
        this.klynge = klynge;
        this.sover = sover;
    }

    /**
     * One pause.
     *
     * @param pid the server's process; 0 when there is none
     * @throws MidlertidigFeil when this was waited for long enough, or the process is to stop
     */
    void vent(Paa hva, long pid) throws IOException {
        int nr = pauser.merge(hva, 1, Integer::sum);
        // again and again: one that crashes in a circle has now and then just begun anew
        Optional<String> feil =
                hva == Paa.STARTENDE && nr >= PER_SEKUND * Paa.STOPPENDE.sekunder && nr % PER_SEKUND == 0
                        ? klynge.serverfeil()
                        : Optional.empty();
        if (feil.isPresent() || nr >= PER_SEKUND * hva.sekunder) {
            throw gittOpp(hva, feil, pid);
        }
        if (alle++ % (PER_SEKUND * MELDES_HVERT_SEKUND) == 0) {
            LOGG.info("The embedded PostgreSQL in {} {}", klynge.mappe().rot(), hva.tekst);
        }
        try {
            sover.sov(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("Interrupted while waiting for the embedded PostgreSQL", e);
        }
    }

    private MidlertidigFeil gittOpp(Paa hva, Optional<String> feil, long pid) throws IOException {
        PostgresMappe mappe = klynge.mappe();
        String linje = switch (hva) {
            case STOPPENDE -> klynge.stopperIkke(pid);
            case ANDRE ->
                "Another process uses " + mappe.rot() + ", but its PostgreSQL is not to be seen here"
                        + " (it died, or runs in another container): wait until that process is done";
            case STARTENDE, REST ->
                feil.map(f -> klynge.kommerIkkeIGang(f, pid))
                        .orElse("The embedded PostgreSQL in " + mappe.rot() + " does not get ready: see "
                                + mappe.logg());
        };
        // by its SQLSTATE a fault of the database: nobody tries to note it there
        return new MidlertidigFeil(linje, new SQLException("cannot connect now", "57P03"));
    }
}
