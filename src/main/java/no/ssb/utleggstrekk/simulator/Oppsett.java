package no.ssb.utleggstrekk.simulator;

import java.nio.file.Path;
import java.time.Duration;
import no.ssb.utleggstrekk.domene.Kalendermaaned;

/**
 * What the simulator holds and how it answers. Immutable: each {@code med…} gives a changed copy and throws
 * IllegalArgumentException for a value out of range. The same Oppsett gives the same persons, hendelser and answers.
 */
public final class Oppsett implements Cloneable {
    /** How the hendelsesliste says that there is no more; all three have been seen. */
    public enum Listeslutt {
        FA005,
        TOM_LISTE,
        TOMT_OBJEKT,
        /** One of the three, drawn anew for each answer. */
        TILFELDIG
    }

    /** What a page of {@code antall} holds. */
    public enum Sidestil {
        /** The first {@code antall} hendelser from {@code fraSekvensnummer}. */
        FRA,
        /** The hendelser numbered from {@code fraSekvensnummer} to below {@code + antall}: a gap gives an empty page. */
        VINDU
    }

    Kontrakt kontrakt = Kontrakt.PUBLISERT;
    long froe = 1;
    int antallPersoner = 1000;
    Kalendermaaned foersteMaaned = Kalendermaaned.av("2026-01");
    int antallMaaneder = 3;
    double andelAktive = 0.8;
    double hull = 0.05;
    double andelEndringer = 0.1;
    double andelSlettinger = 0.02;
    int totaltHendelser;
    int daarligeHendelser;
    int nummerhendelser;
    boolean skjermede = true;
    boolean smaaArbeidsgivere;
    Duration forsinkelse = Duration.ZERO;
    Duration tokenlevetid = Duration.ofSeconds(599);
    Listeslutt listeslutt = Listeslutt.FA005;
    Sidestil sidestil = Sidestil.FRA;
    boolean stokketSide;
    int port;
    String golden = "";

    private Oppsett() {}

    /**
     * 2 000 persons over 2026-08 to 2026-10 with corrections, deletions, all ends of the list, six bad hendelser and six
     * that name only their number. Most employers have one or two of the persons, and a few have many.
     */
    public static Oppsett demo() {
        Oppsett o = new Oppsett()
                .medFroe(2026)
                .medPersoner(2000)
                .medMaaneder(Kalendermaaned.av("2026-08"), 3)
                .medListeslutt(Listeslutt.TILFELDIG)
                .medStokketSide(true)
                .medDaarligeHendelser(6)
                .medNummerhendelser(6);
        o.smaaArbeidsgivere = true;
        return o;
    }

    /**
     * For load: this many persons in the one month 2026-08, each with data, and exactly this many hendelser, shared evenly
     * among them; no deletions.
     *
     * @param hendelser from par to 28 × par
     */
    public static Oppsett antall(int par, int hendelser) {
        krev(hendelser >= par && hendelser <= 28L * par, "hendelser", "from par to 28 × par");
        Oppsett o = new Oppsett().medPersoner(par).medMaaneder(Kalendermaaned.av("2026-08"), 1);
        o.totaltHendelser = hendelser;
        o.andelAktive = 1;
        return o;
    }

    /**
     * A history: each of these persons has data and one hendelse in each of the months; no corrections, no deletions, no
     * protected addresses.
     */
    public static Oppsett historikk(int personer, Kalendermaaned foerste, int maaneder) {
        Oppsett o = new Oppsett().medPersoner(personer).medMaaneder(foerste, maaneder);
        o.totaltHendelser = personer;
        o.andelAktive = 1;
        o.skjermede = false;
        return o;
    }

    /** The golden example from a folder with {@code hendelserN.json} and {@code oppslagN.json}, N = 1, 2, … */
    public static Oppsett golden(Path mappe) {
        Oppsett o = new Oppsett();
        o.golden = mappe.toString();
        return o;
    }

    /** The golden example from a folder on the class path, such as {@code golden}. */
    public static Oppsett goldenPaaKlassestien(String mappe) {
        Oppsett o = new Oppsett();
        o.golden = GoldenBestand.KLASSESTI + mappe;
        return o;
    }

