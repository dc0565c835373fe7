package no.ssb.utleggstrekk.skatteetaten.svar;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.skatteetaten.http.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The data of a lookup, from JSON to {@link Svar}. The only place that knows its fields: when the real OpenAPI document
 * arrives, what changes is here and in {@code schemas/}.
 *
 * @param identifikator the person asked for: a forhold of another person makes the answer unusable (rule 10)
 * @param kalendermaaned the month asked for: a forhold of another month is dropped and noted (rule 10)
 */
public record Oppslagsvar(Identifikator identifikator, Kalendermaaned kalendermaaned) implements Lesning.Leser<Svar> {
    private static final String LISTE = "inntektsmottakerOgArbeidsgiver";
    private static final String LINJER = "utleggstrekk";
    private static final Set<String> FELT = Set.of(LISTE);
    private static final Set<String> FORHOLD_FELT = Set.of(
            "kalendermaaned",
            "aggregatId",
            "norskIdentifikator",
            "opplysningspliktig",
            "underenhet",
            "kildesystem",
            "skjermet",
            LINJER);
    private static final Set<String> LINJE_FELT = Set.of("beskrivelse", "beloep", "datoForUtleggstrekk");
    private static final Pattern DATO = Pattern.compile("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}");

    @Override
    public String datafelt() {
        return LISTE;
    }

    @Override
    public Lesning<Svar> les(JsonNode kropp) {
        if (!kropp.isObject() || !kropp.has(LISTE)) {
            // it says nothing about the person: taken for data it would remove all we hold
            return new Lesning.Uleselig<>("the body has no field " + LISTE);
        }
        Lesefunn notat = new Lesefunn();
        List<Forhold> forhold = new ArrayList<>();
        for (JsonNode element : elementer(new Objekt(kropp, "", FELT, notat), LISTE, notat)) {
            Objekt arbeidsgiver = new Objekt(element, LISTE + "[]", FORHOLD_FELT, notat);
            boolean skjermet = arbeidsgiver.flagg("skjermet");
            if (gjelderAnnenPerson(arbeidsgiver, skjermet)) {
                return new Lesning.Uleselig<>("the answer holds a forhold of another person than the one asked for");
            }
            if (gjelderMaaneden(arbeidsgiver, skjermet, notat)) {
                forhold.add(forhold(arbeidsgiver, skjermet, notat));
            }
        }
        Utfall.Avvist avvist = notat.avvist();
        return new Lesning.Lest<>(new Svar(avvist == null ? new Utfall.Funnet(forhold) : avvist, notat.avvik()));
    }

    private boolean gjelderAnnenPerson(Objekt arbeidsgiver, boolean skjermet) {
        String person = arbeidsgiver.personnummer("norskIdentifikator");
        if (person == null && !skjermet) {
            arbeidsgiver.endretType("norskIdentifikator");
        }
        return person != null && !person.equals(identifikator.verdi());
    }

    private boolean gjelderMaaneden(Objekt arbeidsgiver, boolean skjermet, Lesefunn notat) {
        String tekst = arbeidsgiver.tekst("kalendermaaned");
        if (tekst == null) {
            if (!skjermet) {
                arbeidsgiver.endretType("kalendermaaned");
            }
            return true;
        }
        Optional<Kalendermaaned> maaned = Kalendermaaned.les(tekst);
        if (maaned.isEmpty()) {
            // it may be ours or another: counting it would be a guess, and so would dropping it
            notat.ugyldig(arbeidsgiver.sti("kalendermaaned"));
            return false;
        }
        boolean vaar = maaned.get().equals(kalendermaaned);
        if (!vaar) {
            notat.avvik(AvvikKode.FORHOLD_ANNEN_MAANED, "");
        }
        return vaar;
    }

    private static Forhold forhold(Objekt arbeidsgiver, boolean skjermet, Lesefunn notat) {
        List<Linje> linjer = new ArrayList<>();
        for (JsonNode element : elementer(arbeidsgiver, LINJER, notat)) {
            Linje linje = linje(new Objekt(element, arbeidsgiver.sti(LINJER) + "[]", LINJE_FELT, notat), notat);
            if (linje != null) {
                linjer.add(linje);
            }
        }
        return new Forhold(
                utenPersonnummer(arbeidsgiver, "opplysningspliktig", notat),
                utenPersonnummer(arbeidsgiver, "underenhet", notat),
                skjermet,
                linjer);
    }

    private static @Nullable Linje linje(Objekt linje, Lesefunn notat) {
        String beskrivelse = utenPersonnummer(linje, "beskrivelse", notat);
        if (beskrivelse == null) {
            notat.ugyldig(linje.sti("beskrivelse"));
        } else if (!Linje.KJENTE_BESKRIVELSER.contains(beskrivelse)) {
            notat.avvik(AvvikKode.UKJENT_BESKRIVELSE, Tekstrens.kode(beskrivelse));
        }
        Integer beloep = beloep(linje, notat);
        return beskrivelse == null || beloep == null ? null : new Linje(beskrivelse, beloep, dato(linje), 0);
    }

    /** A private employer may report under the own person number: no person number is kept in clear, so the field is empty. */
    private static @Nullable String utenPersonnummer(Objekt objekt, String felt, Lesefunn notat) {
        String tekst = objekt.tekst(felt);
        if (tekst == null || !Tekstrens.kanHaPersonnummer(tekst)) {
            return tekst;
        }
        notat.avvik(AvvikKode.PERSONNUMMER_I_FELT, objekt.sti(felt));
        return null;
    }

    private static @Nullable Integer beloep(Objekt linje, Lesefunn notat) {
        BigDecimal tall = linje.tall("beloep");
        if (tall == null) {
            notat.ugyldig(linje.sti("beloep"));
            return null;
        }
        // asked before any conversion: the digits of 1e999999999 do not fit in memory
        if ((long) tall.precision() - tall.scale() > 10) {
            return forStort(linje, notat);
        }
        if (tall.signum() != 0 && tall.stripTrailingZeros().scale() > 0) {
            notat.avvis("BELOEP_IKKE_HELE_KRONER", linje.sti("beloep") + " is not whole kroner");
            return null;
        }
        long beloep = tall.longValue();
        return beloep == (int) beloep ? Integer.valueOf((int) beloep) : forStort(linje, notat);
    }

    private static @Nullable Integer forStort(Objekt linje, Lesefunn notat) {
        notat.avvis("BELOEP_UTENFOR_INT32", linje.sti("beloep") + " is outside what a 32-bit integer holds");
        return null;
    }

    private static @Nullable LocalDate dato(Objekt linje) {
        String tekst = linje.tekst("datoForUtleggstrekk");
        if (tekst == null) {
            return null;
        }
        if (DATO.matcher(tekst).matches()) {
            try {
                return LocalDate.parse(tekst);
            } catch (DateTimeException e) {
                // falls through: no such day
            }
        }
        linje.endretType("datoForUtleggstrekk");
        return null;
    }

    /** The objects of a list. A list of something else would be data lost in silence: the answer is unusable. */
    private static List<JsonNode> elementer(Objekt objekt, String felt, Lesefunn notat) {
        List<JsonNode> elementer = objekt.liste(felt);
        if (elementer == null) {
            notat.ugyldig(objekt.sti(felt));
            return List.of();
        }
        if (!elementer.stream().allMatch(JsonNode::isObject)) {
            notat.ugyldig(objekt.sti(felt) + "[]");
            return List.of();
        }
        return elementer;
    }
}
