package no.ssb.utleggstrekk.steg.publisering;

import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Whether the manifest of the kjøring that wrote a file tells of that file what the database tells. */
final class Manifestkontroll {
    private final Utdatalager lager;
    private final Kjoeringer kjoeringer;
    private final Utgivelser utgivelser;

    Manifestkontroll(Utdatalager lager, Kjoeringer kjoeringer, Utgivelser utgivelser) {
        this.lager = lager;
        this.kjoeringer = kjoeringer;
        this.utgivelser = utgivelser;
    }

    /** Adds what is wrong, with the mend. */
    void kontroller(Utgivelse u, List<String> funn) {
        Optional<Kjoering> skrevetAv = utgivelser
                .skrevet(u.utsnitt().datasett(), u.utsnitt().kalendermaaned(), u.versjon())
                .map(s -> kjoeringer.hent(s.utsnitt().kjoering()));
        if (skrevetAv.isEmpty()) {
            funn.add("the database does not know which kjøring wrote %s; restore it from a backup".formatted(u.sti()));
            return;
        }
        kontroller(skrevetAv.get(), u, funn);
    }

    /** The same with the kjøring whose manifest must tell of the file. */
    void kontroller(Kjoering kjoering, Utgivelse u, List<String> funn) {
        String sti = Manifest.sti(kjoering);
        if (!lager.finnes(sti)) {
            boolean kommer = kjoeringer.erUnderPublisering(kjoering);
            funn.add("%s is missing; %s"
                    .formatted(lager.sti(sti), kommer ? "`restart` ends the publishing" : "put it back from a backup"));
            return;
        }
        sammenlign(u, sti, funn);
    }

    private void sammenlign(Utgivelse u, String sti, List<String> funn) {
        JsonNode manifest;
        try {
            manifest = JsonTekst.les(lager.lesTekst(sti));
        } catch (JacksonException ikkeJson) {
            funn.add("%s is not whole JSON; put it back from a backup".formatted(lager.sti(sti)));
            return;
        }
        Optional<JsonNode> fil = StreamSupport.stream(manifest.path("filer").spliterator(), false)
                .filter(f -> f.path("sti").asString("").equals(u.sti()))
                .findFirst();
        if (fil.isEmpty()) {
            funn.add("%s does not name %s; put it back from a backup".formatted(lager.sti(sti), u.sti()));
            return;
        }
        sammenlign(sti, u.sti(), fil.get(), u.kontroll().spor().sha256(), funn);
        sammenlign(
                sti,
                u.dokumentsti(),
                fil.get().path("dokumentasjon"),
                u.dokument().sha256(),
                funn);
    }

    private void sammenlign(String sti, String hva, JsonNode felt, String sha256, List<String> funn) {
        String sier = felt.path("sha256").asString("nothing");
        if (!sier.equals(sha256)) {
            funn.add("%s says SHA-256 %s of %s, the database %s; put back from a backup the one that was changed"
                    .formatted(lager.sti(sti), sier, hva, sha256));
        }
    }
}
