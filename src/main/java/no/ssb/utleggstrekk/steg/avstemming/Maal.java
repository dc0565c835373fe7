package no.ssb.utleggstrekk.steg.avstemming;

import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.apache.avro.generic.GenericRecord;

/** The three measures that a ledger must lead from one version to the next; all 0 where there is no row. */
record Maal(long personer, long linjer, long beloep) {
    static final Maal INGEN = new Maal(0, 0, 0);

    /** Each by the name of its column. */
    static final List<Kolonne> KOLONNER = List.of(
            new Kolonne("antall_inntektsmottakere", Maal::personer),
            new Kolonne("antall_utleggstrekk", Maal::linjer),
            new Kolonne("sum_beloep", Maal::beloep));

    record Kolonne(String navn, ToLongFunction<Maal> verdi) {}

    /** Of a row; the ledger has each three times, with an ending. */
    static Maal av(GenericRecord rad, String endelse) {
        return new Maal(
                tall(rad, "antall_inntektsmottakere" + endelse),
                tall(rad, "antall_utleggstrekk" + endelse),
                tall(rad, "sum_beloep" + endelse));
    }

    static long tall(GenericRecord rad, String kolonne) {
        return ((Number) Objects.requireNonNull(rad.get(kolonne))).longValue();
    }

    Maal pluss(Maal annet) {
        return new Maal(personer + annet.personer, linjer + annet.linjer, beloep + annet.beloep);
    }

    Maal minus(Maal annet) {
        return new Maal(personer - annet.personer, linjer - annet.linjer, beloep - annet.beloep);
    }
}
