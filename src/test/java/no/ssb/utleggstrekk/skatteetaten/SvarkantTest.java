package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers at the edges of the answer table: redirects, errors dressed as data, and rows of one's own. */
class SvarkantTest extends Simulatorproeve {
    @Test
    void aRedirectIsNotFollowed() {
        String maal = simulator.baseUrl() + "/v1/ssb/" + par.identifikator() + "/" + par.kalendermaaned();
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            nullstill();
            simulator.feil(Feilplan.INGEN.medSvar(Endepunkt.OPPSLAG, status, "", Map.of("Location", maal)));
            try (Proeveklient klient = klient()) {
                assertThat(nektet(() -> klient.oppslag(par)))
                        .hasMessageContaining("redirects are not followed: set utleggstrekk.api.oppslag-url");
                assertThat(oppslag()).isEqualTo(1);
            }
        }
    }

    @Test
    void aKodeWithStatus200IsAnErrorAndNotData() {
        String feil = "{\"kode\":\"OAF-001\",\"melding\":\"x\"}";
        for (String kropp : List.of(feil, feil.replace("OAF-001", "NY-123"))) {
            try (Proeveklient klient = klient()) {
                skript(FORSOEK, Endepunkt.OPPSLAG, 200, kropp);
                assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Feilet.class);
            }
        }
        try (Proeveklient klient = klient()) {
            skript(1, Endepunkt.HENDELSER, 200, feil.replace("OAF-001", "FA-001"));
            assertThat(klient.api.hendelser(1, 100).hendelser()).isNotEmpty();
            for (String kode : List.of("OAF-007", "UTE-007", "UTE-009")) {
                skript(1, Endepunkt.OPPSLAG, 200, feil.replace("OAF-001", kode));
                assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
                assertThat(oppslag()).isEqualTo(2);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "17",
                "{\"message\":\"try later\"}",
                "<html></html>",
                "{\"hendelser\":[]}"
            })
    void a200WithoutTheEnvelopeNeverRemovesWhatWeHold(String kropp) {
        try (Proeveklient klient = klient()) {
            skript(FORSOEK, Endepunkt.OPPSLAG, 200, kropp);
            assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Feilet.class);
            assertThat(oppslag()).isEqualTo(FORSOEK);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html></html>",
                "{\"hendelser\":\"x\"}",
                "{\"hendelser\":null}",
                "{\"kode\":\"UTE-005\",\"hendelser\":[]}"
            })
    void aBodyThatIsNoPageIsNeverAnEmptyOne(String kropp) {
        try (Proeveklient klient = klient()) {
            skript(1, Endepunkt.HENDELSER, 200, kropp);
            assertThat(klient.api.hendelser(1, 100).hendelser()).isNotEmpty();

            skript(FORSOEK, Endepunkt.HENDELSER, 200, kropp);
            assertThat(catchThrowable(() -> klient.api.hendelser(1, 100)))
                    .hasMessageContaining("gave no usable answer to hendelser from 1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "null",
                "17",
                "{\"message\":\"try later\"}",
                "{\"hendelser\":[\"tekst\"]}",
                "{\"hendelser\":[{\"nummer\":7}]}",
                "{\"hendelser\":[{\"sekvensnummer\":6}]}"
            })
    void aPageOfAnotherFormIsTriedAgainAndThenToldAsThatAndNotAsAnOutage(String kropp) {
        try (Proeveklient klient = klient()) {
            skript(1, Endepunkt.HENDELSER, 200, kropp);
            assertThat(klient.api.hendelser(7, 100).hendelser()).isNotEmpty();

            skript(FORSOEK, Endepunkt.HENDELSER, 200, kropp);
            assertThat(nektet(() -> klient.api.hendelser(7, 100)))
                    .hasMessageContaining("answers with something else than the contract")
                    .hasMessageContaining("; seen: ");
            assertThat(simulator.kall().antall(Endepunkt.HENDELSER)).isEqualTo(FORSOEK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"hendelser\":[]}"})
    void anEmptyListIsAnEmptyPage(String kropp) {
        try (Proeveklient klient = klient()) {
            skript(1, Endepunkt.HENDELSER, 200, kropp);
            assertThat(klient.api.hendelser(1, 100).hendelser()).isEmpty();
        }
    }

    @Test
    void theLastOfAllNumbersStopsTheJobSinceNothingCanBeAskedForAfterIt() {
        try (Proeveklient klient = klient()) {
            for (String nummer : List.of("9223372036854775807", "9223372036854775808")) {
                String hendelse =
                        "{\"sekvensnummer\":%s,\"identifikator\":\"20925001158\",\"gjelderPeriode\":\"2026-08\"}";
                skript(1, Endepunkt.HENDELSER, 200, "{\"hendelser\":[%s]}".formatted(hendelse.formatted(nummer)));
                assertThat(nektet(() -> klient.api.hendelser(1, 100)))
                        .hasMessageContaining("a hendelse has a sekvensnummer beyond what can be asked for");
            }
        }
    }

    @Test
    void configuredRowsComeBeforeTheDefaults() {
        Map<String, Object> rader = Map.of(
                "utleggstrekk.api.svartabell.oppslag[0].kode", "NY-123",
                "utleggstrekk.api.svartabell.oppslag[0].utfall", "IKKE_FUNNET",
                "utleggstrekk.api.svartabell.oppslag[1].status", "503",
                "utleggstrekk.api.svartabell.oppslag[1].utfall", "STOPP",
                "utleggstrekk.api.svartabell.oppslag[2].kode", "OAF-006",
                "utleggstrekk.api.svartabell.oppslag[2].status", "400",
                "utleggstrekk.api.svartabell.oppslag[2].utfall", "SLETTET",
                "utleggstrekk.api.svartabell.hendelser[0].kode", "FA-004",
                "utleggstrekk.api.svartabell.hendelser[0].utfall", "slutt");
        try (Proeveklient klient = klient(rader)) {
            skript(1, Endepunkt.OPPSLAG, 404, "{\"kode\":\"NY-123\"}");
            assertThat(klient.oppslag(par).utfall()).isEqualTo(new Utfall.IkkeFunnet());
            skript(1, Endepunkt.OPPSLAG, 400, "{\"kode\":\"OAF-006\"}");
            assertThat(klient.oppslag(par).utfall()).isEqualTo(new Utfall.Slettet());
            skript(1, Endepunkt.HENDELSER, 400, "{\"kode\":\"FA-004\"}");
            assertThat(klient.api.hendelser(1, 100).hendelser()).isEmpty();
            skript(1, Endepunkt.OPPSLAG, 503, "");
            assertThat(nektet(() -> klient.oppslag(par))).hasMessageContaining("status 503 without kode");
        }
    }

    @ParameterizedTest
    @CsvSource({"hendelser,SLETTET", "hendelser,IKKE_FUNNET", "hendelser,AVVIST", "oppslag,SLUTT"})
    void aConfiguredRowThatHasNoMeaningIsRefusedByName(String tabell, String utfall) {
        String noekkelnavn = "utleggstrekk.api.svartabell." + tabell;
        VarigFeil feil = catchThrowableOfType(
                VarigFeil.class,
                () -> klient(Map.of(noekkelnavn + "[0].status", "404", noekkelnavn + "[0].utfall", utfall))
                        .close());
        assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
        assertThat(feil).hasMessageContaining(noekkelnavn).hasMessageContaining(utfall);
    }
}
