package no.ssb.utleggstrekk.steg.rapport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.steg.rapport.side.Indeks;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reports at the root: rapport.json of each kjøring, the page made of it beside it, and the index over all. The pages hold
 * nothing that is not in the JSON files, so they can be made again without the database.
 */
public final class Rapportfiler {
    private static final Logger LOGG = LoggerFactory.getLogger(Rapportfiler.class);
    private static final String MAPPE = Utdatalager.PRODUKT + "/logg";

    private final Utdatalager utdata;
    private final Side side;

    public Rapportfiler(Utdatalager utdata, Innstillinger.Rapport innstillinger) {
        this.utdata = utdata;
        this.side = new Side(innstillinger.spraak().name().toLowerCase(Locale.ROOT));
    }

    void skriv(Kjoering kjoering, ObjectNode rapport) {
        utdata.skrivTekst(Utdatalager.logg(kjoering) + "/rapport.json", JsonTekst.tekst(rapport));
        skrivSider(Utdatalager.logg(kjoering), rapport);
    }

    /**
     * Makes the page of a kjøring again from its rapport.json, and the index.
     *
     * @return the full path of the page
     * @throws VarigFeil (BRUK) when there is no report of that number, or one of another version of the software
     */
    public String lagIgjen(long nummer) {
        Sted sted = steder().stream()
                .filter(s -> s.nummer == nummer)
                .findFirst()
                .orElseThrow(() -> new VarigFeil(
                        Exitkode.BRUK,
                        "there is no rapport.json of kjøring %d below %s".formatted(nummer, utdata.fullSti(MAPPE))));
        JsonNode rapport = les(sted);
        if (!erLesbar(rapport)) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "%s/rapport.json is not of version %s, which this program makes pages of"
                            .formatted(utdata.fullSti(sted.mappe), Rapport.SKJEMAVERSJON));
        }
        skrivSider(sted.mappe, rapport);
        return utdata.fullSti(sted.mappe + "/rapport.html");
    }

    private void skrivSider(String mappe, JsonNode rapport) {
        utdata.skrivTekst(mappe + "/rapport.html", side.rapport(rapport));
        List<Indeks.Rad> rader = new ArrayList<>();
        for (Sted sted : steder()) {
            JsonNode en = les(sted);
            if (erLesbar(en)) {
                rader.add(Indeks.Rad.av(sted.mappe.substring(MAPPE.length() + 1) + "/rapport.html", en));
            }
        }
        utdata.skrivTekst(MAPPE + "/index.html", side.indeks(rader));
    }

    /** What the report of a kjøring says in a few lines; nothing when it cannot be read, as the kjøring is finished all the same. */
    Sammendrag sammendrag(Kjoering kjoering) {
        Sted sted = new Sted(kjoering.id(), Utdatalager.logg(kjoering));
        JsonNode rapport;
        try {
            rapport = les(sted);
        } catch (Feil e) {
            LOGG.warn("The report cannot be read: {}", e.getMessage());
            rapport = JsonTekst.objekt();
        }
        return new Sammendrag(rapport, utdata.fullSti(sted.mappe + "/rapport.html"));
    }

    /** The folder of a kjøring that has a report. */
    private record Sted(long nummer, String mappe) {}

    private List<Sted> steder() {
        List<Sted> steder = new ArrayList<>();
        for (String maaned : utdata.navn(MAPPE)) {
            if (maaned.matches("\\d{4}-\\d{2}")) {
                for (String navn : utdata.navn(MAPPE + "/" + maaned)) {
                    String mappe = "%s/%s/%s".formatted(MAPPE, maaned, navn);
                    Kjoering.nummer(navn)
                            .filter(nr -> utdata.finnes(mappe + "/rapport.json"))
                            .ifPresent(nr -> steder.add(new Sted(nr, mappe)));
                }
            }
        }
        return steder;
    }

    /** One that is no JSON, which somebody has left or changed, is as one of another version. */
    private JsonNode les(Sted sted) {
        try {
            return JsonTekst.les(utdata.lesTekst(sted.mappe + "/rapport.json"));
        } catch (JacksonException uleselig) {
            return JsonTekst.objekt();
        }
    }

    private static boolean erLesbar(JsonNode rapport) {
        return rapport.path("skjemaversjon").asString("").equals(Rapport.SKJEMAVERSJON);
    }
}
