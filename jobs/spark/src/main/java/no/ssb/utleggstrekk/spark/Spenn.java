package no.ssb.utleggstrekk.spark;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/**
 * The months that are asked for.
 *
 * @param fra null: from the first
 * @param til null: to the last
 */
record Spenn(@Nullable Kalendermaaned fra, @Nullable Kalendermaaned til) {
    static final Spenn ALLE = new Spenn(null, null);

    /** @throws VarigFeil (BRUK) when it ends before it begins */
    Spenn {
        if (fra != null && til != null && til.erFoer(fra)) {
            throw new VarigFeil(Exitkode.BRUK, "--fra %s is after --til %s".formatted(fra, til));
        }
    }

    boolean har(Kalendermaaned maaned) {
        return (fra == null || !maaned.erFoer(fra)) && (til == null || !til.erFoer(maaned));
    }

    /** For a message, such as {@code from 2026-08 to 2026-10}. */
    @Override
    public String toString() {
        String ender = (fra == null ? "" : "from %s ".formatted(fra)) + (til == null ? "" : "to %s".formatted(til));
        return ender.strip();
    }
}
