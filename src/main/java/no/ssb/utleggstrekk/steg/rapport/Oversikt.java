package no.ssb.utleggstrekk.steg.rapport;

import java.time.DateTimeException;
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
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.steg.rapport.side.Indeksrad;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The index over all reports: index.html, and index.json with what it takes of each, so that a kjøring reads no report but its
 * own. What is not in it is read from the reports.
 */
final class Oversikt {
    private static final Logger LOGG = LoggerFactory.getLogger(Oversikt.class);

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

    /** Empty for a report of another version, and, with a warning, for one that is damaged. */
    private Optional<Indeksrad> lest(String mappe) {
        String fil = mappe + "/rapport.json";
        try {
            JsonNode rapport = JsonTekst.les(utdata.lesTekst(fil));
            boolean annen = rapport.path("skjemaversjon").isString() && !erLesbar(rapport);
            return annen ? Optional.empty() : Optional.of(Indeksrad.av(lenke(mappe), rapport));
        } catch (JacksonException | IllegalArgumentException | DateTimeException skadet) {
            LOGG.warn(
                    "{} is damaged, or was changed: the index leaves it out until it is put back from a backup",
                    utdata.fullSti(fil));
        } catch (VarigFeil feil) {
            LOGG.warn("The index leaves out a report: {}", feil.getMessage());
        }
        return Optional.empty();
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
        try {
            JsonNode json = utdata.finnes(RADER) ? JsonTekst.les(utdata.lesTekst(RADER)) : JsonTekst.objekt();
            for (JsonNode rad : erLesbar(json) ? json.path("kjoeringer") : JsonTekst.objekt()) {
                Indeksrad kjent = Indeksrad.av(rad);
                kjente.put(kjent.lenke(), kjent);
            }
        } catch (JacksonException | IllegalArgumentException | DateTimeException | VarigFeil uleselig) {
            return new HashMap<>(); // all of it is in the reports
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
