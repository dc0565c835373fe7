package no.ssb.utleggstrekk.steg.oppslag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.grunn.NektetFeil;
import no.ssb.utleggstrekk.kjoering.Oppslagsgrense;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Besvarelse;
import no.ssb.utleggstrekk.tilstand.BesvartPar;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import no.ssb.utleggstrekk.tilstand.VentendePar;

/**
 * One of the workers: makes some calls with no transaction open, then stores their answers in one. What was answered before
 * a fault or a stop is stored too, so that no answer is asked for twice (rule 9). For one thread; what it shares with the
 * others is for many.
 */
final class Oppslagsarbeider {
    /** Calls per commit: what a crash can cost each worker. */
    private static final int SVAR_PER_COMMIT = 20;

    /** Bodies kept in memory until the commit; most batches have some thousand bytes. */
    private static final int BYTES_PER_COMMIT = 2_000_000;

    /** When answers are slow, they are not kept waiting for a full batch. */
    private static final Duration LENGST_MELLOM_COMMIT = Duration.ofSeconds(5);

    private final Felles felles;
    private final Oppslagsskriver skriver;
    private final LongConsumer lagret;

    /** The calls of the person at hand that are not made yet. */
    private final Deque<List<VentendePar>> kall = new ArrayDeque<>();

    /** What all workers share. */
    record Felles(
            Oppslagsleser leser,
            Nektelser nektelser,
            Slutt slutt,
            Oppslagsgrense grense,
            Skatteetaten skatteetaten,
            Pseudonymisering pseudonymisering,
            InstantSource klokke,
            int maksMaaneder) {}

    /** @param lagret is told how many par were stored */
    Oppslagsarbeider(Felles felles, Oppslagsskriver skriver, LongConsumer lagret) {
        this.felles = felles;
        this.skriver = skriver;
        this.lagret = lagret;
    }

    /** Works until nothing is left or all are to end. */
    void arbeid() {
        boolean mer = true;
        while (mer) {
            List<Besvarelse> svar = new ArrayList<>(SVAR_PER_COMMIT);
            try {
                mer = fyll(svar);
            } catch (RuntimeException feil) {
                felles.slutt().meld(feil);
                mer = false;
            }
            if (!svar.isEmpty()) {
                skriver.lagre(svar);
                lagret.accept(svar.stream().mapToInt(s -> s.par().size()).sum());
            }
        }
    }

    /** Fills the batch. Returns whether there may be more after it. */
    private boolean fyll(List<Besvarelse> svar) {
        Instant frist = felles.klokke().instant().plus(LENGST_MELLOM_COMMIT);
        int bytes = 0;
        while (svar.size() < SVAR_PER_COMMIT
                && bytes < BYTES_PER_COMMIT
                && felles.klokke().instant().isBefore(frist)) {
            if (felles.slutt().erNaa()) {
                return false;
            }
            if (kall.isEmpty()) {
                kall.addAll(Kallplan.av(felles.leser().neste(), felles.maksMaaneder()));
            }
            List<VentendePar> neste = kall.poll();
            if (neste == null) {
                return false;
            }
            Optional<Besvarelse> besvarelse = slaaOpp(neste);
            besvarelse.ifPresent(svar::add);
            bytes += besvarelse.map(Besvarelse::bytes).orElse(0);
        }
        return true;
    }

    private Optional<Besvarelse> slaaOpp(List<VentendePar> par) {
        felles.grense().tell();
        try {
            Personsvar svar = felles.skatteetaten()
                    .oppslag(felles.pseudonymisering().klartekst(par.get(0).inntektsmottaker()), Kallplan.spenn(par));
            if (svar instanceof Personsvar.Endelig endelig) {
                if (endelig.raasvar() != null) {
                    felles.nektelser().svart();
                }
                return Optional.of(new Besvarelse(besvarte(par, endelig.maaneder()), endelig.raasvar()));
            }
            maanedForMaaned(par);
        } catch (NektetFeil nei) {
            if (!felles.nektelser().taales(par, nei)) {
                throw nei;
            }
            if (par.size() > 1) {
                maanedForMaaned(par);
            }
        }
        return Optional.empty();
    }

    private static List<BesvartPar> besvarte(List<VentendePar> par, Map<Kalendermaaned, Svar> svar) {
        return par.stream()
                .map(p -> new BesvartPar(p, Objects.requireNonNull(svar.get(p.kalendermaaned()))))
                .toList();
    }

    /** Each by itself, before anything else. */
    private void maanedForMaaned(List<VentendePar> par) {
        for (int i = par.size() - 1; i >= 0; i--) {
            kall.addFirst(List.of(par.get(i)));
        }
    }
}
