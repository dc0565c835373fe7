package no.ssb.utleggstrekk.innstillinger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filnavn;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/**
 * A configuration file, looked at before Spring reads it: what Spring and its parsers say of a fault quotes the file, which
 * may hold a password. Ours says where it is, and never what stands there.
 */
public final class Konfigurasjonsfil {
    private static final Pattern KJENT = Pattern.compile(".*\\.(yaml|yml|properties)");
    private static final Pattern KOMMENTAR = Pattern.compile("^[ \\t\\f]*[#!].*$", Pattern.MULTILINE);
    private static final char BOM = '\uFEFF';
    private static final Pattern BRUTT_UNICODE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(\\\\u)(?![0-9a-fA-F]{4})");

    private Konfigurasjonsfil() {}

    /**
     * Looks at it, and names it as Spring wants it.
     *
     * @param hvorfra how the operator named it, such as {@code --config}
     * @return a value for {@code spring.config.additional-location}
     * @throws VarigFeil (BRUK) with the line and column of the first fault
     */
    public static String lokasjon(String navn, String hvorfra) {
        if (!KJENT.matcher(navn).matches()) {
            throw bruk("%s %s: its name must end in .yaml, .yml or .properties".formatted(hvorfra, navn));
        }
        if (!Filnavn.kanSkrives(navn)) {
            throw bruk("%s %s: %s".formatted(hvorfra, navn, Filnavn.BOT));
        }
        Path fil = Path.of(navn);
        boolean properties = navn.endsWith(".properties");
        foersteFeil(les(fil, hvorfra), properties).ifPresent(sted -> {
            throw bruk("%s, line %d, column %d: %s".formatted(fil, sted.linje(), sted.kolonne(), sted.grunn()));
        });
        // signs with a meaning in a list of locations
        String adresse = fil.toUri()
                .toString()
                .replace(",", "%2C")
                .replace(";", "%3B")
                .replace("*", "%2A")
                .replace("$", "%24");
        return properties ? adresse + "[encoding=utf-8]" : adresse;
    }

    private static byte[] les(Path fil, String hvorfra) {
        try {
            return Files.readAllBytes(fil);
        } catch (IOException e) {
            throw bruk("%s %s: no such file, or it cannot be read".formatted(hvorfra, fil));
        }
    }

    private static Optional<Feilsted> foersteFeil(byte[] bytes, boolean properties) {
        CharBuffer tegn = CharBuffer.allocate(bytes.length);
        CoderResult lest = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), tegn, true);
        String tekst = tegn.flip().toString();
        if (lest.isError()) {
            return Optional.of(
                    Feilsted.ved(tekst, tekst.length(), "what stands there is not UTF-8; save the file as UTF-8"));
        }
        if (tekst.indexOf(BOM) == 0) {
            return Optional.of(
                    Feilsted.ved(tekst, 0, "a byte order mark stands there; save the file as UTF-8 without one"));
        }
        return properties ? bruttUnicode(tekst) : Yamlkontroll.foersteFeil(tekst);
    }

    private static Optional<Feilsted> bruttUnicode(String tekst) {
        Matcher brutt = BRUTT_UNICODE.matcher(
                KOMMENTAR.matcher(tekst).replaceAll(m -> " ".repeat(m.group().length())));
        return brutt.find()
                ? Optional.of(Feilsted.ved(
                        tekst,
                        brutt.start(1),
                        "four hexadecimal digits must come after \\u; write \\\\u for the sign itself"))
                : Optional.empty();
    }

    private static VarigFeil bruk(String melding) {
        return new VarigFeil(Exitkode.BRUK, melding);
    }
}
