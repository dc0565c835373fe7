package no.ssb.utleggstrekk.skatteetaten.svar;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import org.jspecify.annotations.Nullable;

/** Reads what an {@link Oppgave} says: the employer and the linjer. What cannot be used makes its month unusable, and no other. */
record Forholdsleser(Oppgave oppgave, Objekt forhold) {
    private static final Pattern DATO =
            Pattern.compile("((?:19|20|21)[0-9]{2})(-?)([0-9]{2})\\2([0-9]{2})(?:Z|[+-][0-9]{2}:?[0-9]{2})?");

    Forhold les() {
        int avvik = skatteetatensAvvik(forhold);
        String opplysningspliktig = forhold.utenPersonnummer(oppgave.form().opplysningspliktig());
        String underenhet = forhold.utenPersonnummer(oppgave.form().underenhet());
        List<Linje> linjer = new ArrayList<>();
        Objekt mottaker = oppgave.mottaker();
        for (Objekt element : mottaker == null
                ? List.<Objekt>of()
                : mottaker.objekter(oppgave.form().linjer())) {
            Linje linje = linje(element, avvik);
            if (linje != null) {
                linjer.add(linje);
            }
        }
        return new Forhold(opplysningspliktig, underenhet, oppgave.skjermet(), linjer);
    }

    private @Nullable Linje linje(Objekt linje, int avvikPaaForholdet) {
        String beskrivelse = linje.utenPersonnummer(Oppslagsform.BESKRIVELSE);
        if (beskrivelse == null) {
            oppgave.funn().ugyldig(linje.sti(Oppslagsform.BESKRIVELSE));
        } else if (!Linje.KJENTE_BESKRIVELSER.contains(beskrivelse)) {
            oppgave.funn().avvik(AvvikKode.UKJENT_BESKRIVELSE, Tekstrens.kode(beskrivelse));
        }
        Integer beloep = beloep(linje);
        LocalDate dato = dato(linje);
        int avvik = avvikPaaForholdet + skatteetatensAvvik(linje);
        return beskrivelse == null || beloep == null ? null : new Linje(beskrivelse, beloep, dato, avvik);
    }

    /** How many avvik of its own Skatteetaten has on this; each is noted by id and alvorlighetsgrad. */
    private int skatteetatensAvvik(Objekt objekt) {
        List<Objekt> avvik = objekt.objekter(Oppslagsform.AVVIK);
        for (Objekt ett : avvik) {
            oppgave.funn()
                    .avvik(
                            AvvikKode.SKATTEETATENS_AVVIK,
                            ord(ett, Oppslagsform.AVVIK_ID) + " " + ord(ett, Oppslagsform.ALVORLIGHETSGRAD));
        }
        return avvik.size();
    }

    private static String ord(Objekt avvik, Felt felt) {
        String tekst = avvik.tekst(felt);
        return tekst == null ? "-" : Tekstrens.kode(tekst.strip()).replaceAll("\\s+", "_");
    }

    private @Nullable Integer beloep(Objekt linje) {
        BigDecimal tall = linje.tall(Oppslagsform.BELOEP);
        if (tall == null) {
            oppgave.funn().ugyldig(linje.sti(Oppslagsform.BELOEP));
            return null;
        }
        // asked before any conversion: the digits of 1e999999999 do not fit in memory
        if ((long) tall.precision() - tall.scale() > 10) {
            return forStort(linje);
        }
        if (tall.signum() != 0 && tall.stripTrailingZeros().scale() > 0) {
            oppgave.funn().avvis("BELOEP_IKKE_HELE_KRONER", linje.sti(Oppslagsform.BELOEP) + " is not whole kroner");
            return null;
        }
        long beloep = tall.longValue();
        return beloep == (int) beloep ? Integer.valueOf((int) beloep) : forStort(linje);
    }

    private @Nullable Integer forStort(Objekt linje) {
        oppgave.funn()
                .avvis(
                        "BELOEP_UTENFOR_INT32",
                        linje.sti(Oppslagsform.BELOEP) + " is outside what a 32-bit integer holds");
        return null;
    }

    private static @Nullable LocalDate dato(Objekt linje) {
        String tekst = linje.tekst(Oppslagsform.DATO_FOR_UTLEGGSTREKK);
        if (tekst == null) {
            return null;
        }
        Matcher dato = DATO.matcher(tekst);
        if (dato.matches()) {
            try {
                return LocalDate.parse(dato.group(1) + "-" + dato.group(3) + "-" + dato.group(4));
            } catch (DateTimeException e) {
                // falls through: no such day
            }
        }
        linje.endretType(Oppslagsform.DATO_FOR_UTLEGGSTREKK);
        return null;
    }
}
