package no.ssb.utleggstrekk.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;

/**
 * What happens to each par and when, computed from the seed. A par is the number month × persons + person; its versjon 0
 * is the first report, and each later hendelse makes the next. Time is counted in quarter seconds ({@link #TIKK} per
 * second) from the first month, so that a hendelse fits in one long.
 */
final class Parhistorie {
    static final int TIKK = 4;
    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    private static final long DOEGN = Duration.ofDays(1).toSeconds() * TIKK;
    private static final long TIME = Duration.ofHours(1).toSeconds() * TIKK;

    private final Oppsett oppsett;
    private final Trekning trekning;
    private final Instant nullpunkt;
    private final long[] vinduStart;
    private final long[] vinduLengde;

    Parhistorie(Oppsett oppsett, Trekning trekning) {
        this.oppsett = oppsett;
        this.trekning = trekning;
        nullpunkt = oppsett.foersteMaaned.foersteDag().atStartOfDay(OSLO).toInstant();
        vinduStart = new long[oppsett.antallMaaneder];
        vinduLengde = new long[oppsett.antallMaaneder];
        for (int m = 0; m < oppsett.antallMaaneder; m++) {
            LocalDate foerste = oppsett.foersteMaaned.pluss(m).foersteDag();
            vinduStart[m] = tikk(foerste.withDayOfMonth(20).atStartOfDay(OSLO).toInstant());
            vinduLengde[m] = tikk(foerste.plusMonths(1)
                            .withDayOfMonth(9)
                            .atStartOfDay(OSLO)
                            .toInstant())
                    - vinduStart[m];
        }
    }

    int antallPar() {
        return oppsett.antallPersoner * oppsett.antallMaaneder;
    }

    /** How many hendelser a par gets in all; 0 when the person has no data for the month. */
    int antallHendelser(int par) {
        if (oppsett.totaltHendelser > 0) {
            return oppsett.totaltHendelser / oppsett.antallPersoner
                    + (par < oppsett.totaltHendelser % oppsett.antallPersoner ? 1 : 0);
        }
        if (!trekning.treff(oppsett.andelAktive, Hva.AKTIV, par, 0)) {
            return 0;
        }
        int endringer = trekning.treff(oppsett.andelEndringer, Hva.ENDRING, par, 0)
                ? (trekning.treff(0.2, Hva.TO_ENDRINGER, par, 0) ? 2 : 1)
                : 0;
        return 1 + (tettEndring(par) ? 1 : 0) + endringer + (slettes(par) ? 1 : 0);
    }

    /** When a versjon of a par was registered. */
    long tidspunkt(int par, int versjon) {
        int maaned = par / oppsett.antallPersoner;
        double andel = trekning.andel(Hva.TIDSPUNKT, par, versjon);
        if (oppsett.totaltHendelser > 0) {
            return vinduStart[maaned] + (long) (vinduLengde[maaned] * (versjon + andel) / antallHendelser(par));
        }
        if (versjon == 0) {
            return vinduStart[maaned] + (long) (vinduLengde[maaned] * andel);
        }
        long forrige = tidspunkt(par, versjon - 1);
        return versjon == 1 && tettEndring(par)
                ? forrige + TIME + (long) (47 * TIME * andel)
                : forrige + 28 * DOEGN + (long) (62 * DOEGN * andel);
    }

    /** The newest versjon registered before a time; −1 when there is none yet. */
    int versjon(int par, long synligTil) {
        int siste = antallHendelser(par) - 1;
        while (siste >= 0 && tidspunkt(par, siste) >= synligTil) {
            siste--;
        }
        return siste;
    }

    boolean erSletting(int par, int versjon) {
        return versjon > 0 && oppsett.totaltHendelser == 0 && slettes(par) && versjon == antallHendelser(par) - 1;
    }

    /** When a bad hendelse is registered: in the window of one of the months. */
    long tidspunktForDaarlig(int nummer) {
        int maaned = nummer % oppsett.antallMaaneder;
        return vinduStart[maaned] + (long) (vinduLengde[maaned] * trekning.andel(Hva.DAARLIG, nummer, 0));
    }

    long tikk(Instant tid) {
        Duration siden = Duration.between(nullpunkt, tid);
        return siden.getSeconds() * TIKK + siden.getNano() / (1_000_000_000L / TIKK);
    }

    Instant instant(long tikk) {
        return nullpunkt.plusMillis(tikk * (1000 / TIKK));
    }

    private boolean tettEndring(int par) {
        return trekning.treff(0.05, Hva.TETT_ENDRING, par, 0);
    }

    private boolean slettes(int par) {
        return trekning.treff(oppsett.andelSlettinger, Hva.SLETTING, par, 0);
    }
}
