package no.ssb.utleggstrekk.domene.tall;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One group while its linjer pass, those of a person one after the other. Only the amounts are kept, for the median. */
final class Gruppe {
    private final Set<String> opplysningspliktige = new HashSet<>(2);
    private int[] beloep = new int[8];
    private int linjer;
    private int positive;
    private long sum;

    private boolean personErAapen;
    private long personensSum;

    private int personer;
    private int overNull;
    private long stoerste;
    private long nestStoerste;
    private long total;

    void linje(int kroner, @Nullable String opplysningspliktig) {
        if (linjer == beloep.length) {
            beloep = Arrays.copyOf(beloep, Math.multiplyExact(linjer, 2));
        }
        beloep[linjer++] = kroner;
        sum += kroner;
        personensSum += kroner;
        personErAapen = true;
        if (kroner > 0) {
            positive++;
        }
        if (opplysningspliktig != null) {
            opplysningspliktige.add(opplysningspliktig);
        }
    }

    /** The linjer that follow are another person's; nothing when this one had none here. */
    void personFerdig() {
        if (!personErAapen) {
            return;
        }
        long stoerrelse = Math.abs(personensSum);
        personer++;
        overNull += stoerrelse > 0 ? 1 : 0;
        nestStoerste = Math.max(nestStoerste, Math.min(stoerste, stoerrelse));
        stoerste = Math.max(stoerste, stoerrelse);
        total += stoerrelse;
        personensSum = 0;
        personErAapen = false;
    }

    /** When all has passed. */
    Gruppetall tall(Avsloeringsregel regel) {
        personFerdig();
        Arrays.sort(beloep, 0, linjer);
        int midten = linjer / 2;
        double median = linjer % 2 == 1 ? beloep[midten] : ((double) beloep[midten - 1] + beloep[midten]) / 2;
        Double andel = total == 0 ? null : (double) stoerste / total;
        return new Gruppetall(
                opplysningspliktige.size() == 1 ? opplysningspliktige.iterator().next() : null,
                opplysningspliktige.size(),
                personer,
                linjer,
                positive,
                sum,
                beloep[0],
                median,
                beloep[linjer - 1],
                andel,
                regel.rammer(overNull, stoerste, nestStoerste, total, andel));
    }
}
