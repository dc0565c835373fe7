package no.ssb.utleggstrekk.simulator;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What the simulator was asked and answered. Safe for many threads; counts since the start or {@link #nullstill()}. */
public final class Kallteller {
    private final Map<Endepunkt, LongAdder> antall = new EnumMap<>(Endepunkt.class);
    private final Map<Endepunkt, AtomicInteger> paagaar = new EnumMap<>(Endepunkt.class);
    private final Map<Endepunkt, AtomicInteger> maks = new EnumMap<>(Endepunkt.class);
    private final Map<String, LongAdder> svar = new ConcurrentHashMap<>();
    private final LongAdder tokener = new LongAdder();
    private volatile Parteller par = new Parteller(0);
    private volatile Parteller avgjortePar = new Parteller(0);
    private final Set<Par> avgjorteUkjente = ConcurrentHashMap.newKeySet();

    Kallteller() {
        for (Endepunkt e : Endepunkt.values()) {
            antall.put(e, new LongAdder());
            paagaar.put(e, new AtomicInteger());
            maks.put(e, new AtomicInteger());
        }
    }

    /** Calls that came in, answered or not. */
    public long antall(Endepunkt endepunkt) {
        return hent(antall, endepunkt).sum();
    }

    /**
     * The most calls under way at once, those answered late not counted; {@link Endepunkt#START} is one API with {@link
     * Endepunkt#HENDELSER}, and {@link Endepunkt#NUMMER} with {@link Endepunkt#OPPSLAG}.
     */
    public int maksSamtidige(Endepunkt endepunkt) {
        return hent(maks, gruppe(endepunkt)).get();
    }

    /** Tokens for the APIs that were issued, by either way. */
    public long tokener() {
        return tokener.sum();
    }

    /**
     * Answers by endpoint, status, kode and fault, such as {@code OPPSLAG 404 UTE-007} or {@code HENDELSER 200 KUTT}; a
     * connection closed without an answer is {@code OPPSLAG RESET}.
     */
    public SortedMap<String, Long> svar() {
        SortedMap<String, Long> alle = new TreeMap<>();
        svar.forEach((navn, n) -> alle.put(navn, n.sum()));
        return alle;
    }

    /** Answers of one name, see {@link #svar()}; 0 when there was none. */
    public long svar(String navn) {
        LongAdder n = svar.get(navn);
        return n == null ? 0 : n.sum();
    }

    /**
     * Par that got a final, whole and timely answer: data, nothing, deleted or refused. Of a call over several months only
     * data, where each element names its month, and nothing: the others are to be asked for again month by month.
     */
    public int parBesvart() {
        return par.medMinst(1);
    }

    /** The same for late answers too, and for par that the population does not have. */
    public int parAvgjort() {
        return avgjortePar.medMinst(1) + avgjorteUkjente.size();
    }

    /** Par that got such an answer more than once: a job should look up each once per kjøring. */
    public int parBesvartFlereGanger() {
        return par.medMinst(2);
    }

    /** Begins all counts anew. Calls under way stay under way. */
    public void nullstill() {
        antall.values().forEach(LongAdder::reset);
        maks.forEach((e, n) -> n.set(hent(paagaar, e).get()));
        svar.clear();
        tokener.reset();
        nyePar(par.antallPar());
    }

    void nyePar(int antallPar) {
        par = new Parteller(antallPar);
        avgjortePar = new Parteller(antallPar);
        avgjorteUkjente.clear();
    }

    void inn(Endepunkt endepunkt) {
        hent(antall, endepunkt).increment();
        int naa = hent(paagaar, gruppe(endepunkt)).incrementAndGet();
        hent(maks, gruppe(endepunkt)).accumulateAndGet(naa, Math::max);
    }

    /** Called just before the answer leaves: after that, the client may already have sent its next call. */
    void ut(Endepunkt endepunkt, String navn) {
        svar.computeIfAbsent(endepunkt + " " + navn, n -> new LongAdder()).increment();
        hent(paagaar, gruppe(endepunkt)).decrementAndGet();
    }

    /** @param naa whether the answer comes when it should */
    void besvart(List<Par> besvarte, int[] parnumre, boolean naa) {
        if (naa) {
            tell(par, parnumre);
        }
        tell(avgjortePar, parnumre);
        for (int i = 0; i < parnumre.length; i++) {
            if (parnumre[i] < 0) {
                avgjorteUkjente.add(besvarte.get(i));
            }
        }
    }

    private static void tell(Parteller teller, int[] parnumre) {
        for (int nummer : parnumre) {
            if (nummer >= 0 && nummer < teller.antallPar()) {
                teller.tell(nummer);
            }
        }
    }

    void token() {
        tokener.increment();
    }

    private static Endepunkt gruppe(Endepunkt endepunkt) {
        return switch (endepunkt) {
            case START -> Endepunkt.HENDELSER;
            case NUMMER -> Endepunkt.OPPSLAG;
            default -> endepunkt;
        };
    }

    private static <T> T hent(Map<Endepunkt, T> alle, Endepunkt endepunkt) {
        @Nullable T verdi = alle.get(endepunkt);
        if (verdi == null) {
            throw new AssertionError(endepunkt);
        }
        return verdi;
    }
}
