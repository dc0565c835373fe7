package no.ssb.utleggstrekk.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.ssb.utleggstrekk.simulator.Feilvakt.Avgjoerelse;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong, and when. Immutable: each method gives a changed copy. Faults are drawn from the seed and the number of
 * the call, so that runs are alike as far as the calls come in the same order.
 */
public final class Feilplan {
    /** Nothing goes wrong. */
    public static final Feilplan INGEN = new Feilplan(0, List.of(), Feilvalg.STANDARD, List.of(), null);

    /**
     * What happens to one call, once.
     *
     * @param par null when it is for the endpoint's next call, whatever it asks for
     */
    record Skript(Endepunkt endepunkt, @Nullable Par par, Avgjoerelse avgjoerelse) {}

    /**
     * @param nedeFra first number of the calls to the APIs, from 1, that are answered 503; 0 with nedeTil 0 means none
     * @param nedeTil the last of them
     */
    record Feilvalg(long froe, Duration treg, Duration vent, Set<Endepunkt> gjelder, long nedeFra, long nedeTil) {
        static final Feilvalg STANDARD = new Feilvalg(
                1,
                Duration.ofSeconds(40),
                Duration.ofSeconds(1),
                EnumSet.of(Endepunkt.HENDELSER, Endepunkt.START, Endepunkt.OPPSLAG, Endepunkt.NUMMER),
                0,
                0);
    }

    final double andel;
    final List<Feiltype> typer;
    final Feilvalg valg;
    final List<Skript> skript;
    final @Nullable Ombygging ombygging;

    Feilplan(double andel, List<Feiltype> typer, Feilvalg valg, List<Skript> skript, @Nullable Ombygging ombygging) {
        if (!(andel >= 0 && andel <= 1)) {
            throw new IllegalArgumentException("andel must be 0 to 1, got " + andel);
        }
        if (andel > 0 && typer.isEmpty()) {
            throw new IllegalArgumentException("andel needs typer, such as typer=500;429;kutt");
        }
        this.andel = andel;
        this.typer = List.copyOf(typer);
        this.valg = valg;
        this.skript = List.copyOf(skript);
        this.ombygging = ombygging;
    }

    /**
     * Reads the option {@code --feil}, as {@link #hjelp} describes it.
     *
     * @throws IllegalArgumentException naming what is wrong with the text
     */
    public static Feilplan av(String tekst) {
        return Feilplanleser.les(tekst);
    }

    /** What the text of a plan may hold, for a reader at a terminal. */
    public static String hjelp() {
        return Feilplanleser.HJELP + Feiltype.oversikt();
    }

    /** Faults of these types, equally likely, in this share of the calls, 0 to 1. */
    public static Feilplan andel(double andel, Feiltype... typer) {
        return new Feilplan(andel, List.of(typer), Feilvalg.STANDARD, List.of(), null);
    }

    public Feilplan medFroe(long froe) {
        return med(new Feilvalg(froe, valg.treg, valg.vent, valg.gjelder, valg.nedeFra, valg.nedeTil));
    }

    /** How late a {@link Feiltype#TREG} answer comes; 40 s unless told. */
    public Feilplan medTreg(Duration tid) {
        return med(new Feilvalg(valg.froe, tid, valg.vent, valg.gjelder, valg.nedeFra, valg.nedeTil));
    }

    /** What Retry-After says, whole seconds; 1 s unless told. */
    public Feilplan medVent(Duration tid) {
        return med(new Feilvalg(valg.froe, valg.treg, tid, valg.gjelder, valg.nedeFra, valg.nedeTil));
    }

    /** Where the drawn faults hit; the four of the APIs unless told. */
    public Feilplan medGjelder(Set<Endepunkt> endepunkter) {
        return med(
                new Feilvalg(valg.froe, valg.treg, valg.vent, EnumSet.copyOf(endepunkter), valg.nedeFra, valg.nedeTil));
    }

    /** The APIs answer 503 from one call to another, counted from 1 after the plan is set, both included. */
    public Feilplan medNede(long fraKall, long tilKall) {
        return med(new Feilvalg(valg.froe, valg.treg, valg.vent, valg.gjelder, fraKall, tilKall));
    }

    /** The plan begins with a rebuilt list: {@link Simulator#byggOmListen}. */
    public Feilplan medOmbygdListe(Ombygging hvordan) {
        return new Feilplan(andel, typer, valg, skript, hvordan);
    }

    /** The next call of an endpoint goes wrong in this way. Several do so in the order they were added. */
    public Feilplan medFeil(Endepunkt endepunkt, Feiltype feil) {
        return med(new Skript(endepunkt, null, new Avgjoerelse(null, feil)));
    }

    /**
     * The next answer to a lookup of one par, alone or among other months. Several are given in the order they were added;
     * then the real one.
     */
    public Feilplan medSvar(
            String identifikator, String kalendermaaned, int status, String body, Map<String, String> hoder) {
        return med(new Skript(
                Endepunkt.OPPSLAG,
                new Par(identifikator, kalendermaaned),
                new Avgjoerelse(Httpsvar.tekst(status, body, hoder), null)));
    }

    /** The next answer of an endpoint, whatever is asked. Several are given in the order they were added. */
    public Feilplan medSvar(Endepunkt endepunkt, int status, String body, Map<String, String> hoder) {
        return med(new Skript(endepunkt, null, new Avgjoerelse(Httpsvar.tekst(status, body, hoder), null)));
    }

    /** The same for a body that is not text, such as a compressed one; it is sent as it is. */
    public Feilplan medSvar(Endepunkt endepunkt, int status, byte[] body, Map<String, String> hoder) {
        return med(new Skript(endepunkt, null, new Avgjoerelse(new Httpsvar(status, null, body, hoder), null)));
    }

    /** The fault drawn for a call; null when it goes well. */
    @Nullable
    Feiltype trekk(Endepunkt endepunkt, long kallnummer) {
        Trekning trekning = new Trekning(valg.froe);
        return valg.gjelder.contains(endepunkt) && trekning.treff(andel, Hva.FEIL, kallnummer, 0)
                ? typer.get(trekning.under(typer.size(), Hva.FEIL, kallnummer, 1))
                : null;
    }

    boolean nede(long kallnummer) {
        return kallnummer > 0 && kallnummer >= valg.nedeFra && kallnummer <= valg.nedeTil;
    }

    private Feilplan med(Feilvalg nytt) {
        return new Feilplan(andel, typer, nytt, skript, ombygging);
    }

    private Feilplan med(Skript ett) {
        List<Skript> alle = new ArrayList<>(skript);
        alle.add(ett);
        return new Feilplan(andel, typer, valg, alle, ombygging);
    }
}
