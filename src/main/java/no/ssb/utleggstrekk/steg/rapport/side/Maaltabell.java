package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The measures of revision, in the page's sign: rapport.json has that of the files. */
final class Maaltabell {
    /** What counts as no change in {@code maaneder_til_ro}, as a share of the newest total. */
    private static final double ROLIG = 0.001;

    private final JsonNode maal;
    private final double snitt;
    private final Tekster t;
    private final Avrundet avrundet;

    Maaltabell(JsonNode rapport, Tekster t) {
        this.maal = rapport.get("revisjonsmaal");
        this.snitt = Historie.alle(rapport).snitt();
        this.t = t;
        this.avrundet = new Avrundet(t);
    }

    void til(Del del) {
        del.med(Blokk.tabell(tabell()));
        if (forSmaa()) {
            del.avsnitt(t.t("maal_ro_utelatt"));
        }
    }

    private boolean forSmaa() {
        return !maal.get("maaneder_til_ro").isNull() && !Avrundet.baerer(snitt, ROLIG);
    }

    private Tabell tabell() {
        Tabell tabell = Tabell.ny(
                t.t("maal_tabell", Map.of("antall", maal.get("antall_maaneder").asLong())),
                t.t("kol_maal"),
                "#" + t.t("kol_verdi"));
        tabell.rad(t.t("maal_mr"), revisjon(maal.get("mr")));
        tabell.rad(t.t("maal_mar"), kroner(maal.get("mar")));
        JsonNode rmar = maal.get("rmar");
        tabell.rad(t.t("maal_rmar"), rmar.isNull() ? "–" : avrundet.prosent(prosent(rmar), snitt));
        tabell.rad(t.t("maal_underenheter"), prosent(maal.get("andel_underenheter_revidert")));
        tabell.rad(t.t("maal_personer"), prosent(maal.get("andel_personer_revidert")));
        if (!forSmaa()) {
            JsonNode ro = maal.get("maaneder_til_ro");
            tabell.rad(t.t("maal_ro"), ro.isNull() ? "–" : t.format().desimaltall(ro.asDouble(), 1));
        }
        JsonNode foreloepig = maal.get("foreloepig_til_foerste");
        if (foreloepig.get("antall_maaneder").asLong() > 0) {
            tabell.rad(t.t("maal_foreloepig_mr"), revisjon(foreloepig.get("mr")));
            tabell.rad(t.t("maal_foreloepig_mar"), kroner(foreloepig.get("mar")));
        }
        return tabell;
    }

    private String revisjon(JsonNode tall) {
        return tall.isNull() ? "–" : avrundet.omtrent(t.format().endring(Math.round(-tall.asDouble())));
    }

    private String kroner(JsonNode tall) {
        return tall.isNull() ? "–" : avrundet.omtrent(t.format().heltall(Math.round(tall.asDouble())));
    }

    private String prosent(JsonNode andel) {
        return andel.isNull() ? "–" : t.format().prosent(andel.asDouble());
    }
}
