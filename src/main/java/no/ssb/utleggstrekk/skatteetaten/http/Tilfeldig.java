package no.ssb.utleggstrekk.skatteetaten.http;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.grunn.Tekstrens;

/**
 * What is drawn at random, handed in so that tests decide it.
 *
 * @param jitter numbers from 0 to 1
 * @param id unique ids, for calls and grants
 */
public record Tilfeldig(DoubleSupplier jitter, Supplier<UUID> id) {
    public static Tilfeldig ekte() {
        return new Tilfeldig(() -> ThreadLocalRandom.current().nextDouble(), Tilfeldig::nyId);
    }

    /** One id in a hundred has eleven digits in a row: nobody shall have to wonder whether that is a person number. */
    private static UUID nyId() {
        UUID id = UUID.randomUUID();
        while (Tekstrens.harElleveSiffer(id.toString())) {
            id = UUID.randomUUID();
        }
        return id;
    }
}
