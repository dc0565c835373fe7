package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Exitkode;
import no.ssb.utleggstrekk.domene.Feil;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.JobInstance;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;

/**
 * Starts, takes up and ends kjøringer. They never interleave: an unfinished one is taken up before another begins, so what
 * it changed is published by it and by nothing else.
 */
public final class Kjoeringsmotor {
    private static final Logger LOGG = LoggerFactory.getLogger(Kjoeringsmotor.class);

    private final Kjoeringer kjoeringer;
    private final Kjoeringslaas laas;
    private final Vakt vakt;
    private final JobOperator jobOperator;
    private final JobRepository jobRepository;
    private final Map<Kjoering.Art, Job> jobber;
    private final Innstillinger innstillinger;
    private final InstantSource klokke;
    private final Etterpaa etterpaa;

    /** What is done after an attempt that did not finish its kjøring: its report. Throws nothing. */
    @FunctionalInterface
    public interface Etterpaa {
        void ikkeFullfoert(Kjoering kjoering);
    }

    public Kjoeringsmotor(
            Kjoeringer kjoeringer,
            Kjoeringslaas laas,
            Vakt vakt,
            JobOperator jobOperator,
            JobRepository jobRepository,
            Map<Kjoering.Art, Job> jobber,
            Innstillinger innstillinger,
            InstantSource klokke,
            Etterpaa etterpaa) {
        this.kjoeringer = kjoeringer;
        this.laas = laas;
        this.vakt = vakt;
        this.jobOperator = jobOperator;
        this.jobRepository = jobRepository;
        this.jobber = Map.copyOf(jobber);
        this.innstillinger = innstillinger;
        this.klokke = klokke;
        this.etterpaa = etterpaa;
    }

    /**
     * What an operator asks a run for.
     *
     * @param tilDato the skjæringsdato; null means today in Oslo
     * @param maksOppslag null means no limit
     * @param tillatFeilet null means none
     */
    public record Bestilling(
            Kalendermaaned kalendermaaned,
            @Nullable LocalDate tilDato,
            @Nullable Long maksOppslag,
            @Nullable Long tillatFeilet) {}

    /** How a run ended, for the exit code and the last line. */
    public record Resultat(Exitkode exitkode, Kjoering kjoering, String melding) {}

    /** Takes up an unfinished kjøring if there is one, then runs the month asked for unless that was the one. */
    public Resultat kjoer(Bestilling bestilling) {
        return kjoer(Kjoering.Art.HENTING, bestilling);
    }

    /**
     * Takes up an unfinished kjøring if there is one, then reads the raw answers of a month again unless that was the one.
     *
     * @param tillatFeilet null means none
     */
    public Resultat spillAv(Kalendermaaned maaned, @Nullable Long tillatFeilet) {
        return kjoer(Kjoering.Art.AVSPILLING, new Bestilling(maaned, null, null, tillatFeilet));
    }

    private Resultat kjoer(Kjoering.Art art, Bestilling bestilling) {
        LocalDate skjaeringsdato =
                Skjaeringsdato.av(bestilling.kalendermaaned(), bestilling.tilDato(), innstillinger, klokke);
        bliEier();
        Optional<Kjoering> uferdig = kjoeringer.uferdig();
        if (uferdig.isPresent()) {
            Kjoering gammel = uferdig.get();
            LOGG.info("kjøring {} for {} is unfinished: taking it up", gammel.id(), gammel.kalendermaaned());
            Resultat resultat = fortsett(gammel, bestilling.maksOppslag(), bestilling.tillatFeilet());
            boolean sammeBestilling =
                    gammel.art() == art && gammel.kalendermaaned().equals(bestilling.kalendermaaned());
            if (sammeBestilling || resultat.exitkode() != Exitkode.OK) {
                return resultat;
            }
            LOGG.info("{}", resultat.melding());
        }
        Long tillatFeilet = bestilling.tillatFeilet();
        return utfoer(kjoeringer.ny(
                art,
                bestilling.kalendermaaned(),
                skjaeringsdato,
                bestilling.maksOppslag(),
                tillatFeilet == null ? 0 : tillatFeilet));
    }

