package no.ssb.utleggstrekk.steg.rapport;

import java.time.InstantSource;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.grunn.Programversjon;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes rapport.json of a kjøring, finished or not, with what is known by then. Its fields and their order are a
 * contract: {@code schemas/rapport.schema.json}.
 */
public final class Rapport {
    /** The version of rapport.json. */
    public static final String SKJEMAVERSJON = "2";

    private final JdbcClient jdbc;
    private final Rapportfiler filer;
    private final BeroerteMaaneder maaneder;
    private final Maanedsbruk bruk;
    private final Historikk historikk;
    private final Maanedsbilde bilde;
    private final Rapportlager lager;
    private final Maanedsendringer endringer;
    private final Datakvalitet kvalitet;
    private final Apibruk apibruk;
    private final Kjoeringer kjoeringer;
    private final InstantSource klokke;

    Rapport(
            JdbcClient jdbc,
            Rapportfiler filer,
            BeroerteMaaneder maaneder,
            Kjoeringer kjoeringer,
            Innstillinger innstillinger,
            InstantSource klokke) {
        this.kjoeringer = kjoeringer;
        this.klokke = klokke;
        this.jdbc = jdbc;
        this.filer = filer;
        this.maaneder = maaneder;
        this.historikk = new Historikk(jdbc);
        this.bilde = new Maanedsbilde(jdbc, innstillinger.avsloering());
        this.bruk = new Maanedsbruk(jdbc, maaneder);
        this.lager = new Rapportlager(jdbc);
        this.endringer = new Maanedsendringer(jdbc, new StoersteEndringer(jdbc, innstillinger.avsloering()), bruk);
        this.kvalitet = new Datakvalitet(jdbc);
        this.apibruk = new Apibruk(jdbc);
    }

    /** The report of a kjøring whose files are in place. */
    void publisert(Kjoering kjoering) {
        jdbc.sql("set local work_mem = '128MB'").update(); // a big month is sorted in memory
        historikk.noter(kjoering);
        skriv(kjoering, Rapportstatus.PUBLISERT, Exitkode.OK, null);
    }

    /** The report of a kjøring that found nothing to do. */
    void ingentingNytt(Kjoering kjoering) {
        skriv(kjoering, Rapportstatus.INGENTING_NYTT, Exitkode.OK, null);
    }

    /** The report of a kjøring that has not come to its end: why, and what to do next. */
    public void ikkeFullfoert(Kjoering kjoering) {
        jdbc.sql("select exitkode, feil from kjoering where kjoering_id = ?")
                .param(kjoering.id())
                .query((rad, nr) -> {
                    Exitkode exitkode = Exitkode.av(rad.getInt("exitkode"));
                    skriv(kjoering, Rapportstatus.av(exitkode), exitkode, rad.getString("feil"));
                    return exitkode;
                })
                .single();
    }

    private void skriv(Kjoering kjoering, Rapportstatus status, Exitkode exitkode, @Nullable String feil) {
        ObjectNode rot = JsonTekst.objekt()
                .put("skjemaversjon", SKJEMAVERSJON)
                .put("kjoering", kjoering.id())
                .put("art", kjoering.art().name())
                .put("kalendermaaned", kjoering.kalendermaaned().toString())
                .put("skjaeringsdato", kjoering.skjaeringsdato().toString())
                .put("programversjon", Programversjon.tekst());
        ObjectNode tellere = lager.tellere(kjoering);
        Resultat resultat = resultat(kjoering, status, exitkode, feil, tellere);
        ObjectNode json = resultat.json();
        json.setAll(lager.tider(kjoering, klokke.instant()));
        rot.set("resultat", json);
        kjoeringer.noterBruk(kjoering, resultat.bruk().svar().name());
        rot.set("beslutninger", lager.beslutninger(kjoering));
        rot.set("maaneder", endringer.av(kjoering, status));
        ArrayNode alle = historikk.av(kjoering);
        rot.set("revisjonsmaal", Revisjonsmaal.av(alle));
        rot.set("historikk", alle);
        rot.set("maanedsbilde", status.kanBrukes() ? bilde.av(kjoering) : null);
        ArrayNode utenfor = rot.putArray("utenfor_dekning");
        maaneder.utenforDekning(kjoering).forEach(m -> utenfor.add(m.toString()));
        rot.set("tellere", tellere);
        rot.set("hendelser", lager.hendelser(kjoering));
        rot.set("avstemming", lager.avstemming(kjoering));
        rot.set("avvik", kvalitet.avvik(kjoering));
        rot.set("skatteetatens_avvik", kvalitet.skatteetatens(kjoering));
        rot.set("drift", kvalitet.drift(kjoering));
        rot.set("karantene", kvalitet.karantene(kjoering));
        rot.set("api", apibruk.av(kjoering));
        rot.set("steg", lager.steg(kjoering));
        rot.set("oppbevaring", lager.slettet(kjoering));
        rot.set("filer", lager.filer(kjoering));
        filer.skriv(kjoering, rot);
    }

    private Resultat resultat(
            Kjoering kjoering, Rapportstatus status, Exitkode exitkode, @Nullable String feil, ObjectNode tellere) {
        return new Resultat(
                kjoering,
                status,
                exitkode,
                feil,
                bruk.av(kjoering, kjoering.kalendermaaned(), status),
                maaneder.erStabil(kjoering, kjoering.kalendermaaned()),
                maaneder.stabilFra(kjoering.kalendermaaned()),
                tellere.get("FEILET").asLong(),
                tellere.get("AVVIST").asLong(),
                tellere.get("karantene").asLong(),
                lager.omstarter(kjoering));
    }
}
