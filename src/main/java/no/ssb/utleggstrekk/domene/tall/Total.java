package no.ssb.utleggstrekk.domene.tall;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One national figure while groups and persons pass. Only each person's sum is kept, for the median. */
final class Total {
    private int underenheter;
    private int linjer;
    private int utenUnderenhet;
    private int positive;
    private long sum;

    private long[] summer = new long[8];
    private int personer;
    private boolean personErAapen;
    private long personensSum;

    void gruppe(@Nullable String underenhet, Gruppetall tall) {
        linjer = Math.addExact(linjer, tall.antallUtleggstrekk());
        positive += tall.antallPositive();
        sum += tall.sumBeloep();
        if (underenhet == null) {
            utenUnderenhet += tall.antallUtleggstrekk();
        } else {
            underenheter++;
        }
    }

    void linje(int kroner) {
        personensSum += kroner;
        personErAapen = true;
    }

    /** The linjer that follow are another person's; nothing when this one had none here. */
    void personFerdig() {
        if (!personErAapen) {
            return;
        }
        if (personer == summer.length) {
            summer = Arrays.copyOf(summer, Math.multiplyExact(personer, 2));
        }
        summer[personer++] = personensSum;
        personensSum = 0;
        personErAapen = false;
    }

    /** When all has passed, of which there was something. */
    Totaltall tall() {
        personFerdig();
        Arrays.sort(summer, 0, personer);
        double median = ((double) summer[(personer - 1) / 2] + summer[personer / 2]) / 2;
        return new Totaltall(personer, underenheter, linjer, utenUnderenhet, positive, sum, median);
    }
}
