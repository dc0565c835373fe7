package no.ssb.utleggstrekk.kjoering;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.grunn.Feil;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps counts that are made in memory while a kjøring runs: what has come since the last time is added to the kjøring's
 * own in the database, in all and by the minute, so that they add up across restarts. A crash loses those of the last seconds.
 */
public final class Tellerlager implements JobExecutionListener, AutoCloseable {
    private static final Logger LOGG = LoggerFactory.getLogger(Tellerlager.class);
    private static final int SEKUNDER_MELLOM = 10;

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;
    private final Supplier<Map<String, Map<String, Long>>> kilde;
    private final InstantSource klokke;
    private @Nullable ScheduledExecutorService tidtaker;
    private @Nullable Long kjoering;
    private Map<String, Map<String, Long>> lagret = Map.of();

    /** @param kilde counts that only grow, by group and name */
    public Tellerlager(
            JdbcClient jdbc,
            TransactionOperations transaksjon,
            Supplier<Map<String, Map<String, Long>>> kilde,
            InstantSource klokke) {
        this.klokke = klokke;
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.kilde = kilde;
    }

    /** From here on the counts are the kjøring's. */
    @Override
    public synchronized void beforeJob(JobExecution jobb) {
        kjoering = jobb.getJobParameters().getLong(Stegbygger.KJOERING);
        lagret = kilde.get();
        close();
        tidtaker = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "tellerlager");
            t.setDaemon(true);
            return t;
        });
        var unused =
                tidtaker.scheduleWithFixedDelay(this::lagreOmMulig, SEKUNDER_MELLOM, SEKUNDER_MELLOM, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void afterJob(JobExecution jobb) {
        close();
        lagreOmMulig();
        kjoering = null;
    }

    /** Adds what has come since the last time; nothing when no kjøring runs. */
    public synchronized void lagre() {
        Long id = kjoering;
        if (id == null) {
            return;
        }
        Map<String, Map<String, Long>> naa = kilde.get();
        List<String> grupper = new ArrayList<>();
        List<String> navn = new ArrayList<>();
        List<Long> nye = new ArrayList<>();
        naa.forEach((gruppe, tall) -> tall.forEach((maal, antall) -> {
            long ny = antall - lagret.getOrDefault(gruppe, Map.of()).getOrDefault(maal, 0L);
            if (ny != 0) {
                grupper.add(gruppe);
                navn.add(maal);
                nye.add(ny);
            }
        }));
        if (!nye.isEmpty()) {
            transaksjon.executeWithoutResult(status -> leggTil(id, grupper, navn, nye));
        }
        lagret = naa;
    }

    private void leggTil(long id, List<String> grupper, List<String> navn, List<Long> nye) {
        jdbc.sql("""
                insert into trafikk (kjoering_id, api, maal, antall)
                select ?, api, maal, antall from unnest(?::text[], ?::text[], ?::bigint[]) as ny (api, maal, antall)
                on conflict (kjoering_id, api, maal) do update set antall = trafikk.antall + excluded.antall""")
                .params(id, grupper.toArray(String[]::new), navn.toArray(String[]::new), nye.toArray(Long[]::new))
                .update();
        jdbc.sql("""
                insert into trafikk_minutt as t
                select ?, date_trunc('minute', ?::timestamptz), coalesce(sum(antall) filter (where maal = 'kall'), 0),
                    coalesce(sum(antall) filter (where maal = 'gjentak'), 0),
                    coalesce(sum(antall) filter (where maal = 'ventet_paa_skatteetaten_ms'), 0),
                    coalesce(sum(antall) filter (where maal = 'ventet_paa_grenser_ms'), 0)
                from unnest(?::text[], ?::bigint[]) as ny (maal, antall)
                where maal in ('kall', 'gjentak', 'ventet_paa_skatteetaten_ms', 'ventet_paa_grenser_ms') having count(*) > 0
                on conflict (kjoering_id, minutt) do update set kall = t.kall + excluded.kall,
                    gjentak = t.gjentak + excluded.gjentak,
                    ventet_paa_skatteetaten_ms = t.ventet_paa_skatteetaten_ms + excluded.ventet_paa_skatteetaten_ms,
                    ventet_paa_grenser_ms = t.ventet_paa_grenser_ms + excluded.ventet_paa_grenser_ms""")
                .params(
                        id,
                        klokke.instant().atOffset(ZoneOffset.UTC),
                        navn.toArray(String[]::new),
                        nye.toArray(Long[]::new))
                .update();
    }

    /** A database that is away now is noticed by the steps; the counts are taken with the next time. */
    private void lagreOmMulig() {
        try {
            lagre();
        } catch (DataAccessException | TransactionException | Feil e) {
            LOGG.debug("The counts could not be stored now: {}", e.getClass().getSimpleName());
        }
    }

    /** Ends the storing at intervals. */
    @Override
    public synchronized void close() {
        ScheduledExecutorService gammel = tidtaker;
        tidtaker = null;
        if (gammel != null) {
            gammel.shutdownNow();
        }
    }
}
