package no.ssb.utleggstrekk.simulator;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A plan at work: the calls counted since it was set, and the scripted answers left. */
final class Feilvakt {
    private record Noekkel(Endepunkt endepunkt, @Nullable Par par) {}

    /** What is decided for one call; a decision with both null means that all goes well. */
    record Avgjoerelse(@Nullable Httpsvar svar, @Nullable Feiltype feil) {
        static final Avgjoerelse GAAR_BRA = new Avgjoerelse(null, null);
    }

    private final Feilplan plan;
    private final AtomicLong kall = new AtomicLong();
    private final AtomicLong tokenkall = new AtomicLong();
    private final Map<Noekkel, Queue<Avgjoerelse>> skript = new ConcurrentHashMap<>();

    Feilvakt(Feilplan plan) {
        this.plan = plan;
        for (Feilplan.Skript s : plan.skript) {
            skript.computeIfAbsent(new Noekkel(s.endepunkt(), s.par()), n -> new ConcurrentLinkedQueue<>())
                    .add(s.avgjoerelse());
        }
    }

    Feilplan plan() {
        return plan;
    }

    /** @param par what a lookup asks for; empty for other endpoints */
    Avgjoerelse avgjoer(Endepunkt endepunkt, List<Par> par) {
        // token calls have their own numbers, below zero: when tokens are fetched must not shift the faults of the APIs
        long nummer = endepunkt.erToken() ? -tokenkall.incrementAndGet() : kall.incrementAndGet();
        if (plan.nede(nummer)) {
            return new Avgjoerelse(Httpsvar.uten(503), null);
        }
        Avgjoerelse skrevet = skrevet(endepunkt, par);
        if (skrevet != null) {
            return skrevet;
        }
        Feiltype feil = plan.trekk(endepunkt, nummer);
        return feil == null ? Avgjoerelse.GAAR_BRA : new Avgjoerelse(null, feil);
    }

    private @Nullable Avgjoerelse skrevet(Endepunkt endepunkt, List<Par> par) {
        for (Par ett : skript.isEmpty() ? List.<Par>of() : par) {
            Avgjoerelse neste = neste(new Noekkel(endepunkt, ett));
            if (neste != null) {
                return neste;
            }
        }
        return neste(new Noekkel(endepunkt, null));
    }

    private @Nullable Avgjoerelse neste(Noekkel noekkel) {
        Queue<Avgjoerelse> koe = skript.get(noekkel);
        return koe == null ? null : koe.poll();
    }
}
