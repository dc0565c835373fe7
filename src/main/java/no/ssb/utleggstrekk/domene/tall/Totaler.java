package no.ssb.utleggstrekk.domene.tall;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The national figures of one month, in all and per beskrivelse (rule 15). They are made of the groups of a
 * {@link Gruppering}, and, since one person can be in many of those, of the linjer once more, those of a person one after
 * the other. What is held is one number per person.
 */
public final class Totaler implements Gruppering.Mottaker {
    private final Total alt = new Total();
    private final Map<String, Total> perBeskrivelse = new TreeMap<>(Gruppering.ETTER_BYTES);
    private boolean begynt;
    private long person;

    /** Who gets the figures, in order of beskrivelse. */
    public interface Mottaker {
        /** All linjer. */
        void totalt(Totaltall tall);

        /** Those of one beskrivelse. */
        void totalt(String beskrivelse, Totaltall tall);
    }

    @Override
    public void underenhet(@Nullable String underenhet, Gruppetall tall) {
        alt.gruppe(underenhet, tall);
    }

    @Override
    public void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall) {
        av(beskrivelse).gruppe(underenhet, tall);
    }

    /**
     * One linje of a person.
     *
     * @param person any number that is the same for all linjer of a person
     * @param beloep whole kroner with its sign
     */
    public void linje(long person, String beskrivelse, int beloep) {
        if (begynt && person != this.person) {
            alt.personFerdig();
            perBeskrivelse.values().forEach(Total::personFerdig);
        }
        begynt = true;
        this.person = person;
        alt.linje(beloep);
        av(beskrivelse).linje(beloep);
    }

    /** All groups and all linjer have come. A month without linjer has no figures. */
    public void slutt(Mottaker mottaker) {
        if (begynt) {
            mottaker.totalt(alt.tall());
            perBeskrivelse.forEach((beskrivelse, total) -> mottaker.totalt(beskrivelse, total.tall()));
        }
    }

    private Total av(String beskrivelse) {
        return perBeskrivelse.computeIfAbsent(beskrivelse, b -> new Total());
    }
}