    /** Takes up the unfinished kjøring. */
    public Resultat restart(@Nullable Kalendermaaned maaned, @Nullable Long maksOppslag, @Nullable Long tillatFeilet) {
        bliEier();
        Kjoering kjoering = kjoeringer
                .uferdig()
                .filter(k -> maaned == null || k.kalendermaaned().equals(maaned))
                .orElseThrow(() -> new VarigFeil(
                        Exitkode.BRUK,
                        "There is no failed or stopped kjøring%s to restart; `status` shows the last ones"
                                .formatted(maaned == null ? "" : " for " + maaned)));
        return fortsett(kjoering, maksOppslag, tillatFeilet);
    }

    private void bliEier() {
        laas.ta();
        vakt.start();
    }

    private Resultat fortsett(Kjoering kjoering, @Nullable Long maksOppslag, @Nullable Long tillatFeilet) {
        return utfoer(kjoeringer.medGrenser(kjoering, maksOppslag, tillatFeilet));
    }

    private Resultat utfoer(Kjoering kjoering) {
        Resultat resultat;
        try {
            resultat = vurder(kjoering, start(kjoering));
        } catch (Feil f) {
            resultat = new Resultat(f.exitkode(), kjoering, String.valueOf(f.getMessage()));
        }
        if (resultat.exitkode() != Exitkode.OK) {
            kjoeringer.feilet(kjoering, resultat.exitkode(), resultat.melding());
            etterpaa.ikkeFullfoert(kjoering);
        }
        return resultat;
    }

    private JobExecution start(Kjoering kjoering) {
        JobParameters parametere = new JobParametersBuilder()
                .addLong(Stegbygger.KJOERING, kjoering.id())
                .toJobParameters();
        Job jobb = Objects.requireNonNull(jobber.get(kjoering.art()), "each art has its job");
        try {
            JobInstance forrige = jobRepository.getJobInstance(jobb.getName(), parametere);
            JobExecution siste = forrige == null ? null : jobRepository.getLastJobExecution(forrige);
            if (siste == null) {
                return jobOperator.start(jobb, parametere);
            }
            // We hold the lock, so whoever started it is dead.
            return jobOperator.restart(siste.isRunning() ? jobOperator.recover(siste) : siste);
        } catch (JobExecutionException e) {
            throw new VarigFeil(Exitkode.FEILET, "Spring Batch did not start the kjøring: " + e.getMessage(), e);
        }
    }

    private Resultat vurder(Kjoering kjoering, JobExecution jobb) {
        String hvem = "kjøring %d for %s".formatted(kjoering.id(), kjoering.kalendermaaned());
        if (jobb.getStatus() == BatchStatus.COMPLETED) {
            return switch (kjoeringer.tilstand(kjoering)) {
                case "PUBLISERT" -> new Resultat(Exitkode.OK, kjoering, hvem + " is published");
                case "INGENTING_NYTT" -> new Resultat(Exitkode.OK, kjoering, hvem + ": nothing new, no new files");
                default ->
                    throw new IllegalStateException("the job came to its end without ending kjøring " + kjoering.id());
            };
        }
        if (jobb.getStatus() == BatchStatus.STOPPED) {
            return new Resultat(Exitkode.STOPPET, kjoering, hvem + " was stopped; `restart` continues it");
        }
        Optional<Feil> feil = feil(jobb.getAllFailureExceptions());
        return new Resultat(
                feil.map(Feil::exitkode).orElse(Exitkode.FEILET),
                kjoering,
                hvem + " failed: " + feil.map(Throwable::getMessage).orElseGet(() -> ukjent(jobb)));
    }

    /** The fault that says most: a permanent one before a temporary one. */
    private static Optional<Feil> feil(List<Throwable> kastet) {
        List<Feil> alle = kastet.stream()
                .flatMap(Kjoeringsmotor::kjede)
                .filter(Feil.class::isInstance)
                .map(Feil.class::cast)
                .toList();
        return alle.stream()
                .filter(VarigFeil.class::isInstance)
                .findFirst()
                .or(() -> alle.stream().findFirst());
    }

    private static java.util.stream.Stream<Throwable> kjede(Throwable t) {
        return java.util.stream.Stream.iterate(t, x -> x != null, Throwable::getCause);
    }

    /** A fault we did not foresee: its class and place say enough, its message might hold data. */
    private static String ukjent(JobExecution jobb) {
        return jobb.getAllFailureExceptions().stream()
                .flatMap(Kjoeringsmotor::kjede)
                .reduce((a, b) -> b)
                .map(t -> t.getClass().getName() + (t.getStackTrace().length > 0 ? " at " + t.getStackTrace()[0] : ""))
                .orElse("status " + jobb.getStatus());
    }
}
