package no.ssb.utleggstrekk.drift;

import java.util.function.Supplier;
import no.ssb.utleggstrekk.database.Kjoeringslaas;

/** Does a piece of work that must not meet a kjøring: holds the kjøring's lock while it is done. */
public final class Enearbeid {
    private final Kjoeringslaas laas;

    public Enearbeid(Kjoeringslaas laas) {
        this.laas = laas;
    }

    /**
     * Does the work.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil OPPTATT when another process holds the lock
     */
    public <T> T utfoer(Supplier<T> arbeid) {
        laas.ta();
        try {
            return arbeid.get();
        } finally {
            laas.close();
        }
    }
}
