package no.ssb.utleggstrekk.simulator;

import no.ssb.utleggstrekk.simulator.Trekning.Hva;

/**
 * Hendelser that name nobody, only their loggId, by their running number: a third are of a par that has data, a third have
 * a number that is gone, and a third are of a person without a Norwegian number.
 */
final class Nummerhendelser {
    enum Slag {
        FUNNET,
        BORTE,
        INTERNASJONAL
    }

    private static final long EN_TIME = 3600L * Parhistorie.TIKK;

    private final Oppsett oppsett;
    private final Trekning trekning;
    private final Parhistorie historie;

    Nummerhendelser(Oppsett oppsett, Trekning trekning, Parhistorie historie) {
        this.oppsett = oppsett;
        this.trekning = trekning;
        this.historie = historie;
    }

    Slag slag(int nummer) {
        Slag slag = Slag.values()[nummer % Slag.values().length];
        return slag == Slag.FUNNET && historie.antallHendelser(par(nummer)) == 0 ? Slag.BORTE : slag;
    }

    /** The par it is about; with data, when anyone has data in the month. */
    int par(int nummer) {
        int foerste = nummer % oppsett.antallMaaneder * oppsett.antallPersoner;
        int person = trekning.under(oppsett.antallPersoner, Hva.NUMMER, nummer, 0);
        for (int i = 0; i < oppsett.antallPersoner; i++) {
            int par = foerste + (person + i) % oppsett.antallPersoner;
            if (historie.antallHendelser(par) > 0) {
                return par;
            }
        }
        return foerste + person;
    }

    long tidspunkt(int nummer) {
        return slag(nummer) == Slag.FUNNET
                ? historie.tidspunkt(par(nummer), 0) + EN_TIME
                : historie.tidspunktForDaarlig(nummer);
    }
}
