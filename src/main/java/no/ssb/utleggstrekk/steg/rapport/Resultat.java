package no.ssb.utleggstrekk.steg.rapport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first section: did it go well, may I use the figures, what now. Pure.
 *
 * @param feil what ended the kjøring; null when it is finished
 * @param bruk whether the figures of the kjøring's month may be used
 * @param stabil whether that month is stable
 * @param stabilFra the day from which it is
 * @param feilet par without an answer
 * @param avvist par that were refused
 * @param karantene hendelser that could not be used
 * @param omstarter how many times the kjøring was taken up again
 */
record Resultat(
        Kjoering kjoering,
        Rapportstatus status,
        Exitkode exitkode,
        @Nullable String feil,
        Bruk bruk,
        boolean stabil,
        LocalDate stabilFra,
        long feilet,
        long avvist,
        long karantene,
        long omstarter) {
    ObjectNode json() {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("status", status.name())
                .put("exitkode", exitkode.tall())
                .put("feil", feil);
        json.set("bruk", bruk.json());
        json.set("neste_steg", nesteSteg());
        return json.put("stabil", stabil)
                .put("stabil_fra", stabilFra.toString())
                .put("feilet", feilet)
                .put("tillatt_feilet", kjoering.tillatFeilet())
                .put("avvist", avvist)
                .put("omstarter", omstarter);
    }

    private ArrayNode nesteSteg() {
        List<Funn> steg = new ArrayList<>();
        if (exitkode != Exitkode.OK) {
            steg.add(etter(exitkode));
        } else {
            if (!stabil) {
                steg.add(new Funn(
                        "KJOER_IGJEN",
                        Map.of("kalendermaaned", kjoering.kalendermaaned().toString(), "fra", stabilFra.toString())));
            }
            if (feilet > 0) {
                steg.add(Funn.av("PROEVES_IGJEN"));
            }
            if (avvist + karantene > 0) {
                steg.add(Funn.av("SE_KARANTENE"));
            }
        }
        ArrayNode liste = JsonMapper.shared().createArrayNode();
        steg.forEach(s -> liste.add(s.json()));
        return liste;
    }

    /** What an operator does after an attempt that ended so, as {@link Exitkode#nesteSteg} says it. */
    static Funn etter(Exitkode exitkode) {
        return Funn.av("ETTER_" + exitkode.name());
    }
}
