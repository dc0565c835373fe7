package no.ssb.utleggstrekk.domene.tall;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The groups of one month as its linjer pass: per underenhet (rule 14), and per underenhet and beskrivelse (rule 15). All
 * linjer of an underenhet must stand together, and in it those of a person. What is held is one underenhet.
 */
public final class Gruppering {
    /** As text is sorted everywhere here: by its bytes in UTF-8. */
    static final Comparator<String> ETTER_BYTES =
            Comparator.comparing((String tekst) -> tekst.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Avsloeringsregel regel;
    private final Mottaker mottaker;
    private final Map<String, Gruppe> perBeskrivelse = new HashMap<>();
    private @Nullable Gruppe gruppe;
    private @Nullable String underenhet;
    private @Nullable String person;

    /** Who gets the groups, in order of underenhet and beskrivelse. */
    public interface Mottaker {
        /** All linjer of an underenhet; null for those without one. */
        void underenhet(@Nullable String underenhet, Gruppetall tall);

        /** Those of one beskrivelse. */
        void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall);
    }

    /** For one month. */
    public Gruppering(Avsloeringsregel regel, Mottaker mottaker) {
        this.regel = regel;
        this.mottaker = mottaker;
    }

    /**
     * One linje.
     *
     * @param person any name that is the same for all linjer of a person
     * @param beloep whole kroner with its sign
     */
    public void linje(
            @Nullable String underenhet,
            String person,
            @Nullable String opplysningspliktig,
            String beskrivelse,
            int beloep) {
        if (gruppe == null || !Objects.equals(underenhet, this.underenhet)) {
            slutt();
            gruppe = new Gruppe();
            this.underenhet = underenhet;
        } else if (!person.equals(this.person)) {
            gruppe.personFerdig();
            perBeskrivelse.values().forEach(Gruppe::personFerdig);
        }
        this.person = person;
        gruppe.linje(beloep, opplysningspliktig);
        perBeskrivelse.computeIfAbsent(beskrivelse, b -> new Gruppe()).linje(beloep, opplysningspliktig);
    }

    /** No more linjer come. */
    public void slutt() {
        if (gruppe != null) {
            mottaker.underenhet(underenhet, gruppe.tall(regel));
            perBeskrivelse.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey(ETTER_BYTES))
                    .forEach(b -> mottaker.beskrivelse(
                            underenhet, b.getKey(), b.getValue().tall(regel)));
        }
        gruppe = null;
        perBeskrivelse.clear();
    }
}
