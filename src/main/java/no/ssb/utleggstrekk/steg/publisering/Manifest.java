package no.ssb.utleggstrekk.steg.publisering;

import java.util.List;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes manifest.json, in which a kjøring is published: what no manifest names is not. Nobody writes it twice, and where
 * the file system can it sees to that itself.
 */
final class Manifest {
    private final Utdatalager lager;
    private final JdbcClient jdbc;
    private final Supplier<String> programversjon;

    Manifest(Utdatalager lager, JdbcClient jdbc, Supplier<String> programversjon) {
        this.lager = lager;
        this.jdbc = jdbc;
        this.programversjon = programversjon;
    }

    /** @throws VarigFeil (FEILET) when another manifest stands there: somebody else publishes to the same root */
    void skriv(Kjoering kjoering, List<Utgivelse> utgivelser) {
        String sti = sti(kjoering);
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
        String tekst = JsonTekst.tekst(rot);
        if (!lager.finnes(sti) || !sammeFiler(lager.lesTekst(sti), tekst)) {
            lager.opprettTekst(sti, tekst);
        }
    }

    /** Whether what stands there publishes the same: written before a crash, maybe by another version of the program. */
    private static boolean sammeFiler(String staaende, String ny) {
        try {
            return JsonTekst.les(staaende)
                    .path("filer")
                    .equals(JsonTekst.les(ny).path("filer"));
        } catch (JacksonException ikkeJson) {
            return false;
        }
    }

    /** Where the manifest of a kjøring stands. */
    static String sti(Kjoering kjoering) {
        return Utdatalager.logg(kjoering) + "/manifest.json";
    }
}
