package no.ssb.utleggstrekk.drift;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.drift.Maalefil.Familie;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.maskinporten.Noekkelutloep;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes the metrics of an attempt at a kjøring: at its begin, every minute of it, and when it has ended, however. No attempt
 * fails because they cannot be written.
 */
public final class Maaling implements AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(Maaling.class);
    private static final int SEKUNDER_MELLOM = 60;
    private static final int FOERSTE_ETTER = 2;

    private final @Nullable Maalefil fil;
    private final JdbcClient jdbc;
    private final Kjoeringslaas laas;
    private final Utdatalager utdata;
    private final Innstillinger.Maskinporten maskinporten;
    private final InstantSource klokke;
    private final ScheduledExecutorService tidtaker;

    private Maaling(ApplicationContext kontekst, @Nullable Path fil) {
        this.fil = fil == null ? null : new Maalefil(fil);
        this.jdbc = kontekst.getBean(JdbcClient.class);
        this.laas = kontekst.getBean(Kjoeringslaas.class);
        this.utdata = kontekst.getBean(Utdatalager.class);
        this.maskinporten = kontekst.getBean(Innstillinger.class).maskinporten();
        this.klokke = kontekst.getBean(InstantSource.class);
        this.tidtaker = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "maaling");
            t.setDaemon(true);
            return t;
        });
    }

    /** Writes as soon as the lock is taken, and every minute until it is closed; nothing where no file is configured. */
    public static Maaling begynn(ApplicationContext kontekst) {
        Maaling maaling = new Maaling(
                kontekst, kontekst.getBean(Innstillinger.class).maaling().fil());
        var unused = maaling.tidtaker.scheduleWithFixedDelay(
                maaling::maal, FOERSTE_ETTER, SEKUNDER_MELLOM, TimeUnit.SECONDS);
        return maaling;
    }

    /** Writes what is known now; what cannot be had now stays as it was. */
    private synchronized void maal() {
        if (fil == null) {
            return;
        }
        List<Familie> familier = new ArrayList<>();
        familier.add(naa(klokke.instant()));
        try {
            if (!laas.erTapt()) { // else the database is waited for once more
                familier.addAll(Maalinger.les(jdbc));
            }
            Noekkelutloep.av(maskinporten)
                    .ifPresent(t -> familier.add(Familie.av(
                            "noekkel_utloeper_timestamp_seconds",
                            "When the certificate or key for Maskinporten runs out.",
                            t.getEpochSecond())));
            long ledige = utdata.ledigeBytes();
            if (ledige < Long.MAX_VALUE) {
                familier.add(Familie.av("ledig_plass_bytes", "Free space at the root of the output.", ledige));
            }
        } catch (DataAccessException | Feil e) {
            LOGG.debug("Not all metrics could be had now: {}", e.getClass().getSimpleName());
        }
        skriv(fil, familier);
    }

    /** A last time, with what the attempt left in the database. */
    @Override
    public void close() {
        tidtaker.shutdown();
        maal();
    }

    /**
     * Writes how an attempt ended, which needs no database.
     *
     * @param linje the last line of the command
     */
    public static void avsluttet(Path fil, Exitkode exitkode, String linje, InstantSource klokke) {
        Instant naa = klokke.instant();
        List<Familie> familier = new ArrayList<>(List.of(
                naa(naa),
                Familie.av("sist_avsluttet_timestamp_seconds", "When the last attempt ended.", naa.getEpochSecond()),
                Familie.av("exitkode", "Exit code of the last attempt.", exitkode.tall()),
                new Familie(
                        "feil_info",
                        "Why the last attempt did not end well, and what mends it.",
                        exitkode == Exitkode.OK
                                ? List.of()
                                : List.of(Familie.linje("feil_info", Map.of("linje", linje), 1)))));
        if (exitkode != Exitkode.OPPTATT) { // then another process goes on
            familier.add(Familie.av("kjoerer", "Whether a process holds the lock: 1 or 0.", 0));
        }
        skriv(new Maalefil(fil), familier);
    }

    private static Familie naa(Instant naa) {
        return Familie.av("sist_maalt_timestamp_seconds", "When this file was written.", naa.getEpochSecond());
    }

    private static void skriv(Maalefil fil, List<Familie> familier) {
        try {
            fil.skriv(familier);
        } catch (IOException | UnsupportedOperationException e) {
            LOGG.warn(
                    "utleggstrekk.maaling.fil: {} cannot be written ({}); see that its folder is there and may be written to",
                    fil,
                    e.getClass().getSimpleName());
        }
    }
}
