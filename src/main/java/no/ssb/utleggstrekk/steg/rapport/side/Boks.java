package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * May I use the figures? The box at the top.
 *
 * @param farge the class that colours it
 * @param svar the answer, in a word or two
 * @param setning the answer as a sentence
 * @param grunner the reasons
 * @param neste what to do now
 * @param fakta which kjøring, month and version it is about
 */
record Boks(String farge, String svar, String setning, List<String> grunner, List<String> neste, List<String> fakta) {

    static Boks av(JsonNode rapport, Tekster t) {
        JsonNode resultat = rapport.get("resultat");
        JsonNode bruk = resultat.get("bruk");
        String svar = bruk.get("svar").asString();
        String maaned = rapport.get("kalendermaaned").asString();
        List<String> grunner = new ArrayList<>();
        bruk.get("grunner").forEach(g -> grunner.add(t.funn("bruk_", g)));
        List<String> neste = new ArrayList<>();
        resultat.get("neste_steg").forEach(n -> neste.add(t.funn("neste_", n)));
        if (neste.isEmpty()) {
            neste.add(t.t("neste_INGENTING"));
        }
        String feil = resultat.get("feil").asString("");
        if (!feil.isEmpty()) {
            grunner.add(t.t("feil", Map.of("feil", feil)));
        }
        return new Boks(
                svar,
                t.t("svar_" + svar),
                t.t("setning_" + svar, Map.of("maaned", maaned)),
                grunner,
                neste,
                fakta(rapport, t));
    }

    private static List<String> fakta(JsonNode rapport, Tekster t) {
        List<String> fakta = new ArrayList<>();
        fakta.add(t.t("status_" + rapport.at("/resultat/status").asString()));
        fakta.add(t.t(
                "fakta_kjoering",
                Map.of(
                        "nr",
                        rapport.get("kjoering").asString(),
                        "art",
                        t.t("art_" + rapport.get("art").asString()))));
        fakta.add(t.t(
                "fakta_skjaeringsdato",
                Map.of("dato", rapport.get("skjaeringsdato").asString())));
        Historie.av(rapport)
                .maaned(rapport.get("kalendermaaned").asString())
                .ifPresent(m -> fakta.add(t.t(
                        "fakta_versjon",
                        Map.of("versjon", m.nyeste().get("versjon").asString()))));
        long omstarter = rapport.at("/resultat/omstarter").asLong(0);
        if (omstarter > 0) {
            fakta.add(t.t("fakta_omstarter", Map.of("antall", omstarter)));
        }
        return fakta;
    }
}
