package no.ssb.utleggstrekk.motor;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Loggmerke;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Forsoekslager;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.JobExecutionException;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.JobOperator;

/**
 * Starts, takes up and ends kjøringer. They never interleave: an unfinished one is taken up before another begins, so what
 * it changed is published by it and by nothing else.
 */
public final class Kjoeringsmotor {
    private static final Logger LOGG = LoggerFactory.getLogger(Kjoeringsmotor.class);

    private final Kjoeringer kjoeringer;
    private final Forsoekslager forsoek;
    private final Beslutninger beslutninger;
    private final Dekning dekning;
    private final Eierskap eierskap;
    private final JobOperator jobOperator;
    private final Gjenoppretting gjenoppretting;
    private final Map<Kjoering.Art, Job> jobber;
    private final Innstillinger innstillinger;
    private final InstantSource klokke;
    private final IkkeFullfoert ikkeFullfoert;

    Kjoeringsmotor(
            Kjoeringer kjoeringer,
            Forsoekslager forsoek,
            Beslutninger beslutninger,
            Dekning dekning,
            Eierskap eierskap,
            JobOperator jobOperator,
            Gjenoppretting gjenoppretting,
            Map<Kjoering.Art, Job> jobber,
            Innstillinger innstillinger,
            InstantSource klokke,
            IkkeFullfoert ikkeFullfoert) {
        this.kjoeringer = kjoeringer;
        this.forsoek = forsoek;
        this.beslutninger = beslutninger;
        this.dekning = dekning;
        this.eierskap = eierskap;
        this.jobOperator = jobOperator;
        this.gjenoppretting = gjenoppretting;
        this.jobber = Map.copyOf(jobber);
        this.innstillinger = innstillinger;
        this.klokke = klokke;
        this.ikkeFullfoert = ikkeFullfoert;
    }

    /**
     * What an operator asks a run for.
     *
     * @param tilDato the skjæringsdato; null means today in Oslo
     * @param maksOppslag null means no limit
     * @param tillatFeilet null means none
     * @param godtatt months that may be published although a limit says no
     * @param grunn why, as the operator said; null when nothing was said
     */
    public record Bestilling(
            Kalendermaaned kalendermaaned,
            @Nullable LocalDate tilDato,
            @Nullable Long maksOppslag,
            @Nullable Long tillatFeilet,
            List<Maanedsspenn> godtatt,
            @Nullable String grunn) {
        public Bestilling {
            godtatt = List.copyOf(godtatt);
        }

        public Bestilling(
                Kalendermaaned kalendermaaned,
                @Nullable LocalDate tilDato,
                @Nullable Long maksOppslag,
                @Nullable Long tillatFeilet) {
            this(kalendermaaned, tilDato, maksOppslag, tillatFeilet, List.of(), null);
        }

        /**
         * What limits it lets pass, as the command line has it; empty when none.
         *
         * @param grense the limit of lookups until now; null when there was none
         */
        private String unntak(@Nullable Long grense) {
            return (grense == null || maksOppslag == null || maksOppslag <= grense
                            ? ""
                            : " --maks-oppslag " + maksOppslag)
                    + (tillatFeilet == null || tillatFeilet == 0 ? "" : " --tillat-feilet " + tillatFeilet)
                    + godtatt.stream().map(m -> " --godta " + m).collect(Collectors.joining());
        }

        private boolean harValg() {
            return tilDato != null || maksOppslag != null || tillatFeilet != null || !godtatt.isEmpty();
        }
    }

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
     * @param grunn why, as the operator said; null when nothing was said
     */
    public Resultat spillAv(Kalendermaaned maaned, @Nullable Long tillatFeilet, @Nullable String grunn) {
        return kjoer(Kjoering.Art.AVSPILLING, new Bestilling(maaned, null, null, tillatFeilet, List.of(), grunn));
    }

    private Resultat kjoer(Kjoering.Art art, Bestilling bestilling) {
        LocalDate skjaeringsdato =
                Skjaeringsdato.av(bestilling.kalendermaaned(), bestilling.tilDato(), innstillinger, klokke);
        eierskap.ta();
        dekning.krev(bestilling.kalendermaaned());
        Optional<Kjoering> uferdig = kjoeringer.uferdig();
        if (uferdig.isPresent()) {
            Kjoering gammel = uferdig.get();
            boolean sammeBestilling =
                    gammel.art() == art && gammel.kalendermaaned().equals(bestilling.kalendermaaned());
            LOGG.info("{} is unfinished: taking it up", gammel.omtale());
            Resultat resultat = sammeBestilling ? fortsett(gammel, bestilling) : fortsettMedSine(gammel, bestilling);
            if (sammeBestilling || resultat.exitkode() != Exitkode.OK) {
                return resultat;
            }
            LOGG.info("{}", resultat.melding());
        }
        Long tillatFeilet = bestilling.tillatFeilet();
        return utfoer(godta(
                kjoeringer.ny(
                        art,
                        bestilling.kalendermaaned(),
                        art == Kjoering.Art.AVSPILLING
                                ? kjoeringer.avspillesSom(bestilling.kalendermaaned())
                                : skjaeringsdato,
                        bestilling.maksOppslag(),
                        tillatFeilet == null ? 0 : tillatFeilet),
                bestilling,
                null));
    }

