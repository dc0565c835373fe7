package no.ssb.utleggstrekk.rapport;

import java.util.List;
import no.ssb.utleggstrekk.domene.Exitkode;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.drift.Maaneder;
import no.ssb.utleggstrekk.drift.Programversjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.utdata.Utdatalager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes rapport.json of a kjøring, finished or not, with what is known by then. Its fields are a contract: {@code
 * schemas/rapport.schema.json}.
 */
final class Rapport {
    static final String SKJEMAVERSJON = "1";
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final JdbcClient jdbc;
    private final Rapportlager lager;
    private final Utdatalager utdata;
    private final Maaneder maaneder;
    private final Innstillinger innstillinger;

    Rapport(JdbcClient jdbc, Rapportlager lager, Utdatalager utdata, Maaneder maaneder, Innstillinger innstillinger) {
        this.jdbc = jdbc;
        this.lager = lager;
        this.utdata = utdata;
        this.maaneder = maaneder;
        this.innstillinger = innstillinger;
    }

    /** The report of a kjøring whose files are in place. */
    void publisert(Kjoering kjoering) {
        skriv(kjoering, "PUBLISERT", Exitkode.OK.tall(), null);
    }

    /** The report of a kjøring that has not come to its end: why, and what to do next. */
    void ikkeFullfoert(Kjoering kjoering) {
        jdbc.sql("select exitkode, feil from kjoering where kjoering_id = ?")
                .param(kjoering.id())
                .query((rad, nr) -> {
                    int exitkode = rad.getInt("exitkode");
                    skriv(
                            kjoering,
                            exitkode == Exitkode.STOPPET.tall() ? "STOPPET" : "FEILET",
                            exitkode,
                            rad.getString("feil"));
                    return exitkode;
                })
                .single();
    }

    private void skriv(Kjoering kjoering, String status, int exitkode, @Nullable String feil) {
        ObjectNode rot = JSON.createObjectNode()
                .put("skjemaversjon", SKJEMAVERSJON)
                .put("kjoering", kjoering.id())
                .put("kalendermaaned", kjoering.kalendermaaned().toString())
                .put("skjaeringsdato", kjoering.skjaeringsdato().toString())
                .put("programversjon", Programversjon.tekst());
        ObjectNode tellere = lager.tellere(kjoering, JSON.createObjectNode());
        rot.set("resultat", resultat(kjoering, status, exitkode, feil, tellere));
        rot.set("tellere", tellere);
        rot.set("maaneder", lager.endringer(kjoering, JSON.createArrayNode()));
        ArrayNode utenfor = rot.putArray("utenfor_dekning");
        maaneder.utenforDekning(kjoering).forEach(m -> utenfor.add(m.toString()));
        rot.set("avstemming", lager.avstemming(kjoering, JSON.createArrayNode()));
        rot.set("avvik", lager.avvik(kjoering, JSON.createArrayNode()));
        rot.set("karantene", lager.karantene(kjoering, JSON.createArrayNode()));
        rot.set("steg", lager.steg(kjoering, JSON.createArrayNode()));
        rot.set("filer", lager.filer(kjoering, JSON.createArrayNode()));
        utdata.skrivTekst(Utdatalager.logg(kjoering) + "/rapport.json", JSON.writeValueAsString(rot) + "\n");
    }

    private ObjectNode resultat(
            Kjoering kjoering, String status, int exitkode, @Nullable String feil, ObjectNode tellere) {
        ObjectNode resultat = JSON.createObjectNode()
                .put("status", status)
                .put("exitkode", exitkode)
                .put("feil", feil)
                .put("tallene_kan_brukes", status.equals("PUBLISERT"))
                .put("stabil", kjoering.erStabil(kjoering.kalendermaaned(), innstillinger.stabilFraDag()))
                .put("tillatt_feilet", kjoering.tillatFeilet());
        resultat.set("feilet", tellere.get("FEILET"));
        resultat.set("avvist", tellere.get("AVVIST"));
        return resultat.put("neste_steg", nesteSteg(exitkode));
    }

    private static String nesteSteg(int exitkode) {
        return List.of(
                        "Nothing: the figures can be used.",
                        "Run `restart`: it goes on from the checkpoint.",
                        "Mend what the message names, then run `restart`.",
                        "Run `restart` when the job may go on.",
                        "Wait for the other kjøring.",
                        "Decide as the message says, then run `restart`.",
                        "Mend the access to the API, then run `restart`.")
                .get(exitkode);
    }
}
