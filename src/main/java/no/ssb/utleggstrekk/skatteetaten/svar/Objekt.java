package no.ssb.utleggstrekk.skatteetaten.svar;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.skatteetaten.http.Tekstrens;
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
    private final Lesefunn notat;

    /**
     * Wraps an object and notes its unknown fields.
     *
     * @param sti where it stands, empty for the whole body
     */
    Objekt(JsonNode node, String sti, Set<String> kjenteFelt, Lesefunn notat) {
        this.node = node;
        this.sti = sti;
        this.notat = notat;
        for (Map.Entry<String, JsonNode> felt : node.properties()) {
            if (!kjenteFelt.contains(felt.getKey())) {
                notat.avvik(AvvikKode.UKJENT_FELT, sti(Tekstrens.kode(felt.getKey())));
            }
        }
    }

    /** The path of a field, without values and list positions. */
    String sti(String felt) {
        return sti.isEmpty() ? felt : sti + "." + felt;
    }

    boolean har(String felt) {
        return verdi(felt) != null;
    }

    void endretType(String felt) {
        notat.avvik(AvvikKode.ENDRET_TYPE, sti(felt));
    }

    /** The text; null when missing, blank or unusable (noted). A number is read as its digits, and noted. */
    @Nullable
    String tekst(String felt) {
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

    /** The number; null when missing or unusable (noted). */
    @Nullable
    BigDecimal tall(String felt) {
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
    Long heltall(String felt) {
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

    /** A person number; null when missing. A number has lost its leading zeros, which come back; anything else is empty. */
    @Nullable
    String personnummer(String felt) {
        JsonNode verdi = verdi(felt);
        if (verdi == null) {
            return null;
        }
        if (verdi.isString()) {
            return verdi.stringValue();
        }
        endretType(felt);
        String sifre = verdi.isIntegralNumber() ? verdi.asString() : "";
        return sifre.matches("[0-9]{1,11}") ? "0".repeat(11 - sifre.length()) + sifre : "";
    }

    /** False when missing. Noted when unusable, and then true: a protected person must not be taken for another. */
    boolean flagg(String felt) {
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

    /**
     * The elements of a list; empty when missing, null when the field is no list. A single object is read as a list of one,
     * and noted.
     */
    @Nullable
    List<JsonNode> liste(String felt) {
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

    private @Nullable JsonNode verdi(String felt) {
        JsonNode verdi = node.get(felt);
        return verdi == null || verdi.isNull() ? null : verdi;
    }
}