    /** Which of the contracts is spoken; the published one unless told. */
    public Oppsett medKontrakt(Kontrakt valgt) {
        Oppsett o = kopi();
        o.kontrakt = valgt;
        return o;
    }

    public Oppsett medFroe(long verdi) {
        Oppsett o = kopi();
        o.froe = verdi;
        return o;
    }

    /** 1 to 5 000 000. */
    public Oppsett medPersoner(int antall) {
        krev(antall >= 1 && antall <= Personer.MAKS, "personer", "1 to 5 000 000");
        Oppsett o = kopi();
        o.antallPersoner = antall;
        return o;
    }

    /** The first month with data, and how many months, 1 to 240. */
    public Oppsett medMaaneder(Kalendermaaned foerste, int antall) {
        krev(antall >= 1 && antall <= 240, "months", "1 to 240");
        Oppsett o = kopi();
        o.foersteMaaned = foerste;
        o.antallMaaneder = antall;
        return o;
    }

    /** Probability of a gap before a sekvensnummer. */
    public Oppsett medHull(double sannsynlighet) {
        Oppsett o = kopi();
        o.hull = andel("gap probability", sannsynlighet);
        return o;
    }

    /** Share of par that are changed in a later month. */
    public Oppsett medEndringer(double andel) {
        Oppsett o = kopi();
        o.andelEndringer = andel("share of corrections", andel);
        return o;
    }

    /** Share of par that are deleted in a later month. */
    public Oppsett medSlettinger(double andel) {
        Oppsett o = kopi();
        o.andelSlettinger = andel("share of deletions", andel);
        return o;
    }

    /** Bad hendelser, a third each: a short identifikator, a month that is none, wrong check digits (400 when looked up). */
    public Oppsett medDaarligeHendelser(int antall) {
        krev(antall >= 0 && antall <= 10_000, "bad hendelser", "0 to 10 000");
        Oppsett o = kopi();
        o.daarligeHendelser = antall;
        return o;
    }

    /**
     * Hendelser that name only their number, a third each: found, gone, of a person without a Norwegian number. The seed's
     * contract has no numbers, and they name nothing there.
     */
    public Oppsett medNummerhendelser(int antall) {
        krev(antall >= 0 && antall <= 10_000, "hendelser of a number", "0 to 10 000");
        Oppsett o = kopi();
        o.nummerhendelser = antall;
        return o;
    }

    /** Time each answer of the APIs takes; not for tokens. */
    public Oppsett medForsinkelse(Duration tid) {
        krev(!tid.isNegative(), "latency", "zero or more");
        Oppsett o = kopi();
        o.forsinkelse = tid;
        return o;
    }

    /** Whole seconds, at least 1. */
    public Oppsett medTokenlevetid(Duration tid) {
        krev(tid.toSeconds() >= 1, "token lifetime", "at least 1 s");
        Oppsett o = kopi();
        o.tokenlevetid = tid;
        return o;
    }

    public Oppsett medListeslutt(Listeslutt stil) {
        Oppsett o = kopi();
        o.listeslutt = stil;
        return o;
    }

    public Oppsett medSidestil(Sidestil stil) {
        Oppsett o = kopi();
        o.sidestil = stil;
        return o;
    }

    /** Whether the hendelser of a page come in any order. */
    public Oppsett medStokketSide(boolean stokket) {
        Oppsett o = kopi();
        o.stokketSide = stokket;
        return o;
    }

    /** 0 means any free port. */
    public Oppsett medPort(int verdi) {
        krev(verdi >= 0 && verdi <= 65_535, "port", "0 to 65535");
        Oppsett o = kopi();
        o.port = verdi;
        return o;
    }

    private static double andel(String navn, double verdi) {
        krev(verdi >= 0 && verdi <= 1, navn, "0 to 1");
        return verdi;
    }

    private static void krev(boolean holder, String navn, String lovlig) {
        if (!holder) {
            throw new IllegalArgumentException("simulator: " + navn + " must be " + lovlig);
        }
    }

    private Oppsett kopi() {
        try {
            return (Oppsett) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
