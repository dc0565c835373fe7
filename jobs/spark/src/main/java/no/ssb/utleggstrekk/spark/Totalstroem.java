package no.ssb.utleggstrekk.spark;

import java.util.Iterator;
import no.ssb.utleggstrekk.domene.tall.Totaler;
import no.ssb.utleggstrekk.domene.tall.Totaltall;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The national figures of the months that pass (rule 15): each with its groups and its linjer, those of a person together.
 * The rows are of {@link Sammenstiller#TOTALER}.
 */
final class Totalstroem extends Radstroem implements Totaler.Mottaker {
    private Totaler totaler = new Totaler();
    private @Nullable String person;
    private long nummer;

    /** @param rader of {@link Sammenstiller#GRUPPER}, and after them inntektsmottaker and beloep: null in a group */
    Totalstroem(Iterator<Row> rader) {
        super(rader);
    }

    @Override
    void rad(Row r) {
        int plass = Sammenstiller.GRUPPER.size();
        String beskrivelse = r.getString(2);
        if (!r.isNullAt(plass)) {
            String denne = r.getString(plass);
            if (!denne.equals(person)) {
                person = denne;
                nummer++;
            }
            totaler.linje(nummer, beskrivelse, r.getInt(plass + 1));
        } else if (beskrivelse == null) {
            totaler.underenhet(r.getString(1), Gruppestroem.tall(r));
        } else {
            totaler.beskrivelse(r.getString(1), beskrivelse, Gruppestroem.tall(r));
        }
    }

    @Override
    void maanedFerdig() {
        totaler.slutt(this);
        totaler = new Totaler();
    }

    @Override
    public void totalt(Totaltall tall) {
        gi(rad(null, tall));
    }

    @Override
    public void totalt(String beskrivelse, Totaltall tall) {
        gi(rad(beskrivelse, tall));
    }

    private Row rad(@Nullable String beskrivelse, Totaltall tall) {
        return RowFactory.create(
                maaned(),
                beskrivelse,
                tall.antallInntektsmottakere(),
                tall.antallUnderenheter(),
                tall.antallUtleggstrekk(),
                tall.antallUtenUnderenhet(),
                tall.antallPositive(),
                tall.sumBeloep(),
                tall.medianPerInntektsmottaker());
    }
}
