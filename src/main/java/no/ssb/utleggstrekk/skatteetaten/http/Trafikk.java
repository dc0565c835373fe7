package no.ssb.utleggstrekk.skatteetaten.http;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the traffic to Skatteetaten, across all threads. Holds no personal data. */
public final class Trafikk {
    /** What a measure of a field's name begins with; then follow our name and the one that it was met under. */
    public static final String NAVN = "navn:";

    private static final int MAKS_ULIKE_SVAR = 100;

    private final Map<String, Teller> tellere = new ConcurrentHashMap<>();
    private final LongAdder tokenfornyelser = new LongAdder();
    private volatile @Nullable String venterPaaToken;

    /**
     * The counts so far, as numbers that only grow: per API (and maskinporten) by name. Times are counts of calls
     * by an upper bound, {@code mikros:1234}; answers are {@code svar:UTE-007/404}, and
     * the names a field was met under {@code navn:kalendermaaned=periode}.
     */
    public Map<String, Map<String, Long>> tall() {
        Map<String, Map<String, Long>> tall = new TreeMap<>();
        tellere.forEach((navn, teller) -> tall.put(navn, teller.tall()));
        tall.put("maskinporten", Map.of("tokenfornyelser", tokenfornyelser.sum()));
        return tall;
    }

    /** What the workers wait for now, in words and without personal data; empty when they wait for nothing. */
    public Optional<String> venter() {
        return Stream.concat(
                        Stream.ofNullable(venterPaaToken),
                        tellere.values().stream().flatMap(teller -> Stream.ofNullable(teller.venter)))
                .findFirst();
    }

    public Teller teller(String api) {
        return tellere.computeIfAbsent(api, navn -> new Teller());
    }

    /** Why no token is given, in words; null when it is. */
    public void venterPaaToken(@Nullable String hvorfor) {
        venterPaaToken = hvorfor;
    }

    public void tokenFornyet() {
        tokenfornyelser.increment();
    }

    /** The counts of one API. */
    public static final class Teller {
        private final LongAdder kall = new LongAdder();
        private final LongAdder gjentak = new LongAdder();
        private final LongAdder bedtOmAaVente = new LongAdder();
        private final LongAdder ventetPaaSkatteetaten = new LongAdder();
        private final LongAdder ventetPaaGrenser = new LongAdder();
        private final Map<String, LongAdder> svar = new ConcurrentHashMap<>();
        private final Map<String, LongAdder> navn = new ConcurrentHashMap<>();
        private final Histogram tider = new Histogram();
        private volatile @Nullable String venter;

        public void kall(long nanos, boolean gjentatt) {
            kall.increment();
            tider.legg(nanos);
            if (gjentatt) {
                gjentak.increment();
            }
        }

        public void svar(@Nullable String kode, int status) {
            tell((kode == null ? "-" : kode) + "/" + status);
            if (status == 429) {
                bedtOmAaVente.increment();
            }
        }

        /** What all workers wait for, in words; null when they wait for nothing. */
        public void venter(@Nullable String paaHva) {
            venter = paaHva;
        }

        /** A field was met under one of its names; the names are ours, so there are not many. */
        public void navn(String feltOgNavn, long antall) {
            navn.computeIfAbsent(feltOgNavn, n -> new LongAdder()).add(antall);
        }

        public void intetSvar() {
            tell("-/-");
        }

        public void ventet(Duration tid) {
            ventetPaaSkatteetaten.add(tid.toNanos());
        }

        public void ventetPaaGrenser(long nanos) {
            ventetPaaGrenser.add(nanos);
        }

        // the kode is text from outside: it must not be able to fill the memory
        private void tell(String noekkel) {
            boolean plass = svar.size() < MAKS_ULIKE_SVAR || svar.containsKey(noekkel);
            svar.computeIfAbsent(plass ? noekkel : "other/-", n -> new LongAdder())
                    .increment();
        }

        private Map<String, Long> tall() {
            Map<String, Long> tall = new TreeMap<>();
            tall.put("kall", kall.sum());
            tall.put("gjentak", gjentak.sum());
            tall.put("bedt_om_aa_vente", bedtOmAaVente.sum());
            tall.put("ventet_paa_skatteetaten_ms", TimeUnit.NANOSECONDS.toMillis(ventetPaaSkatteetaten.sum()));
            tall.put("ventet_paa_grenser_ms", TimeUnit.NANOSECONDS.toMillis(ventetPaaGrenser.sum()));
            navn.forEach((noekkel, teller) -> tall.put(NAVN + noekkel, teller.sum()));
            svar.forEach((noekkel, teller) -> tall.put("svar:" + noekkel, teller.sum()));
            tider.boetter().forEach((mikros, antall) -> tall.put("mikros:" + mikros, antall));
            return tall;
        }
    }
}
