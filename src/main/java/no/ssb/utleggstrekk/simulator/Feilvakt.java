package no.ssb.utleggstrekk.simulator;

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
    private final Map<Noekkel, Queue<Httpsvar>> skript = new ConcurrentHashMap<>();

    Feilvakt(Feilplan plan) {
        this.plan = plan;
        for (Feilplan.Skript s : plan.skript) {
            skript.computeIfAbsent(new Noekkel(s.endepunkt(), s.par()), n -> new ConcurrentLinkedQueue<>())
                    .add(s.svar());
        }
    }

    Feilplan plan() {
        return plan;
    }

    /** @param par what a lookup asks for; null for other endpoints */
    Avgjoerelse avgjoer(Endepunkt endepunkt, @Nullable Par par) {
        // token calls have their own numbers, below zero: when tokens are fetched must not shift the faults of the APIs
        long nummer = endepunkt.erToken() ? -tokenkall.incrementAndGet() : kall.incrementAndGet();
        if (plan.nede(nummer)) {
            return new Avgjoerelse(Httpsvar.uten(503), null);
        }
        Httpsvar skrevet = par == null ? null : neste(new Noekkel(endepunkt, par));
        if (skrevet == null) {
            skrevet = neste(new Noekkel(endepunkt, null));
        }
        if (skrevet != null) {
            return new Avgjoerelse(skrevet, null);
        }
        Feiltype feil = plan.trekk(endepunkt, nummer);
        return feil == null ? Avgjoerelse.GAAR_BRA : new Avgjoerelse(null, feil);
    }

    private @Nullable Httpsvar neste(Noekkel noekkel) {
        Queue<Httpsvar> koe = skript.isEmpty() ? null : skript.get(noekkel);
        return koe == null ? null : koe.poll();
    }
}
