package no.ssb.utleggstrekk.publisering;

import java.util.List;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Utdatalager;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes manifest.json, the last file of a kjøring: where it stands, the kjøring is published. */
final class Manifest {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Utdatalager lager;
    private final JdbcClient jdbc;
    private final Supplier<String> programversjon;

    Manifest(Utdatalager lager, JdbcClient jdbc, Supplier<String> programversjon) {
        this.lager = lager;
        this.jdbc = jdbc;
        this.programversjon = programversjon;
    }

    void skriv(Kjoering kjoering, List<Utgivelse> utgivelser) {
        String sti = Utdatalager.logg(kjoering) + "/manifest.json";
        if (lager.finnes(sti)) {
            return;
        }
        ObjectNode rot = JSON.createObjectNode()
                .put("kjoering", kjoering.id())
                .put("kalendermaaned", kjoering.kalendermaaned().toString())
                .put("skjaeringsdato", kjoering.skjaeringsdato().toString());
        jdbc.sql("""
                select fra_sekvensnummer as foerste, least(til_sekvensnummer - 1, (select sekvensnummer from lesepeker)) as siste
                from kjoering where kjoering_id = ?""")
                .param(kjoering.id())
                .query((rad, nr) -> rot.put("foerste_sekvensnummer", rad.getObject("foerste", Long.class))
                        .put("siste_sekvensnummer", rad.getObject("siste", Long.class)))
                .single();
        rot.put("programversjon", programversjon.get());
        var filer = rot.putArray("filer");
        for (Utgivelse u : utgivelser) {
            filer.addObject()
                    .put("datasett", u.datasett().navn())
                    .put("kalendermaaned", u.kalendermaaned().toString())
                    .put("versjon", u.versjon())
                    .put("sti", u.sti())
                    .put("rader", u.kontroll().innhold().rader())
                    .put("sum_beloep", u.kontroll().innhold().sumBeloep())
                    .put("bytes", u.kontroll().bytes())
                    .put("sha256", u.kontroll().sha256())
                    .put("status", u.ny() ? "ny" : "uendret");
        }
        lager.skrivTekst(sti, JSON.writeValueAsString(rot) + "\n");
    }
}
