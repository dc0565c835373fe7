package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Rapport;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Spraak;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NoedrapportTest {
    private static final Kjoering KJOERING =
            new Kjoering(7, Kjoering.Art.HENTING, Kalendermaaned.av("2026-08"), LocalDate.of(2026, 9, 12), null, 0);

    @TempDir
    private Path mappe;

    @Test
    void withoutADatabaseTheReportSaysAtLeastHowItEndedAndWhatToDo() {
        try (Utdatalager utdata = Utdatalager.aapne(new Utdata(mappe.toString(), Komprimering.ZSTD))) {
            noedrapport(utdata).ikkeFullfoert(KJOERING, Exitkode.FEILET, "The database is away");

            JsonNode rapport =
                    JsonMapper.shared().readTree(utdata.lesTekst(Utdatalager.logg(KJOERING) + "/rapport.json"));
            new Rapportkontrakt().sjekk(rapport);
            assertThat(rapport.at("/resultat/feil").asString()).isEqualTo("The database is away");
            assertThat(rapport.at("/resultat/neste_steg/0/kode").asString()).isEqualTo("ETTER_FEILET");
        }
    }

    @Test
    void thePublishedReportIsLeftAsItIs() {
        try (Utdatalager utdata = Utdatalager.aapne(new Utdata(mappe.toString(), Komprimering.ZSTD))) {
            utdata.skrivTekst(Utdatalager.logg(KJOERING) + "/manifest.json", "{}");

            noedrapport(utdata).ikkeFullfoert(KJOERING, Exitkode.FEILET, "The database is away");

            assertThat(utdata.finnes(Utdatalager.logg(KJOERING) + "/rapport.json"))
                    .isFalse();
        }
    }

    private static Noedrapport noedrapport(Utdatalager utdata) {
        return new Noedrapport(utdata, new Rapportfiler(utdata, new Rapport(Spraak.NB)));
    }
}
