package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The answer with its reasons: by itself, and through a kjøring. JA, NEI and FORELOEPIG of kjøringer are in RapportTest. */
class BrukTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    private Path mappe;

    @Test
    void theHeaviestReasonDecidesAndAllAreTold() {
        assertThat(bruk(true, true, 0, 0, false, false)).isEqualTo("JA");
        assertThat(bruk(true, true, 2, 0, false, false)).isEqualTo("MED_FORBEHOLD OPPSLAG_UTEN_SVAR{antall=2, av=100}");
        assertThat(bruk(true, true, 0, 3, false, false)).isEqualTo("MED_FORBEHOLD OPPSLAG_AVVIST{antall=3, av=100}");
        assertThat(bruk(true, true, 0, 0, true, false)).isEqualTo("MED_FORBEHOLD AVVIKER_FRA_SNITT{}");
        assertThat(bruk(true, true, 0, 0, false, true)).isEqualTo("MED_FORBEHOLD GODTATT_AV_OPERATOER{}");
        assertThat(bruk(true, false, 0, 0, false, false)).isEqualTo("FORELOEPIG IKKE_STABIL{stabil_fra=2026-09-10}");
        assertThat(bruk(false, true, 0, 0, false, false)).isEqualTo("NEI IKKE_FERDIG{}");
        assertThat(bruk(false, false, 1, 1, true, true))
                .isEqualTo("NEI IKKE_FERDIG{} IKKE_STABIL{stabil_fra=2026-09-10} OPPSLAG_UTEN_SVAR{antall=1, av=100}"
                        + " OPPSLAG_AVVIST{antall=1, av=100} AVVIKER_FRA_SNITT{} GODTATT_AV_OPERATOER{}");
    }

    private static String bruk(
            boolean ferdig, boolean stabil, long feilet, long avvist, boolean skjev, boolean godtatt) {
        Bruk bruk = Bruk.av(new Bruk.Grunnlag(ferdig, stabil, "2026-09-10", 100, feilet, avvist, skjev, godtatt));
        StringBuilder s = new StringBuilder(bruk.svar().name());
        bruk.grunner()
                .forEach(
                        g -> s.append(' ').append(g.kode()).append(new java.util.TreeMap<String, Object>(g.verdier())));
        return s.toString();
    }

    @Test
    void personsWithoutAnAnswerAndRefusedOnesAreAReservation() {
        try (Simulator simulator = Simulator.start(Oppsett.historikk(20, AUGUST, 1));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.maks-forsoek", 1))) {
            List<Par> par =
                    simulator.par().filter(p -> simulator.status(p) == 200).toList();
            simulator.settSvar(par.get(0), 400, "{\"kode\":\"UTE-006\",\"melding\":\"nei\"}");
            simulator.feil(Feilplan.andel(0)
                    .medSvar(
                            par.get(1).identifikator(),
                            par.get(1).kalendermaaned(),
                            500,
                            "{\"kode\":\"OAF-002\"}",
                            Map.of()));
            LocalDate dag = LocalDate.of(2026, 9, 12);
            simulator.settDato(dag);

            Resultat resultat = jobb.motor().kjoer(new Bestilling(AUGUST, dag, null, 1L));

            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            JsonNode rapport = new Rapportkontrakt().les(jobb, resultat.kjoering());
            assertThat(rapport.at("/resultat/bruk").toString())
                    .isEqualTo(
                            "{\"svar\":\"MED_FORBEHOLD\",\"grunner\":[{\"kode\":\"OPPSLAG_UTEN_SVAR\",\"verdier\":{\"antall\":1,\"av\":%1$d}},"
                                            .formatted(
                                                    rapport.at("/tellere/par").asLong())
                                    + "{\"kode\":\"OPPSLAG_AVVIST\",\"verdier\":{\"antall\":1,\"av\":%d}}]}"
                                            .formatted(
                                                    rapport.at("/tellere/par").asLong()));
            assertThat(rapport.at("/maaneder/0/bruk")).isEqualTo(rapport.at("/resultat/bruk"));
        }
    }
}
