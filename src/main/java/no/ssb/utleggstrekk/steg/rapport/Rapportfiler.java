package no.ssb.utleggstrekk.steg.rapport;

import java.util.Locale;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reports at the root: rapport.json of each kjøring, the page made of it beside it, and the index over all. The pages hold
 * nothing that is not in the JSON files, so they can be made again without the database.
 */
public final class Rapportfiler {
    private static final Logger LOGG = LoggerFactory.getLogger(Rapportfiler.class);

    private final Utdatalager utdata;
    private final Side side;
    private final Oversikt oversikt;

    public Rapportfiler(Utdatalager utdata, Innstillinger.Rapport innstillinger) {
        this.utdata = utdata;
        this.side = new Side(innstillinger.spraak().name().toLowerCase(Locale.ROOT));
        this.oversikt = new Oversikt(utdata, side);
    }

    void skriv(Kjoering kjoering, ObjectNode rapport) {
        utdata.skrivTekst(Utdatalager.logg(kjoering) + "/rapport.json", JsonTekst.tekst(rapport));
        skrivSide(Utdatalager.logg(kjoering), rapport);
        oversikt.foerInn(Utdatalager.logg(kjoering), rapport);
    }

    /**
     * Makes the page of a kjøring again from its rapport.json, and the index.
     *
     * @return the full path of the page
     * @throws VarigFeil (BRUK) when there is no report of that number, or one of another version of the software
     */
    public String lagIgjen(long nummer) {
        String mappe = oversikt.mapper().stream()
                .filter(m -> m.endsWith("/" + Kjoering.navn(nummer)))
                .findFirst()
                .orElseThrow(() -> new VarigFeil(
                        Exitkode.BRUK,
                        "there is no rapport.json of kjøring %d below %s"
                                .formatted(nummer, utdata.fullSti(Oversikt.MAPPE))));
        JsonNode rapport = Oversikt.les(utdata, mappe + "/rapport.json");
        if (!Oversikt.erLesbar(rapport)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "%s/rapport.json is damaged, or not of version %s, which this program makes pages of"
                            .formatted(utdata.fullSti(mappe), Rapport.SKJEMAVERSJON));
        }
        try {
            skrivSide(mappe, rapport);
        } catch (Feil feil) {
            throw feil;
        } catch (RuntimeException feil) { // whatever is not as it was written
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "%s/rapport.json is damaged, or was changed: put it back from a backup"
                            .formatted(utdata.fullSti(mappe)),
                    feil);
        }
        oversikt.lagIgjen();
        return side(mappe);
    }

    private void skrivSide(String mappe, JsonNode rapport) {
        utdata.skrivTekst(mappe + "/rapport.html", side.rapport(rapport));
    }

    private String side(String mappe) {
        return utdata.fullSti(mappe + "/rapport.html");
    }

    /** What the report of a kjøring says in a few lines; nothing when it cannot be read, as the kjøring is finished all the same. */
    Sammendrag sammendrag(Kjoering kjoering) {
        String mappe = Utdatalager.logg(kjoering);
        JsonNode rapport;
        try {
            rapport = Oversikt.les(utdata, mappe + "/rapport.json");
        } catch (Feil e) {
            LOGG.warn("The report cannot be read: {}", e.getMessage());
            rapport = JsonTekst.objekt();
        }
        return new Sammendrag(rapport, side(mappe));
    }
}
