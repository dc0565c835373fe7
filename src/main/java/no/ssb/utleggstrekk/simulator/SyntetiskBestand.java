package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import java.util.Arrays;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * A population made from a seed. Kept per hendelse: 16 bytes, its sekvensnummer and one long of time, par and versjon in
 * the order of time. All else is computed when asked for.
 */
final class SyntetiskBestand implements Bestand {
    private final Oppsett oppsett;
    private final Trekning trekning;
    private final Personer personer;
    private final Parhistorie historie;
    private final Nummerhendelser nummerhendelser;
    private final Hendelseskropp hendelseskropp;
    private final Svarkropp svarkropp;
    private final long[] noekler;
    private final long[] sekvensnumre;

    SyntetiskBestand(Oppsett oppsett) {
        if ((long) oppsett.antallPersoner * oppsett.antallMaaneder >= 1L << Hendelsesid.BIT_PAR) {
            throw new IllegalArgumentException(
                    "simulator: persons × months must be below " + (1L << Hendelsesid.BIT_PAR));
        }
        this.oppsett = oppsett;
        trekning = new Trekning(oppsett.froe);
        personer = new Personer(trekning, oppsett.antallPersoner);
        historie = new Parhistorie(oppsett, trekning);
        nummerhendelser = new Nummerhendelser(oppsett, trekning, historie);
        Arbeidsgivere arbeidsgivere = new Arbeidsgivere(trekning, oppsett);
        hendelseskropp = new Hendelseskropp(oppsett, trekning, personer, historie, arbeidsgivere);
        svarkropp = new Svarkropp(oppsett.kontrakt, oppsett.antallPersoner, trekning, arbeidsgivere);
        noekler = noekler();
        sekvensnumre = sekvensnumre(noekler.length);
    }

    @Override
    public int antall() {
        return noekler.length;
    }

    @Override
    public long sekvensnummer(int indeks) {
        return sekvensnumre[indeks];
    }

    @Override
    public int fraSekvensnummer(long sekvensnummer) {
        return fra(sekvensnumre, sekvensnummer);
    }

    @Override
    public int fraTidspunkt(Instant tid) {
        long tikk = historie.tikk(tid);
        if (tikk < 0) {
            return 0;
        }
        return tikk >> 30 > 0 ? noekler.length : fra(noekler, Hendelsesid.foersteNoekkel(tikk));
    }

    @Override
    public void skrivFelter(JsonGenerator ut, int indeks) {
        long noekkel = noekler[indeks];
        hendelseskropp.skriv(ut, Hendelsesid.av(noekkel), historie.instant(Hendelsesid.tikk(noekkel)));
    }

    @Override
    public Httpsvar oppslag(String identifikator, String kalendermaaned, Instant synligTil, String korrelasjonsid) {
        return oppslag(parnummer(identifikator, kalendermaaned), synligTil, korrelasjonsid);
    }

    private Httpsvar oppslag(int par, Instant synligTil, String korrelasjonsid) {
        int versjon = par < 0 ? -1 : historie.versjon(par, historie.tikk(synligTil));
        if (versjon < 0) {
            return oppsett.kontrakt.ikkeFunnet(korrelasjonsid);
        }
        return historie.erSletting(par, versjon)
                ? borte(trekning.under(10, Hva.SLETTEMAATE, par, 0), korrelasjonsid)
                : Httpsvar.ok(svarkropp.av(oppgave(par, versjon, par(par).identifikator())));
    }

    @Override
    public Httpsvar oppslag(long loggId, Instant synligTil, String korrelasjonsid) {
        Hendelsesid id = Hendelsesid.avLoggId(loggId);
        if (id.loggId() != loggId || !finnes(id, historie.tikk(synligTil))) {
            return oppsett.kontrakt.ikkeFunnet(korrelasjonsid);
        }
        if (!id.erBareNummer()) {
            return oppslag(id.par(), synligTil, korrelasjonsid);
        }
        int par = nummerhendelser.par(id.par());
        return switch (nummerhendelser.slag(id.par())) {
            case FUNNET -> oppslag(par, synligTil, korrelasjonsid);
            case BORTE -> borte(id.par() / 3 % 3 * 2, korrelasjonsid);
            case INTERNASJONAL -> Httpsvar.ok(svarkropp.av(oppgave(par, 0, null)));
        };
    }

