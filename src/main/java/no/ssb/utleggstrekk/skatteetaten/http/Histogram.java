package no.ssb.utleggstrekk.skatteetaten.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/** Durations from 1 µs to beyond an hour in fixed buckets that grow by a tenth: percentiles can be told without keeping the values. */
final class Histogram {
    private static final double VEKST = Math.log(1.1);
    private static final int BOETTER = 240;

    private final AtomicLongArray antall = new AtomicLongArray(BOETTER);

    void legg(long nanos) {
        double mikros = Math.max(1.0, nanos / 1_000.0);
        antall.incrementAndGet((int) Math.min(BOETTER - 1, Math.ceil(Math.log(mikros) / VEKST)));
    }

    /** How many there were up to each bound in microseconds, and above the bound before; bounds without any left out. */
    Map<Long, Long> boetter() {
        Map<Long, Long> boetter = new TreeMap<>();
        for (int i = 0; i < BOETTER; i++) {
            if (antall.get(i) > 0) {
                boetter.merge(grense(i), antall.get(i), Long::sum);
            }
        }
        return boetter;
    }

    private static long grense(int boette) {
        return Math.round(Math.exp(boette * VEKST));
    }
}
