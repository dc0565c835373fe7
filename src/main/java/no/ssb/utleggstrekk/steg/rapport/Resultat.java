package no.ssb.utleggstrekk.steg.rapport;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The first section: did it go well, may I use the figures, what now. For a reader who is no programmer. Pure.
 *
 * @param feil what ended the kjøring; null when it is finished
 * @param stabil whether the figures of the kjøring's month are stable
 * @param stabilFra the day from which they are
 * @param feilet par without an answer
 * @param avvist par that were refused
 * @param skjeve months whose totals are far from those of the months before
 * @param omstarter how many times the kjøring was taken up again
 */
record Resultat(
        Kjoering kjoering,
        Rapportstatus status,
        Exitkode exitkode,
        @Nullable String feil,
        boolean stabil,
        LocalDate stabilFra,
        long feilet,
        long avvist,
        List<String> skjeve,
        long omstarter) {
    ObjectNode json() {
        ObjectNode json = JsonMapper.shared()
                .createObjectNode()
                .put("status", status.name())
                .put("exitkode", exitkode.tall())
                .put("oppsummering", oppsummering())
                .put("tallene_kan_brukes", status.kanBrukes())
                .put("stabil", stabil)
                .put("stabil_fra", stabilFra.toString())
                .put("feilet", feilet)
                .put("tillatt_feilet", kjoering.tillatFeilet())
                .put("avvist", avvist)
                .put("omstarter", omstarter)
                .put("feil", feil);
        var liste = json.putArray("advarsler");
        advarsler().forEach(liste::add);
        return json.put("neste_steg", exitkode == Exitkode.OK ? etterUtgivelse() : exitkode.nesteSteg());
    }

    private String oppsummering() {
        return switch (status) {
            case PUBLISERT -> "The figures for %s are published and can be used.".formatted(kjoering.kalendermaaned());
            case INGENTING_NYTT ->
                "Nothing is new: the figures for %s that were published before stand, and can be used."
                        .formatted(kjoering.kalendermaaned());
            case STOPPET ->
                "The kjøring was stopped before it was finished. Figures published before it stand; its own are not out yet.";
            case TRENGER_BESLUTNING ->
                "The kjøring waits for a decision. Figures published before it stand; its own are not out yet.";
            case FEILET -> "The kjøring failed. Figures published before it stand; its own are not to be used yet.";
        };
    }

    private List<String> advarsler() {
        List<String> liste = new ArrayList<>();
        if (status.kanBrukes() && !stabil) {
            liste.add("The figures for %s are not stable: a later kjøring replaces them."
                    .formatted(kjoering.kalendermaaned()));
        }
        if (feilet > 0) {
            liste.add("%d par have no answer; what we held for them from before is used.".formatted(feilet));
        }
        if (avvist > 0) {
            liste.add("%d par were refused; what we held for them from before is used.".formatted(avvist));
        }
        if (!skjeve.isEmpty()) {
            liste.add("The totals of %s are far from those of the months before; see MAANED_AVVIKER_FRA_SNITT below."
                    .formatted(String.join(", ", skjeve)));
        }
        return liste;
    }

    private String etterUtgivelse() {
        List<String> gjoer = new ArrayList<>();
        if (!stabil) {
            gjoer.add("Run %s again on %s or later.".formatted(kjoering.kalendermaaned(), stabilFra));
        }
        if (feilet > 0) {
            gjoer.add("The next `run` tries the par without an answer again.");
        }
        if (avvist > 0) {
            gjoer.add("See `quarantine list` for the refused par.");
        }
        return gjoer.isEmpty() ? Exitkode.OK.nesteSteg() : String.join(" ", gjoer);
    }
}
