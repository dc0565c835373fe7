package no.ssb.utleggstrekk.steg.avstemming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Maalt;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utsnitt;

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

    /** What is asked: the figures with beskrivelse and those without are one question. */
    private record Spoersmaal(Datasett datasett, Kalendermaaned maaned, long kjoering, Avsloering avsloering) {
        static Spoersmaal om(Utgivelse u) {
            Utsnitt utsnitt = u.utsnitt();
            return new Spoersmaal(
                    utsnitt.datasett().utenBeskrivelse(), utsnitt.kalendermaaned(), utsnitt.kjoering(), u.avsloering());
        }
    }

    Databasemaaling(Radkilde radkilde, List<Utgivelse> alle) {
        alle.forEach(u -> svar.computeIfAbsent(Spoersmaal.om(u), s -> traader.submit(() -> maal(radkilde, u))));
    }

    private static Map<Datasett, Maalt> maal(Radkilde radkilde, Utgivelse u) {
        Datasett datasett = u.utsnitt().datasett();
        return switch (datasett) {
            case PERSON -> Map.of(datasett, radkilde.maalLinjer(u.utsnitt()));
            case UNDERENHET, UNDERENHET_BESKRIVELSE, TOTALT, TOTALT_BESKRIVELSE ->
                radkilde.maalTall(u.utsnitt(), u.avsloering());
            case ENDRING, UTGIVELSER -> Map.of(datasett, radkilde.maal(u.utsnitt(), u.avsloering()));
        };
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
