package no.ssb.utleggstrekk.spark;

import java.util.Iterator;
import no.ssb.utleggstrekk.domene.tall.Avsloeringsregel;
import no.ssb.utleggstrekk.domene.tall.Gruppering;
import no.ssb.utleggstrekk.domene.tall.Gruppetall;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The groups of linjer that pass (rules 14 and 15), those of a month, in it of an underenhet, in it of a person together.
 * The rows are of {@link Sammenstiller#GRUPPER}.
 */
final class Gruppestroem extends Radstroem implements Gruppering.Mottaker {
    private final Gruppering gruppering;

    /** @param linjer of {@link Sammenstiller#LINJER} */
    Gruppestroem(Iterator<Row> linjer, Avsloeringsregel regel) {
        super(linjer);
        gruppering = new Gruppering(regel, this);
    }

    @Override
    void rad(Row l) {
        gruppering.linje(l.getString(1), l.getString(2), l.getString(3), l.getString(4), l.getInt(5));
    }

    @Override
    void maanedFerdig() {
        gruppering.slutt();
    }

    @Override
    public void underenhet(@Nullable String underenhet, Gruppetall tall) {
        gi(rad(underenhet, null, tall));
    }

    @Override
    public void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall) {
        gi(rad(underenhet, beskrivelse, tall));
    }

    private Row rad(@Nullable String underenhet, @Nullable String beskrivelse, Gruppetall tall) {
        return RowFactory.create(
                maaned(),
                underenhet,
                beskrivelse,
                tall.opplysningspliktig(),
                tall.antallOpplysningspliktige(),
                tall.antallInntektsmottakere(),
                tall.antallUtleggstrekk(),
                tall.antallPositive(),
                tall.sumBeloep(),
                tall.minBeloep(),
                tall.medianBeloep(),
                tall.maxBeloep(),
                tall.stoersteAndel(),
                tall.avsloeringsrisiko());
    }

    /** What {@link #rad} made of it. */
    static Gruppetall tall(Row r) {
        return new Gruppetall(
                r.getString(3),
                r.getInt(4),
                r.getInt(5),
                r.getInt(6),
                r.getInt(7),
                r.getLong(8),
                r.getInt(9),
                r.getDouble(10),
                r.getInt(11),
                r.isNullAt(12) ? null : r.getDouble(12),
                r.getBoolean(13));
    }
}
