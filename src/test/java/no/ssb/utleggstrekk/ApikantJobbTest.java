package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the API's odd answers come to in the whole job. */
@ExtendWith(OutputCaptureExtension.class)
class ApikantJobbTest {
    private static final int ANTALL = 60;

    @TempDir
    private Path mappe;

    private Simulator simulator;

    @BeforeEach
    void start() {
        simulator = Simulator.start(Oppsett.antall(ANTALL, ANTALL));
    }

    @AfterEach
    void stopp() {
        simulator.close();
    }

    @Test
    void anApiThatRefusesUsIsExitCode6WithTheKodeAndARestartGoesOn() {
        try (Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            nektet(kjoer(jobb, null, Endepunkt.OPPSLAG, 404, "{\"kode\":\"OAF-003\"}"), "OAF-003");
            nektet(kjoer(jobb, null, Endepunkt.OPPSLAG, 422, "{\"kode\":\"NY-123\"}"), "NY-123");
            nektet(kjoer(jobb, null, Endepunkt.OPPSLAG, 403, ""), "status 403 without kode");

            simulator.feil(Feilplan.INGEN);
            Resultat resultat = jobb.motor().restart(null, null, null, null);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(simulator.kall().parBesvartFlereGanger()).isZero();
        }
    }

    private static void nektet(Resultat resultat, String hva) {
        assertThat(resultat.exitkode()).isEqualTo(Exitkode.NEKTET);
        assertThat(resultat.melding()).contains(hva);
    }

    @Test
    void oddAnswersAreCountedByNameAndStopNothing() {
        List<Par> par = simulator.par().limit(6).toList();
        simulator.settDokumentasjonseksempel(par.get(0));
        svarer(par.get(1), "\"beskrivelse\":\"utleggstrekkNytt\",\"beloep\":-1,\"valuta\":\"NOK\"");
        svarer(par.get(2), "\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":2147483648");
        svarer(par.get(3), "\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":[]");
        simulator.settSvar(par.get(4), 200, "{\"message\":\"try later\"}");
        simulator.settSvar(par.get(5), 200, "{\"inntektsmottakerOgArbeidsgiver\":[");

        try (Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.maks-forsoek", 2))) {
            Resultat resultat = kjoer(jobb, 2L, Endepunkt.UKJENT, 500, "");
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);

            String liste = "inntektsmottakerOgArbeidsgiver[].";
            assertThat(liste(jobb, "select kode || ' ' || detalj || ' ' || antall from avvik"))
                    .contains(
                            "UKJENT_FELT " + liste + "opptjeningsgrunnlag 1",
                            "UKJENT_FELT " + liste + "utleggstrekk[].valuta 1",
                            "UKJENT_BESKRIVELSE utleggstrekkNytt 1",
                            "ENDRET_TYPE " + liste + "utleggstrekk[].beloep 1");
            assertThat(liste(jobb, "select kode from karantene"))
                    .containsExactlyInAnyOrder("BELOEP_UTENFOR_INT32", "SVAR_UGYLDIG");
            assertThat(liste(jobb, "select utfall || ' ' || count(*) from par group by utfall"))
                    .containsExactlyInAnyOrder("FUNNET " + (ANTALL - 4), "AVVIST 2", "FEILET 2");
            assertThat(liste(jobb, "select grunn from par where utfall = 'FEILET'"))
                    .containsExactlyInAnyOrder(
                            "the body has neither the field oppgaveInntektsmottaker nor inntektsmottakerOgArbeidsgiver; seen: message",
                            "the body of a 200 is not whole, valid JSON");
        }
    }

    @Test
    void theHttpLibrarysLogCannotBeSwitchedOn(CapturedOutput utskrift) {
        Map<String, Object> nivaaer = new HashMap<>();
        List<String> loggere = List.of(
                "org.apache.hc",
                "org.apache.hc.client5.http",
                "org.apache.hc.client5.http.wire",
                "org.apache.hc.client5.http.headers",
                "org.apache.hc.client5.http.impl.classic.MainClientExec",
                "org.apache.hc.client5.http.impl.classic.InternalHttpClient",
                "org.apache.hc.core5");
        loggere.forEach(l -> nivaaer.put("logging.level." + l, "trace"));
        try (Testjobb jobb = new Testjobb(mappe, simulator, nivaaer)) {
            assertThat(kjoer(jobb, null, Endepunkt.UKJENT, 500, "").exitkode()).isEqualTo(Exitkode.OK);
            assertThat(loggere).noneMatch(l -> LoggerFactory.getLogger(l).isInfoEnabled());
        }
        assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(ANTALL);
        assertThat(utskrift.getAll()).doesNotContain("/v1/ssb", "Bearer", "http-outgoing", "assertion=");
        simulator.par().forEach(p -> assertThat(utskrift.getAll()).doesNotContain(p.identifikator()));
    }

    private void svarer(Par par, String linje) {
        simulator.settSvar(par, 200, """
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"%s","norskIdentifikator":"%s",\
                "utleggstrekk":[{%s}]}]}""".formatted(par.kalendermaaned(), par.identifikator(), linje));
    }

    /** A run in which the next answers of an endpoint are these. */
    private Resultat kjoer(Testjobb jobb, @Nullable Long tillatFeilet, Endepunkt endepunkt, int status, String kropp) {
        Feilplan plan = Feilplan.INGEN;
        for (int i = 0; i < ANTALL; i++) {
            plan = plan.medSvar(endepunkt, status, kropp, Map.of());
        }
        simulator.feil(plan);
        return jobb.motor()
                .kjoer(new Bestilling(Kalendermaaned.av("2026-08"), LocalDate.of(2026, 11, 1), null, tillatFeilet));
    }

    private static List<String> liste(Testjobb jobb, String sql) {
        return jobb.hent(JdbcClient.class).sql(sql).query(String.class).list();
    }
}