    private boolean finnes(Hendelsesid id, long synligTil) {
        if (id.erBareNummer()) {
            return id.par() < oppsett.nummerhendelser && nummerhendelser.tidspunkt(id.par()) < synligTil;
        }
        return id.par() < historie.antallPar()
                && id.versjon() < historie.antallHendelser(id.par())
                && historie.tidspunkt(id.par(), id.versjon()) < synligTil;
    }

    /** One of the three ways in which the API has been documented to say so; most often 406. */
    private Httpsvar borte(int maate, String korrelasjonsid) {
        return maate < 2
                ? oppsett.kontrakt.ikkeFunnet(korrelasjonsid)
                : oppsett.kontrakt.slettet(maate < 4 ? 410 : 406, korrelasjonsid);
    }

    private Parversjon oppgave(int par, int versjon, @Nullable String identifikator) {
        return new Parversjon(
                par,
                versjon,
                identifikator,
                par(par).kalendermaaned(),
                historie.instant(historie.tidspunkt(par, 0)),
                historie.instant(historie.tidspunkt(par, versjon)));
    }

    @Override
    public int parnummer(String identifikator, String kalendermaaned) {
        int maaned = maanedsnummer(Kalendermaaned.av(kalendermaaned));
        int person = personer.indeks(identifikator);
        return person < 0 || maaned < 0 || maaned >= oppsett.antallMaaneder ? -1 : maaned * personer.antall() + person;
    }

    private int maanedsnummer(Kalendermaaned maaned) {
        return (maaned.verdi().getYear() - oppsett.foersteMaaned.verdi().getYear()) * 12
                + maaned.verdi().getMonthValue()
                - oppsett.foersteMaaned.verdi().getMonthValue();
    }

    @Override
    public int antallPar() {
        return historie.antallPar();
    }

    @Override
    public Par par(int parnummer) {
        return new Par(
                personer.nummer(parnummer % personer.antall()),
                oppsett.foersteMaaned.pluss(parnummer / personer.antall()).toString());
    }

    private long[] noekler() {
        int antall = oppsett.daarligeHendelser + oppsett.nummerhendelser;
        for (int par = 0; par < historie.antallPar(); par++) {
            antall += historie.antallHendelser(par);
        }
        long[] alle = new long[antall];
        int n = 0;
        for (int par = 0; par < historie.antallPar(); par++) {
            int versjoner = historie.antallHendelser(par);
            for (int versjon = 0; versjon < versjoner; versjon++) {
                alle[n++] = new Hendelsesid(par, versjon).noekkel(historie.tidspunkt(par, versjon));
            }
        }
        for (int i = 0; i < oppsett.daarligeHendelser; i++) {
            alle[n++] = new Hendelsesid(i, Hendelsesid.DAARLIG).noekkel(historie.tidspunktForDaarlig(i));
        }
        for (int i = 0; i < oppsett.nummerhendelser; i++) {
            alle[n++] = new Hendelsesid(i, Hendelsesid.BARE_NUMMER).noekkel(nummerhendelser.tidspunkt(i));
        }
        Arrays.sort(alle);
        return alle;
    }

    /** Mostly one after the other; a gap is short, and now and then longer than a page. */
    private long[] sekvensnumre(int antall) {
        long[] numre = new long[antall];
        long siste = 0;
        for (int i = 0; i < antall; i++) {
            siste++;
            if (trekning.treff(oppsett.hull, Hva.HULL, i, 0)) {
                int lengde = trekning.under(1000, Hva.HULL_LENGDE, i, 0);
                siste += lengde < 20 ? 1000 + 100L * lengde : 1 + lengde % 20;
            }
            numre[i] = siste;
        }
        return numre;
    }

    private static int fra(long[] sortert, long verdi) {
        int i = Arrays.binarySearch(sortert, verdi);
        return i < 0 ? -i - 1 : i;
    }
}
