package no.ssb.utleggstrekk.steg.rapport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * May I use the figures of a month? With all the reasons, those for the answer and lighter ones.
 *
 * @param svar the answer
 * @param grunner empty when the answer is JA
 */
record Bruk(Svar svar, List<Funn> grunner) {
    /** From the heaviest. The names are part of the report's contract. */
    enum Svar {
        NEI,
        FORELOEPIG,
        MED_FORBEHOLD,
        JA
    }

    /**
     * What is known of a month and its figures.
     *
     * @param ferdig whether the figures are published and nothing that should have gone into them is left undone
     * @param stabil whether they have a version that is never replaced
     * @param stabilFra the day from which the month is stable, as text
     * @param personer persons that were asked for in the month
     * @param feilet of those, without an answer
     * @param avvist of those, refused
     * @param skjev whether a total is far from those of the months before
     * @param godtatt whether an operator let it be published although a limit said no
     */
    record Grunnlag(
            boolean ferdig,
            boolean stabil,
            String stabilFra,
            long personer,
            long feilet,
            long avvist,
            boolean skjev,
            boolean godtatt) {}

    static Bruk av(Grunnlag g) {
        List<Funn> forbehold = new ArrayList<>();
        if (g.feilet > 0) {
            forbehold.add(new Funn("OPPSLAG_UTEN_SVAR", Map.of("antall", g.feilet, "av", g.personer)));
        }
        if (g.avvist > 0) {
            forbehold.add(new Funn("OPPSLAG_AVVIST", Map.of("antall", g.avvist, "av", g.personer)));
        }
        if (g.skjev) {
            forbehold.add(Funn.av("AVVIKER_FRA_SNITT"));
        }
        if (g.godtatt) {
            forbehold.add(Funn.av("GODTATT_AV_OPERATOER"));
        }
        List<Funn> grunner = new ArrayList<>();
        if (!g.ferdig) {
            grunner.add(Funn.av("IKKE_FERDIG"));
        }
        if (!g.stabil) {
            grunner.add(new Funn("IKKE_STABIL", Map.of("stabil_fra", g.stabilFra)));
        }
        grunner.addAll(forbehold);
        return new Bruk(
                !g.ferdig ? Svar.NEI : !g.stabil ? Svar.FORELOEPIG : forbehold.isEmpty() ? Svar.JA : Svar.MED_FORBEHOLD,
                grunner);
    }

    ObjectNode json() {
        ObjectNode json = JsonMapper.shared().createObjectNode().put("svar", svar.name());
        ArrayNode liste = json.putArray("grunner");
        grunner.forEach(g -> liste.add(g.json()));
        return json;
    }
}
