package no.ssb.utleggstrekk.spark;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Rows that come while others pass: those of a month together, its month first in each. Memory holds what has not been taken. */
abstract class Radstroem implements Iterator<Row> {
    private final Iterator<Row> inn;
    private final Queue<Row> ut = new ArrayDeque<>();
    private @Nullable String maaned;
    private boolean slutt;

    Radstroem(Iterator<Row> inn) {
        this.inn = inn;
    }

    /** One row of the month. */
    abstract void rad(Row rad);

    /** All rows of the month have passed. */
    abstract void maanedFerdig();

    /** A row of the month is ready. */
    final void gi(Row rad) {
        ut.add(rad);
    }

    /** The one that passes. */
    final String maaned() {
        return Objects.requireNonNull(maaned);
    }

    @Override
    public final boolean hasNext() {
        while (ut.isEmpty() && !slutt) {
            slutt = !inn.hasNext();
            Row rad = slutt ? null : inn.next();
            String neste = rad == null ? null : rad.getString(0);
            if (maaned != null && !maaned.equals(neste)) {
                maanedFerdig();
            }
            maaned = neste;
            if (rad != null) {
                rad(rad);
            }
        }
        return !ut.isEmpty();
    }

    @Override
    public final Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ut.remove();
    }
}
