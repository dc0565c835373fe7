package no.ssb.utleggstrekk.skatteetaten.svar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One JSON object read tolerantly: null is the same as missing, an unknown field is noted and passed over, and a field of
 * another type than expected is converted where its meaning is beyond doubt. A number may always arrive as a string.
 */
final class Objekt {
    private static final Pattern TALL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private final JsonNode node;
    private final String sti;
    private final Lesefunn funn;

    /**
     * Wraps an object and notes its unknown fields.
     *
     * @param sti where it stands, empty for the whole body
     */
    Objekt(JsonNode node, String sti, Felt.Innhold kjente, Lesefunn funn) {
        this.node = node;
        this.sti = sti;
        this.funn = funn;
        for (Map.Entry<String, JsonNode> felt : node.properties()) {
            if (!kjente.navn().contains(felt.getKey())) {
                funn.avvik(AvvikKode.UKJENT_FELT, sti(Tekstrens.kode(felt.getKey())));
            }
        }
    }

    private String sti(String navn) {
        return sti.isEmpty() ? navn : sti + "." + navn;
    }

    /** The path of a field, under the name that it has here, without values and list positions. */
    String sti(Felt felt) {
        String navn = navn(felt);
        return sti(navn == null ? felt.foerste() : navn);
    }

    /** The name that a field has here; null when it is missing under all. */
    @Nullable
    String navn(Felt felt) {
        for (String navn : felt.navn()) {
            JsonNode verdi = node.get(navn);
            if (verdi != null && !verdi.isNull()) {
                return navn;
            }
        }
        return null;
    }

    /** Whether it is there and is no blank text. */
    boolean har(Felt felt) {
        JsonNode verdi = verdi(felt);
        return verdi != null && !(verdi.isString() && verdi.stringValue().isBlank());
    }

    void endretType(Felt felt) {
        funn.avvik(AvvikKode.ENDRET_TYPE, sti(felt));
    }

    /** The text; null when missing, blank or unusable (noted). A number is read as its digits, and noted. */
    @Nullable
    String tekst(Felt felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return null;
        }
        if (verdi.isIntegralNumber()) {
            endretType(felt);
            return verdi.asString();
        }
        if (!verdi.isString() || !Tekstrens.erBrukbar(verdi.stringValue())) {
            endretType(felt);
            return null;
        }
        return verdi.stringValue().isBlank() ? null : verdi.stringValue();
    }

    /**
     * The text of a field for an organisation number or a code. What may be a person number is not kept in clear: noted, and
     * null. A private employer may report under the own number.
     */
    @Nullable
    String utenPersonnummer(Felt felt) {
        String tekst = tekst(felt);
        if (tekst == null || !Tekstrens.kanHaPersonnummer(tekst)) {
            return tekst;
        }
        funn.avvik(AvvikKode.PERSONNUMMER_I_FELT, sti(felt));
        return null;
    }

    /** The number; null when missing or unusable (noted). */
    @Nullable
    BigDecimal tall(Felt felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return null;
        }
        if (verdi.isNumber()) {
            return verdi.decimalValue();
        }
        if (verdi.isString() && TALL.matcher(verdi.stringValue()).matches()) {
            return new BigDecimal(verdi.stringValue());
        }
        endretType(felt);
        return null;
    }

    /** The 64-bit number; null when missing or unusable (noted). */
    @Nullable
    Long heltall(Felt felt) {
        BigDecimal tall = tall(felt);
        if (tall == null) {
            return null;
        }
        // asked before the conversion: the digits of 1e999999999 do not fit in memory
        if ((long) tall.precision() - tall.scale() <= 19) {
            try {
                return tall.longValueExact();
            } catch (ArithmeticException e) {
                // falls through: decimals, or beyond 64 bits
            }
        }
        endretType(felt);
        return null;
    }

    /** A person number; null when missing or blank. A number has lost its leading zeros, which come back; anything else is empty. */
    @Nullable
    String personnummer(Felt felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return null;
        }
        if (verdi.isString()) {
            return verdi.stringValue().isBlank() ? null : verdi.stringValue();
        }
        endretType(felt);
        String sifre = verdi.isIntegralNumber() ? verdi.asString() : "";
        return sifre.matches("[0-9]{1,11}") ? "0".repeat(11 - sifre.length()) + sifre : "";
    }

    /** False when missing. Noted when unusable, and then true: a protected person must not be taken for another. */
    boolean flagg(Felt felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return false;
        }
        if (verdi.isBoolean()) {
            return verdi.booleanValue();
        }
        endretType(felt);
        String tekst = verdi.isString() || verdi.isNumber() ? verdi.asString() : "";
        return !tekst.equalsIgnoreCase("false") && !tekst.equals("0");
    }

    /** The object; null when missing or none (noted). */
    @Nullable
    Objekt objekt(Felt felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return null;
        }
        if (verdi.isObject()) {
            return new Objekt(verdi, sti(felt), Oppslagsform.innhold(felt), funn);
        }
        endretType(felt);
        return null;
    }

    /**
     * The elements of a list; empty when missing, null when the field is no list. A single object is read as a list of one,
     * and noted.
     */
    @Nullable
    List<JsonNode> liste(Felt felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return List.of();
        }
        if (verdi.isArray()) {
            return new ArrayList<>(verdi.values());
        }
        endretType(felt);
        return verdi.isObject() ? List.of(verdi) : null;
    }

    /** The objects of a list. A list of something else would be data lost in silence: the answer is unusable. */
    List<Objekt> objekter(Felt felt) {
        List<JsonNode> elementer = liste(felt);
        if (elementer == null) {
            funn.ugyldig(sti(felt));
            return List.of();
        }
        if (!elementer.stream().allMatch(JsonNode::isObject)) {
            funn.ugyldig(sti(felt) + "[]");
            return List.of();
        }
        return elementer.stream()
                .map(e -> new Objekt(e, sti(felt) + "[]", Oppslagsform.innhold(felt), funn))
                .toList();
    }

    private @Nullable JsonNode verdi(Felt felt) {
        String navn = navn(felt);
        return navn == null ? null : node.get(navn);
    }
}