    private Resultat fortsett(Kjoering kjoering, Bestilling bestilling) {
        LocalDate tilDato = bestilling.tilDato();
        if (tilDato != null && !tilDato.equals(kjoering.skjaeringsdato())) {
            LOGG.warn(
                    "--til-dato {} does not apply: {} began to read up to {}",
                    tilDato,
                    kjoering.omtale(),
                    kjoering.skjaeringsdato());
        }
        return utfoer(godta(
                kjoeringer.medGrenser(kjoering, bestilling.maksOppslag(), bestilling.tillatFeilet()),
                bestilling,
                kjoering.maksOppslag()));
    }

    /** Options are for the month that they were given with: another one keeps its own. */
    private Resultat fortsettMedSine(Kjoering kjoering, Bestilling bestilling) {
        if (bestilling.harValg()) {
            LOGG.warn(
                    "The options given are for {}: they do not apply to {}",
                    bestilling.kalendermaaned(),
                    kjoering.omtale());
        }
        return utfoer(kjoeringer.medGrenser(kjoering, null, null));
    }

    private Kjoering godta(Kjoering kjoering, Bestilling bestilling, @Nullable Long grense) {
        kjoeringer.godta(
                kjoering,
                bestilling.godtatt().stream()
                        .flatMap(s -> s.maaneder().stream())
                        .toList());
        boolean avspilling = kjoering.art() == Kjoering.Art.AVSPILLING;
        String kommando = (avspilling ? "replay --skriv" : "run") + " --kalendermaaned " + bestilling.kalendermaaned();
        if (avspilling || !bestilling.unntak(grense).isEmpty()) {
            noter(kommando, kjoering, bestilling, grense);
        }
        return kjoering;
    }

    private void noter(String kommando, Kjoering kjoering, Bestilling bestilling, @Nullable Long grense) {
        String unntak = bestilling.unntak(grense);
        beslutninger.noter(
                kommando + unntak,
                bestilling.grunn(),
                kjoering.omtale() + (unntak.isEmpty() ? " is begun or taken up" : " may go on past what is named"));
    }

    /**
     * Takes up the unfinished kjøring.
     *
     * @param grunn why more is tolerated; null when nothing was said
     */
    public Resultat restart(
            @Nullable Kalendermaaned maaned,
            @Nullable Long maksOppslag,
            @Nullable Long tillatFeilet,
            @Nullable String grunn) {
        eierskap.ta();
        Kjoering kjoering = kjoeringer
                .uferdig()
                .filter(k -> maaned == null || k.kalendermaaned().equals(maaned))
                .orElseThrow(() -> new VarigFeil(
                        Exitkode.BRUK,
                        "There is no failed or stopped kjøring%s to restart; `status` shows the last ones"
                                .formatted(maaned == null ? "" : " for " + maaned)));
        dekning.krev(kjoering.kalendermaaned());
        Bestilling bestilling =
                new Bestilling(kjoering.kalendermaaned(), null, maksOppslag, tillatFeilet, List.of(), grunn);
        if (!bestilling.unntak(kjoering.maksOppslag()).isEmpty()) {
            noter("restart", kjoering, bestilling, kjoering.maksOppslag());
        }
        return utfoer(kjoeringer.medGrenser(kjoering, maksOppslag, tillatFeilet));
    }

    private Resultat utfoer(Kjoering kjoering) {
        Resultat resultat;
        Loggmerke.kjoering(kjoering.id());
        try {
            forsoek.begynn(kjoering);
            resultat = vurder(kjoering, start(kjoering));
        } catch (RuntimeException e) {
            resultat = feilet(kjoering, Feiltolk.tolk(e));
        }
        return resultat.exitkode() == Exitkode.OK ? resultat : ikkeFullfoert.etterlat(resultat);
    }

    private JobExecution start(Kjoering kjoering) {
        JobParameters parametere = new JobParametersBuilder()
                .addLong(Stegbygger.KJOERING, kjoering.id())
                .toJobParameters();
        Job jobb = Objects.requireNonNull(jobber.get(kjoering.art()), "each art has its job");
        try {
            Optional<JobExecution> forrige = gjenoppretting.klargjoer(jobb.getName(), parametere);
            return forrige.isPresent() ? jobOperator.restart(forrige.get()) : jobOperator.start(jobb, parametere);
        } catch (JobExecutionException e) {
            throw new VarigFeil(Exitkode.FEILET, "Spring Batch did not start the kjøring: " + e.getMessage(), e);
        }
    }

    /** What the database says of the kjøring decides; Spring Batch only tells whether its steps came to their end. */
    private Resultat vurder(Kjoering kjoering, JobExecution jobb) {
        String hvem = kjoering.omtale();
        if (jobb.getStatus() == BatchStatus.COMPLETED) {
            return switch (kjoeringer.tilstand(kjoering)) {
                case PUBLISERT -> new Resultat(Exitkode.OK, kjoering, hvem + " is published");
                case INGENTING_NYTT -> new Resultat(Exitkode.OK, kjoering, hvem + ": nothing new, no new files");
                case PAABEGYNT, PUBLISERES ->
                    throw new IllegalStateException("the job came to its end without ending kjøring " + kjoering.id());
            };
        }
        if (jobb.getStatus() == BatchStatus.STOPPED) {
            return new Resultat(Exitkode.STOPPET, kjoering, hvem + " was stopped; `restart` continues it");
        }
        return feilet(
                kjoering,
                Feiltolk.tolk(jobb.getAllFailureExceptions())
                        .orElseGet(() -> new MidlertidigFeil("Spring Batch ended the job as " + jobb.getStatus())));
    }

    private static Resultat feilet(Kjoering kjoering, Feil feil) {
        return new Resultat(feil.exitkode(), kjoering, kjoering.omtale() + " failed: " + feil.getMessage());
    }
}
