package no.ssb.utleggstrekk.steg.rapport.side;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the index needs of a report, and where that stands: all reports are not held at once.
 *
 * @param lenke to its page, relative to the index
 * @param skrevet the months that it published
 * @param gjeldende all months that were published with it
 */
public record Indeksrad(
        String lenke,
        long kjoering,
        String kalendermaaned,
        String skjaeringsdato,
        String svar,
        List<Versjon> skrevet,
        List<Versjon> gjeldende) {
    private static final Set<String> SVAR = Set.of("NEI", "FORELOEPIG", "MED_FORBEHOLD", "JA");

    /**
     * What stands where is checked, for the page is made of it.
     *
     * @throws IllegalArgumentException when it is not the kjøring of its link, or cannot be of any
     */
    public Indeksrad {
        Kalendermaaned maaned = Kalendermaaned.av(kalendermaaned);
        krev(lenke.equals(maaned + "/" + Kjoering.navn(kjoering) + "/rapport.html"));
        krev(SVAR.contains(svar));
        krev(skjaeringsdato.matches("\\d{4}-\\d{2}-\\d{2}"));
        LocalDate.parse(skjaeringsdato);
    }

    private static void krev(boolean riktig) {
        if (!riktig) {
            throw new IllegalArgumentException("no report of its kjøring");
        }
    }

    private static Stream<JsonNode> liste(JsonNode json) {
        krev(json.isArray() || json.isMissingNode());
        return json.valueStream();
    }

    /** A month, its version, and the kjøring that wrote it; empty where that is the one that tells. */
    public record Versjon(String kalendermaaned, String versjon, String kjoering) {
        public Versjon {
            Kalendermaaned.av(kalendermaaned);
        }

        private static Versjon av(JsonNode maaned, JsonNode versjon) {
            return new Versjon(
                    maaned.required("kalendermaaned").asString(),
                    "v" + versjon.required("versjon").asString(),
                    versjon.path("kjoering").asString(""));
        }

        private static Versjon av(JsonNode json) {
            return new Versjon(
                    json.required("kalendermaaned").asString(),
                    json.required("versjon").asString(),
                    json.required("kjoering").asString());
        }

        private void skriv(ObjectNode til) {
            til.put("kalendermaaned", kalendermaaned).put("versjon", versjon).put("kjoering", kjoering);
        }
    }

    /**
     * Of a whole rapport.json, or of a short one.
     *
     * @throws tools.jackson.core.JacksonException when something of it is not there
     * @throws IllegalArgumentException when something of it is another thing
     */
    public static Indeksrad av(String lenke, JsonNode rapport) {
        return new Indeksrad(
                lenke,
                rapport.required("kjoering").asLong(),
                rapport.required("kalendermaaned").asString(),
                rapport.required("skjaeringsdato").asString(),
                rapport.at("/resultat/bruk/svar").asString(),
                liste(rapport.path("maaneder"))
                        .map(m -> Versjon.av(m, Revisjoner.underenhet(m)))
                        .toList(),
                liste(rapport.path("historikk"))
                        .map(m -> Versjon.av(
                                m,
                                m.required("versjoner")
                                        .valueStream()
                                        .reduce(JsonTekst.objekt(), (foer, etter) -> etter)))
                        .toList());
    }

    /**
     * As {@link #json()} gives it.
     *
     * @throws tools.jackson.core.JacksonException when something of it is not there
     * @throws IllegalArgumentException when something of it is another thing
     */
    public static Indeksrad av(JsonNode json) {
        return new Indeksrad(
                json.required("lenke").asString(),
                json.required("kjoering").asLong(),
                json.required("kalendermaaned").asString(),
                json.required("skjaeringsdato").asString(),
                json.required("svar").asString(),
                liste(json.required("skrevet")).map(Versjon::av).toList(),
                liste(json.required("gjeldende")).map(Versjon::av).toList());
    }

    public ObjectNode json() {
        ObjectNode json = JsonTekst.objekt()
                .put("lenke", lenke)
                .put("kjoering", kjoering)
                .put("kalendermaaned", kalendermaaned)
                .put("skjaeringsdato", skjaeringsdato)
                .put("svar", svar);
        skriv(skrevet, json.putArray("skrevet"));
        skriv(gjeldende, json.putArray("gjeldende"));
        return json;
    }

    private static void skriv(List<Versjon> versjoner, ArrayNode til) {
        versjoner.forEach(v -> v.skriv(til.addObject()));
    }

    public Indeksrad utenGjeldende() {
        return new Indeksrad(lenke, kjoering, kalendermaaned, skjaeringsdato, svar, skrevet, List.of());
    }
}
