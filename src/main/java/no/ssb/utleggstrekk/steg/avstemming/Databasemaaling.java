package no.ssb.utleggstrekk.steg.avstemming;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Maalt;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;

/**
 * What the database makes of each file's rows by itself: linjer digested by SQL, figures by the function {@code tall}. It
 * is asked in a thread of its own, while the files are read back.
 */
final class Databasemaaling implements AutoCloseable {
    private final ExecutorService traad = Executors.newSingleThreadExecutor(r -> {
        Thread t = new Thread(r, "database");
        t.setDaemon(true);
        return t;
    });
    private final Map<Utgivelse, Future<Maalt>> svar = new HashMap<>();

    Databasemaaling(Radkilde radkilde, List<Utgivelse> alle) {
        alle.forEach(u -> svar.put(u, traad.submit(() -> maal(radkilde, u))));
    }

    private static Maalt maal(Radkilde radkilde, Utgivelse u) {
        return u.utsnitt().datasett() == Datasett.PERSON
                ? radkilde.maalLinjer(u.utsnitt())
                : radkilde.maal(u.utsnitt(), u.avsloering());
    }

    /** Waits for the answer. */
    Maalt av(Utgivelse u) {
        try {
            return Objects.requireNonNull(svar.get(u)).get();
        } catch (ExecutionException feil) {
            if (feil.getCause() instanceof RuntimeException aarsak) {
                throw aarsak;
            }
            throw new IllegalStateException(feil.getCause());
        } catch (InterruptedException feil) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("interrupted; a restart goes on from the last commit", feil);
        }
    }

    /** What is not asked yet is asked no more. */
    @Override
    public void close() {
        traad.shutdownNow();
    }
}
