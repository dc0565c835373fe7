package no.ssb.utleggstrekk.steg.rapport;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.grunn.Programversjon;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** The report when the whole one cannot be made: how it ended, why, and what to do; the counts are not known. */
public final class Noedrapport {
    private static final Logger LOGG = LoggerFactory.getLogger(Noedrapport.class);

    private final Utdatalager utdata;
    private final Rapportfiler filer;

    public Noedrapport(Utdatalager utdata, Rapportfiler filer) {
        this.utdata = utdata;
        this.filer = filer;
    }

    /** Of a kjøring that lost its database. Writes it unless the kjøring is published; throws nothing. */
    public void ikkeFullfoert(Kjoering kjoering, Exitkode exitkode, String melding) {
        ObjectNode rot = rot(kjoering);
        resultat(rot, Rapportstatus.FEILET, exitkode, melding, Resultat.etter(exitkode));
        try {
            if (!utdata.finnes(
                    Utdatalager.logg(kjoering) + "/manifest.json")) { // another process may have published it by now
                filer.skriv(kjoering, rot);
            }
        } catch (Feil f) {
            LOGG.warn("No report could be written: {}", f.getMessage());
        }
    }

    /** Of a kjøring that is finished, whose report failed each time it was tried. */
    void ferdig(Kjoering kjoering, Rapportstatus status) {
        ObjectNode rot = rot(kjoering);
        resultat(rot, status, Exitkode.OK, "the report could not be made; the log tells why", Funn.av("SE_MANIFEST"));
        filer.skriv(kjoering, rot);
    }

    /** What may be used is not known: the whole report would tell. */
    private static void resultat(ObjectNode rot, Rapportstatus status, Exitkode exitkode, String feil, Funn nesteSteg) {
        ObjectNode resultat = rot.putObject("resultat")
                .put("status", status.name())
                .put("exitkode", exitkode.tall())
                .put("feil", feil);
        resultat.set(
                "bruk",
                new Bruk(Bruk.Svar.NEI, List.of(Funn.av(status.kanBrukes() ? "RAPPORT_MANGLER" : "IKKE_FERDIG")))
                        .json());
        resultat.putArray("neste_steg").add(nesteSteg.json());
    }

    private static ObjectNode rot(Kjoering kjoering) {
        return JsonTekst.objekt()
                .put("skjemaversjon", Rapport.SKJEMAVERSJON)
                .put("kjoering", kjoering.id())
                .put("art", kjoering.art().name())
                .put("kalendermaaned", kjoering.kalendermaaned().toString())
                .put("skjaeringsdato", kjoering.skjaeringsdato().toString())
                .put("programversjon", Programversjon.tekst());
    }
}
