package no.ssb.utleggstrekk.simulator;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Where the list of a lookup's body is, in either form.
 *
 * @param navn the name of the list
 * @param fra index of the byte after its bracket
 * @param til index of its closing bracket
 * @param tom whether it has no element
 * @param alleMedMaaned whether each element names its kalendermaaned
 */
record Oppgaveliste(String navn, int fra, int til, boolean tom, boolean alleMedMaaned) {

    /** Null when the body is no JSON object with such a list. */
    static @Nullable Oppgaveliste av(byte[] body) {
        try (JsonParser json = Httpsvar.JSON.createParser(body)) {
            Oppgaveliste liste = null;
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String navn = json.currentName();
                boolean erListe = json.nextToken() == JsonToken.START_ARRAY
                        && Arrays.stream(Kontrakt.values()).anyMatch(k -> k.oppgaveliste.equals(navn));
                if (erListe) {
                    liste = les(navn, json);
                } else {
                    json.skipChildren();
                }
            }
            return liste;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static Oppgaveliste les(String navn, JsonParser json) {
        int fra = (int) json.currentTokenLocation().getByteOffset() + 1;
        boolean tom = true;
        boolean medMaaned = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            tom = false;
            medMaaned &= json.currentToken() == JsonToken.START_OBJECT && harMaaned(json);
        }
        return new Oppgaveliste(navn, fra, (int) json.currentTokenLocation().getByteOffset(), tom, medMaaned);
    }

    /** Reads to the end of the element. */
    private static boolean harMaaned(JsonParser json) {
        boolean funnet = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            funnet |= json.currentName().equals("kalendermaaned");
            json.nextToken();
            json.skipChildren();
        }
        return funnet;
    }
}
