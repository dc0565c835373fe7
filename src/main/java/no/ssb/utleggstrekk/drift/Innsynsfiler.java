package no.ssb.utleggstrekk.drift;

import java.util.List;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The published files that hold a pseudonym, as they are read now: the database may have forgotten what an old one holds. */
final class Innsynsfiler {
    private final Utgivelser utgivelser;
    private final Utdatalager lager;

    Innsynsfiler(Utgivelser utgivelser, Utdatalager lager) {
        this.utgivelser = utgivelser;
        this.lager = lager;
    }

    /** One element per version of a month with a row of the person; linjer null when the file is not there to be read. */
    ArrayNode medPerson(Inntektsmottaker person, List<Kalendermaaned> maaneder) {
        ArrayNode funnet = JsonMapper.shared().createArrayNode();
        for (Kalendermaaned maaned : maaneder) {
            for (Utgivelse u : utgivelser.staaende(maaned)) {
                if (u.utsnitt().datasett() == Datasett.PERSON) {
                    boolean finnes = lager.finnes(u.sti());
                    long linjer = finnes ? new Parquetleser(lager).linjer(person, u.sti()) : 0;
                    if (linjer > 0 || !finnes) {
                        funnet.addObject()
                                .put("kalendermaaned", maaned.toString())
                                .put("versjon", u.versjon())
                                .put("sti", u.sti())
                                .put("linjer", finnes ? Long.valueOf(linjer) : null);
                    }
                }
            }
        }
        return funnet;
    }
}
