package no.ssb.utleggstrekk.simulator;

import no.ssb.utleggstrekk.simulator.Trekning.Hva;

/** Which employers a person has: one to three kept over the months, one or more of them in each. */
final class Arbeidsgivere {
    private final Trekning trekning;
    private final Virksomheter virksomheter;
    private final boolean skjermede;

    Arbeidsgivere(Trekning trekning, Oppsett oppsett) {
        this.trekning = trekning;
        this.virksomheter = new Virksomheter(trekning, oppsett.antallPersoner, oppsett.smaaArbeidsgivere);
        this.skjermede = oppsett.skjermede;
    }

    int antall(int person, int par) {
        int mulige = 1 + trekning.under(3, Hva.ANTALL_ARBEIDSGIVERE, person, 0);
        return 1 + trekning.under(mulige, Hva.ARBEIDSGIVERE_I_MAANED, par, 0);
    }

    /** Whether a person has a protected address: one in a hundred has. */
    boolean skjermet(int person) {
        return skjermede && trekning.under(100, Hva.SKJERMET, person, 0) == 0;
    }

    /** Of a skjermet person the underenhet is never told, and the opplysningspliktig now and then not either. */
    boolean fortellerOpplysningspliktig(int person) {
        return !skjermet(person) || trekning.under(2, Hva.UTEN_OPPLYSNINGSPLIKTIG, person, 0) == 0;
    }

    /** Organisation number of a person's employer, counted from 0. */
    String underenhet(int person, int nr) {
        return virksomheter.underenhet(indeks(person, nr));
    }

    String opplysningspliktig(int person, int nr) {
        return virksomheter.opplysningspliktig(indeks(person, nr));
    }

    private int indeks(int person, int nr) {
        int foerste = virksomheter.velg(trekning.andel(Hva.ARBEIDSGIVER, person, 0));
        return (foerste + nr * 7) % virksomheter.antall();
    }
}
