package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.steg.rapport.figur.Tallformat;
import tools.jackson.databind.JsonNode;

/** The wording of the report in one language: the bundles {@code rapport/tekster_*.properties}, which hold all of it. */
final class Tekster {
    private static final String BUNT = "rapport/tekster";
    private static final Pattern VERDI = Pattern.compile("\\{(\\w+)}");
    private static final Pattern DATO = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern MAANED = Pattern.compile("(\\d{4})-(\\d{2})");

    private final ResourceBundle bunt;
    private final Tallformat format;

    private Tekster(ResourceBundle bunt, Tallformat format) {
        this.bunt = bunt;
        this.format = format;
    }

    /** @param spraak {@code nb} or {@code en} */
    static Tekster av(String spraak) {
        ResourceBundle bunt = ResourceBundle.getBundle(
                BUNT,
                Locale.forLanguageTag(spraak),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new Tekster(bunt, Tallformat.av(spraak));
    }

    Tallformat format() {
        return format;
    }

    /** Throws when there is no such text: a test holds the bundles to each other and to the codes. */
    String t(String noekkel) {
        return bunt.getString(noekkel);
    }

    /** With its values in the places of their names; numbers, months and dates as the reader writes them. */
    String t(String noekkel, Map<String, ?> verdier) {
        return VERDI.matcher(t(noekkel)).replaceAll(treff -> {
            Object verdi = verdier.get(treff.group(1));
            if (verdi == null) {
                throw new IllegalArgumentException(noekkel + " needs a value for " + treff.group(1));
            }
            return Matcher.quoteReplacement(vis(verdi));
        });
    }

    /** A code with its values; where it has {@code antall} and {@code av}, the text may name their {@code andel} too. */
    String funn(String prefiks, JsonNode funn) {
        Map<String, Object> verdier = new HashMap<>();
        funn.get("verdier")
                .properties()
                .forEach(f -> verdier.put(
                        f.getKey(),
                        f.getValue().isNumber()
                                ? f.getValue().asLong()
                                : f.getValue().asString()));
        if (verdier.get("antall") instanceof Long antall && verdier.get("av") instanceof Long av && av > 0) {
            verdier.put("andel", format.prosent((double) antall / av));
        }
        return t(prefiks + funn.get("kode").asString(), verdier);
    }

    /** A text of a code that may be newer than the bundles: then the code itself. */
    String ellerKode(String prefiks, String kode) {
        return bunt.containsKey(prefiks + kode) ? t(prefiks + kode) : kode;
    }

    /** Such as {@code oktober 2026}. */
    String maaned(String kalendermaaned) {
        return maanedsnavn(kalendermaaned) + " " + kalendermaaned.substring(0, 4);
    }

    /** Such as {@code okt 26}. */
    String kortMaaned(String kalendermaaned) {
        return maanedsnavn(kalendermaaned).substring(0, 3) + " " + kalendermaaned.substring(2, 4);
    }

    /** Such as {@code 10.11.2026}, of {@code 2026-11-10}. */
    String dato(String iso) {
        return vis(iso);
    }

    /** An amount of kroner in millions, with the sign that it has. */
    String millioner(long kroner) {
        return t("mill_kr", Map.of("tall", format.desimaltall(kroner / 1e6, 1)));
    }

    /** A change as a share, with its sign. */
    String endring(double andel) {
        String prosent = format.prosent(andel);
        return andel > 0 && prosent.matches(".*[1-9].*") ? "+" + prosent : prosent;
    }

    /** A count that could point at few persons: 1 and 2 are not told apart. */
    String faa(long antall) {
        return antall == 1 || antall == 2 ? "1–2" : format.heltall(antall);
    }

    private String vis(Object verdi) {
        if (verdi instanceof Long || verdi instanceof Integer) {
            return format.heltall(((Number) verdi).longValue());
        }
        String tekst = verdi.toString();
        Matcher dato = DATO.matcher(tekst);
        if (dato.matches()) {
            return t("dato")
                    .replace("{d}", Integer.toString(Integer.parseInt(dato.group(3))))
                    .replace("{m}", Integer.toString(Integer.parseInt(dato.group(2))))
                    .replace("{maaned}", maanedsnavn(tekst))
                    .replace("{aar}", dato.group(1));
        }
        return MAANED.matcher(tekst).matches() ? maaned(tekst) : tekst;
    }

    private String maanedsnavn(String kalendermaaned) {
        return t("maaneder").split(" ")[Integer.parseInt(kalendermaaned.substring(5, 7)) - 1];
    }
}
