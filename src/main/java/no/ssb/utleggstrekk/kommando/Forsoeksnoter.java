package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import no.ssb.utleggstrekk.database.Databasefeil;
import no.ssb.utleggstrekk.drift.Maaling;
import no.ssb.utleggstrekk.drift.StatusOppsett;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.innstillinger.Innstillingsfeil;
import no.ssb.utleggstrekk.kjoering.Forsoekslager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/** What an attempt at a kjøring leaves behind for those who watch: the metrics, and a note of one that was refused. */
final class Forsoeksnoter {
    private static final Logger LOGG = LoggerFactory.getLogger(Forsoeksnoter.class);

    /** Ends that say nothing about the kjøring that comes next. */
    private static final Set<Exitkode> UINTERESSANTE = EnumSet.of(Exitkode.OK, Exitkode.OPPTATT, Exitkode.STOPPET);

    private Forsoeksnoter() {}

    /** Does the work while the metrics are written every minute, if anywhere. */
    static Exitkode maalt(ApplicationContext kontekst, Function<ApplicationContext, Exitkode> arbeid) {
        Maaling maaling = Maaling.begynn(kontekst);
        try {
            return arbeid.apply(kontekst);
        } finally {
            maaling.close();
        }
    }

    /** Writes how it ended into the metrics. */
    static void avsluttet(Oppstart oppstart, Exitkode kode, String linje) {
        oppstart.maalefil().ifPresent(fil -> Maaling.avsluttet(fil, kode, linje, InstantSource.system()));
    }

    /** Whether the database, which is not at fault, may hold a note of it, and should. */
    static boolean kanNoteres(Throwable kastet, Feil feil) {
        return !UINTERESSANTE.contains(feil.exitkode())
                && Databasefeil.tolk(kastet).isEmpty()
                && Innstillingsfeil.tolk(Databasefeil.kjede(kastet).toList()).isEmpty();
    }

    /** Notes an attempt that came to no kjøring, for status; quietly, as the fault itself is the news. */
    static void noter(Oppstart oppstart, @Nullable String konfigurasjon, Feil feil) {
        try (PrintWriter stille = new PrintWriter(Writer.nullWriter())) {
            oppstart.med(stille, konfigurasjon, StatusOppsett.class, Map.of(), kontekst -> {
                kontekst.getBean(Forsoekslager.class).nektet(feil.exitkode(), String.valueOf(feil.getMessage()));
                return feil;
            });
        } catch (RuntimeException e) {
            LOGG.debug("The attempt could not be noted: {}", e.getClass().getSimpleName());
        }
    }
}
