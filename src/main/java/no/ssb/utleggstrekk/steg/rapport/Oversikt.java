package no.ssb.utleggstrekk.steg.rapport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.steg.rapport.side.Indeksrad;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index over all reports: index.html, and index.json with what it takes of each, so that a kjøring reads no report but its
 * own. What is not in it is read from the reports.
 */
final class Oversikt {
    static final String MAPPE = Utdatalager.PRODUKT + "/logg";
    private static final String RADER = MAPPE + "/index.json";

    private final Utdatalager utdata;
    private final Side side;

    Oversikt(Utdatalager utdata, Side side) {
        this.utdata = utdata;
        this.side = side;
    }

    /** With the report of a kjøring, which has just been written. */
    void foerInn(String mappe, JsonNode rapport) {
        List<String> mapper = mapper();
        Map<String, Indeksrad> kjente = kjente(mapper);
        kjente.put(lenke(mappe), Indeksrad.av(lenke(mappe), rapport));
        lag(mapper, kjente);
    }

    /** Of the reports alone. */
    void lagIgjen() {
        lag(mapper(), Map.of());
    }

    private void lag(List<String> mapper, Map<String, Indeksrad> kjente) {
        List<Indeksrad> rader = new ArrayList<>();
        for (String mappe : mapper) {
            Optional.ofNullable(kjente.get(lenke(mappe))).or(() -> lest(mappe)).ifPresent(rader::add);
        }
        rader.sort(Comparator.comparingLong(Indeksrad::kjoering).reversed());
        skriv(rader);
    }

    /** Empty for a report of another version, or one that somebody has changed so that it cannot be told of. */
    private Optional<Indeksrad> lest(String mappe) {
        JsonNode rapport = les(utdata, mappe + "/rapport.json");
        try {
            return erLesbar(rapport) ? Optional.of(Indeksrad.av(lenke(mappe), rapport)) : Optional.empty();
        } catch (JacksonException ufullstendig) {
            return Optional.empty();
        }
    }

    private void skriv(List<Indeksrad> nyestFoerst) {
        ObjectNode json = JsonTekst.objekt().put("skjemaversjon", Rapport.SKJEMAVERSJON);
        ArrayNode kjoeringer = json.putArray("kjoeringer");
        boolean gjeldende = false; // those of the newest that has any: of each they would be much after ten years
        for (Indeksrad rad : nyestFoerst) {
            kjoeringer.add((gjeldende ? rad.utenGjeldende() : rad).json());
            gjeldende = gjeldende || !rad.gjeldende().isEmpty();
        }
        utdata.skrivTekst(RADER, JsonTekst.tekst(json));
        utdata.skrivTekst(MAPPE + "/index.html", side.indeks(nyestFoerst));
    }

    /** By the link. None when the file cannot be read, or the report is gone that told what is current. */
    private Map<String, Indeksrad> kjente(List<String> mapper) {
        Map<String, Indeksrad> kjente = new HashMap<>();
        JsonNode json = utdata.finnes(RADER) ? les(utdata, RADER) : JsonTekst.objekt();
        try {
            for (JsonNode rad : erLesbar(json) ? json.path("kjoeringer") : JsonTekst.objekt()) {
                Indeksrad kjent = Indeksrad.av(rad);
                kjente.put(kjent.lenke(), kjent);
            }
        } catch (JacksonException ufullstendig) {
            return new HashMap<>();
        }
        Set<String> finnes = mapper.stream().map(Oversikt::lenke).collect(Collectors.toSet());
        boolean borte = kjente.values().stream().anyMatch(r -> !r.gjeldende().isEmpty() && !finnes.contains(r.lenke()));
        return borte ? new HashMap<>() : kjente;
    }

    /** The folders of the kjøringer that have a report. */
    List<String> mapper() {
        List<String> mapper = new ArrayList<>();
        for (String maaned : utdata.navn(MAPPE)) {
            if (maaned.matches("\\d{4}-\\d{2}")) {
                for (String navn : utdata.navn(MAPPE + "/" + maaned)) {
                    String mappe = "%s/%s/%s".formatted(MAPPE, maaned, navn);
                    if (Kjoering.nummer(navn).isPresent() && utdata.finnes(mappe + "/rapport.json")) {
                        mapper.add(mappe);
                    }
                }
            }
        }
        return mapper;
    }

    private static String lenke(String mappe) {
        return mappe.substring(MAPPE.length() + 1) + "/rapport.html";
    }

    /** One that is no JSON, which somebody has left or changed, is as one of another version. */
    static JsonNode les(Utdatalager utdata, String fil) {
        try {
            return JsonTekst.les(utdata.lesTekst(fil));
        } catch (JacksonException uleselig) {
            return JsonTekst.objekt();
        }
    }

    static boolean erLesbar(JsonNode rapport) {
        return rapport.path("skjemaversjon").asString("").equals(Rapport.SKJEMAVERSJON);
    }
}
