package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import java.util.Arrays;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/**
 * A population made from a seed. Kept per hendelse: 16 bytes, its sekvensnummer and one long of time, par and versjon in
 * the order of time. All else is computed when asked for.
 */
final class SyntetiskBestand implements Bestand {
    private static final int BIT_VERSJON = 5;
    private static final int BIT_PAR = 27;
    /** Versjoner from here on mark bad hendelser, one per kind. */
    private static final int DAARLIG = 29;

    private final Oppsett oppsett;
    private final Trekning trekning;
    private final Personer personer;
    private final Historie historie;
    private final Svarkropp oppslagsvar;
    private final long[] noekler;
    private final long[] sekvensnumre;

    SyntetiskBestand(Oppsett oppsett) {
        if ((long) oppsett.antallPersoner * oppsett.antallMaaneder >= 1L << BIT_PAR) {
            throw new IllegalArgumentException("simulator: persons × months must be below " + (1L << BIT_PAR));
        }
        this.oppsett = oppsett;
        trekning = new Trekning(oppsett.froe);
        personer = new Personer(trekning, oppsett.antallPersoner);
        historie = new Historie(oppsett, trekning);
        oppslagsvar = new Svarkropp(trekning, new Virksomheter(trekning, oppsett.antallPersoner), personer);
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
        return tikk >> 30 > 0 ? noekler.length : fra(noekler, tikk << (BIT_PAR + BIT_VERSJON));
    }

    @Override
    public void skrivHendelse(JsonGenerator ut, int indeks) {
        int par = (int) (noekler[indeks] >> BIT_VERSJON) & ((1 << BIT_PAR) - 1);
        int versjon = (int) noekler[indeks] & ((1 << BIT_VERSJON) - 1);
        ut.writeStartObject();
        ut.writeNumberProperty("sekvensnummer", sekvensnumre[indeks]);
        skrivPar(ut, par, versjon);
        if (trekning.under(50, Hva.FELT_MANGLER, par, versjon) != 0) {
            // Instant prints no decimals for a whole second; the API prints none or six
            String tid =
                    historie.instant(noekler[indeks] >> (BIT_PAR + BIT_VERSJON)).toString();
            ut.writeStringProperty("registreringstidspunkt", tid.replaceFirst("(\\.[0-9]{3})Z", "$1000Z"));
            ut.writeStringProperty(
                    "hendelsetype",
                    versjon == 0 || versjon >= DAARLIG
                            ? "NY"
                            : historie.erSletting(par, versjon) ? "SLETTET" : "ENDRET");
        }
        ut.writeEndObject();
    }

    @Override
    public Httpsvar oppslag(String identifikator, String kalendermaaned, Instant synligTil, String korrelasjonsid) {
        int par = parnummer(identifikator, kalendermaaned);
        int versjon = par < 0 ? -1 : historie.versjon(par, historie.tikk(synligTil));
        if (versjon < 0) {
            return ikkeFunnet(korrelasjonsid);
        }
        if (!historie.erSletting(par, versjon)) {
            return Httpsvar.ok(oppslagsvar.body(par, versjon, identifikator, kalendermaaned));
        }
        int maate = trekning.under(10, Hva.SLETTEMAATE, par, 0);
        return maate < 2
                ? ikkeFunnet(korrelasjonsid)
                : Httpsvar.feil(
                        maate < 4 ? 410 : 406, "OAF-009", "Opplysninger er slettet for periode", korrelasjonsid);
    }

    private static Httpsvar ikkeFunnet(String korrelasjonsid) {
        return Httpsvar.feil(404, "OAF-007", "Fant ikke opplysninger for identifikator og periode", korrelasjonsid);
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

    private void skrivPar(JsonGenerator ut, int par, int versjon) {
        // for a bad hendelse, par is its running number
        String maaned = oppsett.foersteMaaned
                .pluss(versjon >= DAARLIG ? par % oppsett.antallMaaneder : par / personer.antall())
                .toString();
        String nummer = personer.nummer(par % personer.antall());
        ut.writeStringProperty(
                "identifikator",
                switch (versjon) {
                    case DAARLIG -> "12345";
                    case DAARLIG + 2 -> nummer.substring(0, 10) + (nummer.charAt(10) - '0' + 1) % 10;
                    default -> nummer;
                });
        ut.writeStringProperty("gjelderPeriode", versjon == DAARLIG + 1 ? maaned.substring(0, 4) + "-13" : maaned);
    }

    private long[] noekler() {
        int antall = oppsett.daarligeHendelser;
        for (int par = 0; par < historie.antallPar(); par++) {
            antall += historie.antallHendelser(par);
        }
        long[] alle = new long[antall];
        int n = 0;
        for (int par = 0; par < historie.antallPar(); par++) {
            int versjoner = historie.antallHendelser(par);
            for (int versjon = 0; versjon < versjoner; versjon++) {
                alle[n++] = noekkel(historie.tidspunkt(par, versjon), par, versjon);
            }
        }
        for (int i = 0; i < oppsett.daarligeHendelser; i++) {
            alle[n++] = noekkel(historie.tidspunktForDaarlig(i), i, DAARLIG + i % 3);
        }
        Arrays.sort(alle);
        return alle;
    }

    private static long noekkel(long tikk, int par, int versjon) {
        return (((tikk << BIT_PAR) | par) << BIT_VERSJON) | versjon;
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
