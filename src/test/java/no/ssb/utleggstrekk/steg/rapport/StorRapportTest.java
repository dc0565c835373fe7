package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.steg.rapport.side.Side;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page has a bounded size, whatever there is to tell. */
class StorRapportTest {
    private static final int MAANEDER = 60;
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2021-10");

    @Test
    void fiveYearsOfHistoryAllChangedAtOnceStayBelowAMegabyte() {
        ObjectNode rapport = rapport();

        String side = new Side("nb").rapport(rapport);

        assertThat(side.getBytes(StandardCharsets.UTF_8).length).isBetween(200_000, 1_000_000);
        assertThat(side).contains("sep 26").doesNotContain("okt 21");
    }

    private static ObjectNode rapport() {
        ObjectNode r = JsonTekst.objekt()
                .put("skjemaversjon", Rapport.SKJEMAVERSJON)
                .put("kjoering", 200)
                .put("art", "HENTING")
                .put("kalendermaaned", "2026-09")
                .put("skjaeringsdato", "2026-10-12")
                .put("programversjon", "1");
        ObjectNode resultat = r.putObject("resultat")
                .put("status", "PUBLISERT")
                .put("exitkode", 0)
                .putNull("feil");
        bruk(resultat);
        resultat.putArray("neste_steg");
        ArrayNode maaneder = r.putArray("maaneder");
        ArrayNode historikk = r.putArray("historikk");
        ArrayNode avvik = r.putArray("avvik");
        ArrayNode avstemming = r.putArray("avstemming");
        ArrayNode hendelser = r.putArray("hendelser");
        ArrayNode filer = r.putArray("filer");
        for (int i = 0; i < MAANEDER; i++) {
            Kalendermaaned maaned = FOERSTE.pluss(i);
            maaned(maaneder.addObject(), maaned);
            historikk(historikk.addObject(), maaned, i);
            for (AvvikKode kode : AvvikKode.values()) {
                avvik(avvik.addObject(), kode, maaned);
            }
            for (int l = 0; l < 60; l++) {
                avstemming
                        .addObject()
                        .put("ligning", "sum of linjer of utleggstrekk-underenhet-beskrivelse = of utleggstrekk")
                        .put("kalendermaaned", maaned.toString())
                        .put("venstre", 1_234_567)
                        .put("hoeyre", 1_234_567)
                        .put("stemmer", true);
            }
            hendelser
                    .addObject()
                    .put("kalendermaaned", maaned.toString())
                    .put("maaneder_etter", MAANEDER - i)
                    .put("antall", 1000);
            for (int d = 0; d < 6; d++) {
                filer.addObject()
                        .put("sti", "statistikk/utleggstrekk-underenhet-beskrivelse_p%s_v7.parquet".formatted(maaned))
                        .put("rader", 200_000)
                        .put("bytes", 12_345_678)
                        .put("sha256", "0".repeat(64))
                        .put("ny", true);
            }
        }
        r.set("revisjonsmaal", Revisjonsmaal.av(historikk));
        r.putNull("maanedsbilde");
        for (String tom : new String[] {"utenfor_dekning", "skatteetatens_avvik", "drift", "karantene", "steg"}) {
            r.putArray(tom);
        }
        ObjectNode api = r.putObject("api");
        api.putArray("kall");
        api.putArray("uten_svar");
        api.putObject("trafikk").put("minutter_per_punkt", 1).putArray("punkter");
        return r;
    }

    private static void bruk(ObjectNode til) {
        til.putObject("bruk").put("svar", "JA").putArray("grunner");
    }

    private static void maaned(ObjectNode til, Kalendermaaned maaned) {
        bruk(til.put("kalendermaaned", maaned.toString()));
        til.putArray("versjoner")
                .addObject()
                .put("datasett", "utleggstrekk-underenhet")
                .put("versjon_foer", 6)
                .put("versjon", 7)
                .put("ny", true);
        til.putObject("foer").put("sum_beloep", -80_000_000);
        til.putObject("endring").put("antall_inntektsmottakere", -3).put("sum_beloep", 100_000);
        ArrayNode stoerste = til.putArray("stoerste_endringer");
        IntStream.range(0, 10)
                .forEach(i -> stoerste.addObject()
                        .put("underenhet", "91000000" + i)
                        .put("endring_utleggstrekk", 1)
                        .put("antall_personer_beroert", 4)
                        .putNull("skjult")
                        .put("endring_beloep", -12_345));
    }

    private static void historikk(ObjectNode til, Kalendermaaned maaned, int nr) {
        ArrayNode versjoner = til.put("kalendermaaned", maaned.toString()).putArray("versjoner");
        for (int v = 1; v <= 7; v++) {
            versjoner
                    .addObject()
                    .put("versjon", v)
                    .put("kjoering", nr + v)
                    .put("skjaeringsdato", maaned.pluss(v) + "-12")
                    .put("maaneder_etter", v)
                    .put("antall_underenheter", 200_000)
                    .put("antall_inntektsmottakere", 30_000)
                    .put("antall_utleggstrekk", 40_000)
                    .put("sum_beloep", -80_000_000 + v * 100_000)
                    .put("underenheter_revidert", 10)
                    .put("personer_revidert", 10);
        }
        til.putArray("typer")
                .addObject()
                .put("beskrivelse", "utleggstrekkSkatt")
                .put("antall_inntektsmottakere", 30_000)
                .put("antall_utleggstrekk", 40_000)
                .put("sum_beloep", -80_000_000);
    }

    private static void avvik(ObjectNode til, AvvikKode kode, Kalendermaaned maaned) {
        ArrayNode eksempler = til.put("kode", kode.name())
                .put("kalendermaaned", maaned.toString())
                .put("antall", 12)
                .putArray("eksempler");
        IntStream.range(0, 10)
                .forEach(i -> eksempler
                        .addObject()
                        .put("underenhet", "910000000")
                        .put("detalj", "x".repeat(60))
                        .put("antall", 3));
    }
}
