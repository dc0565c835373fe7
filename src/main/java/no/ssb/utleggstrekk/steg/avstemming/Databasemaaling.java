package no.ssb.utleggstrekk.steg.avstemming;

import java.util.LinkedHashMap;
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
import no.ssb.utleggstrekk.utdata.Spoersmaal;
import no.ssb.utleggstrekk.utdata.Utgivelse;

/**
 * What the database makes of each file's rows by itself: linjer digested by SQL, figures by the functions {@code tall} and
 * {@code totalt}. It is asked in two threads, while the files are read back; it uses one core for a question.
 */
final class Databasemaaling implements AutoCloseable {
    private final ExecutorService traader = Executors.newFixedThreadPool(2, r -> {
        Thread t = new Thread(r, "database");
        t.setDaemon(true);
        return t;
    });
    private final Map<Spoersmaal, Future<Map<Datasett, Maalt>>> svar = new LinkedHashMap<>();

    Databasemaaling(Radkilde radkilde, List<Utgivelse> alle) {
        alle.forEach(u -> svar.computeIfAbsent(Spoersmaal.om(u), s -> traader.submit(() -> maal(radkilde, u))));
    }

    private static Map<Datasett, Maalt> maal(Radkilde radkilde, Utgivelse u) {
        return u.utsnitt().datasett() == Datasett.PERSON
                ? Map.of(Datasett.PERSON, radkilde.maalLinjer(u.utsnitt()))
                : radkilde.maal(u);
    }

    /** Waits for the answer. */
    Maalt av(Utgivelse u) {
        try {
            return Objects.requireNonNull(Objects.requireNonNull(svar.get(Spoersmaal.om(u)))
                    .get()
                    .get(u.utsnitt().datasett()));
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
        traader.shutdownNow();
    }
}
