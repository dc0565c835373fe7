package no.ssb.utleggstrekk.utdata;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Sover;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the linjer of a month, sorted as the person file. While its owner's thread reads, one thread writes and
 * compresses the person file, and one digests its rows, works out the figures of each group and writes those. Memory holds
 * some thousand rows and one underenhet.
 */
final class Maanedspass implements AutoCloseable {
    /** Rows that go from one thread to another at once. */
    private static final int BUNT = 1_000;

    private final @Nullable Parquetskriver personer;
    private final Figurskriver figurer;
    private final Sover stopp;
    private final Samtidig skriving = new Samtidig("skriving");
    private final Samtidig regning = new Samtidig("regning");
    private List<GenericRecord> bunt = new ArrayList<>(BUNT);

    /** @param personer the person file when it is to be written; it is ended and closed by its owner */
    Maanedspass(@Nullable Parquetskriver personer, Figurskriver figurer, Sover stopp) {
        this.personer = personer;
        this.figurer = figurer;
        this.stopp = stopp;
    }

    void legg(GenericRecord linje) {
        bunt.add(linje);
        if (bunt.size() == BUNT) {
            send();
        }
    }

    /** All linjer have passed: waits until everything is written. */
    void slutt() {
        send();
        regning.gjoer(figurer::slutt);
        skriving.ferdig();
        regning.ferdig();
    }

    private void send() {
        stopp.kontroller(); // a month can have millions of rows
        List<GenericRecord> linjer = bunt;
        bunt = new ArrayList<>(BUNT);
        Parquetskriver fil = personer;
        if (fil != null) {
            skriving.gjoer(() -> linjer.forEach(fil::skrivUmaalt));
            regning.gjoer(() -> linjer.forEach(fil::maal));
        }
        regning.gjoer(() -> linjer.forEach(figurer::legg));
    }

    @Override
    public void close() {
        skriving.close();
        regning.close();
    }
}
