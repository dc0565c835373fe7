package no.ssb.utleggstrekk.steg.publisering;

import java.util.List;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/** Writes manifest.json, the last file of a kjøring: where it stands, the kjøring is published. */
final class Manifest {
    private final Utdatalager lager;
    private final JdbcClient jdbc;
    private final Supplier<String> programversjon;

    Manifest(Utdatalager lager, JdbcClient jdbc, Supplier<String> programversjon) {
        this.lager = lager;
        this.jdbc = jdbc;
        this.programversjon = programversjon;
    }

    void skriv(Kjoering kjoering, List<Utgivelse> utgivelser) {
        String sti = sti(kjoering);
        if (lager.finnes(sti)) {
            return;
        }
        ObjectNode rot = JsonTekst.objekt()
                .put("kjoering", kjoering.id())
                .put("art", kjoering.art().name())
                .put("kalendermaaned", kjoering.kalendermaaned().toString())
                .put("skjaeringsdato", kjoering.skjaeringsdato().toString());
        jdbc.sql("""
                select case when foerste <= siste then foerste end as foerste, case when foerste <= siste then siste end as siste
                from (select fra_sekvensnummer as foerste, least(til_sekvensnummer - 1, lesepeker) as siste
                    from kjoering left join serie using (serie) where kjoering_id = ?) as lest""")
                .param(kjoering.id())
                .query((rad, nr) -> rot.put("foerste_sekvensnummer", rad.getObject("foerste", Long.class))
                        .put("siste_sekvensnummer", rad.getObject("siste", Long.class)))
                .single();
        rot.put("programversjon", programversjon.get());
        var filer = rot.putArray("filer");
        for (Utgivelse u : utgivelser) {
            ObjectNode fil = filer.addObject()
                    .put("datasett", u.utsnitt().datasett().navn())
                    .put("kalendermaaned", u.utsnitt().kalendermaaned().toString())
                    .put("versjon", u.versjon())
                    .put("sti", u.sti())
                    .put("rader", u.kontroll().innhold().rader())
                    .put("sum_beloep", u.kontroll().innhold().sumBeloep())
                    .put("bytes", u.kontroll().spor().bytes())
                    .put("sha256", u.kontroll().spor().sha256())
                    .put("status", u.ny() ? "ny" : "uendret");
            fil.putObject("dokumentasjon")
                    .put("sti", u.dokumentsti())
                    .put("bytes", u.dokument().bytes())
                    .put("sha256", u.dokument().sha256());
        }
        lager.skrivTekst(sti, JsonTekst.tekst(rot));
    }

    /** Where the manifest of a kjøring stands. */
    static String sti(Kjoering kjoering) {
        return Utdatalager.logg(kjoering) + "/manifest.json";
    }
}
