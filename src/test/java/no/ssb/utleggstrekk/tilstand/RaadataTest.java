package no.ssb.utleggstrekk.tilstand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.pseudonym.Raadatakryptering;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class RaadataTest {
    @TempDir
    private Path mappe;

    @Test
    void everyFinalAnswerIsKeptAsItCameAndBoundToItsParUntilItsTimeIsUp() {
        try (Simulator simulator = Lukketbestand.med(20);
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of("utleggstrekk.api.maks-forsoek", 1))) {
            List<Par> par = Lukketbestand.par(simulator);
            simulator.settSvar(par.get(0), 404, Lukketbestand.UTE_007);
            simulator.settSvar(par.get(1), 410, "");
            simulator.settSvar(par.get(2), 400, Lukketbestand.UTE_006);
            simulator.settSvar(par.get(3), 500, "{}");
            var feilet = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(feilet.exitkode()).as(feilet.melding()).isEqualTo(Exitkode.FEILET);

            JdbcClient jdbc = jobb.hent(JdbcClient.class);
            assertThat(antall(jdbc)).as("all but the one that is FEILET").isEqualTo(19);
            Raadatakryptering kryptering = Raadatakryptering.fra(mappe.resolve("noekler/raadata-noekkelsett.json"));
            Pseudonymisering pseudonymisering = jobb.hent(Pseudonymisering.class);
            Rad annen = lagret(jdbc, pseudonymisering, par.get(4)).get(0);
            for (Par p : par) {
                List<Rad> rader = lagret(jdbc, pseudonymisering, p);
                if (p.equals(par.get(3))) {
                    assertThat(rader).isEmpty();
                    continue;
                }
                Rad rad = rader.get(0);
                assertThat(rad.svar().status()).isEqualTo(simulator.status(p));
                byte[] kontekst = Raadatalager.kontekst(rad.person(), rad.svar().status(), rad.besvarte());
                assertThat(new String(kryptering.dekrypter(rad.svar().kropp(), kontekst), StandardCharsets.UTF_8))
                        .isEqualTo(simulator.body(p));
                assertThat(new String(rad.svar().kropp(), StandardCharsets.ISO_8859_1))
                        .doesNotContain(p.identifikator())
                        .doesNotContain("inntektsmottaker");
                if (!rad.person().equals(annen.person())) {
                    assertThatThrownBy(() -> kryptering.dekrypter(annen.svar().kropp(), kontekst))
                            .isInstanceOf(VarigFeil.class);
                }
            }

            simulator.settSvar(
                    par.get(3),
                    200,
                    simulator
                            .body(par.get(5))
                            .replace(par.get(5).identifikator(), par.get(3).identifikator()));
            assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
            assertThat(antall(jdbc)).isEqualTo(20);

            jdbc.sql("update raadata set tidspunkt = tidspunkt - interval '181 days' where raadata_id % 2 = 0")
                    .update();
            var nytt = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(nytt.melding()).contains("nothing new");
            assertThat(antall(jdbc)).as("those of 181 days are gone").isEqualTo(10);
        }
    }

    @Test
    void withNoTimeToKeepNoneIsKeptAndNoKeySetIsNeeded() {
        Map<String, Object> ingen = Map.of(
                "utleggstrekk.raadata.behold",
                "0",
                "utleggstrekk.raadata.noekkelsett-fil",
                mappe.resolve("finnes-ikke"));
        try (Simulator simulator = Lukketbestand.med(5);
                Testjobb jobb = new Testjobb(mappe, simulator, ingen)) {
            assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
            assertThat(antall(jobb.hent(JdbcClient.class))).isZero();

            Utkomme replay = Kommandotest.kjoer(jobb.argumenter(), "replay", "--kalendermaaned", "2026-08");
            assertThat(replay.exitkode()).isEqualTo(2);
            assertThat(replay.melding())
                    .startsWith("there are no raw answers for 2026-08 to read again")
                    .hasLineCount(1);
        }
    }

    @Test
    void aMissingKeySetIsNamedWithItsMendBeforeAnyCall() {
        try (Simulator simulator = Lukketbestand.med(5);
                Testjobb jobb = new Testjobb(
                        mappe, TestDatabase.migrert(), simulator, Map.of("utleggstrekk.raadata.behold", "0"))) {
            simulator.kall().nullstill();
            String[] uten = Arrays.stream(jobb.argumenter())
                    .filter(a -> !a.startsWith("--utleggstrekk.raadata"))
                    .toArray(String[]::new);
            Utkomme run = Kommandotest.kjoer(uten, "run", "--kalendermaaned", "2026-08");
            assertThat(run.exitkode()).isEqualTo(2);
            assertThat(run.melding())
                    .startsWith("Not set in the configuration:")
                    .contains("utleggstrekk.raadata.noekkelsett-fil", "raadata.behold", "`init");
            assertThat(simulator.kall().svar()).isEmpty();
        }
    }

    private record Rad(Inntektsmottaker person, Raasvar svar, String besvarte) {}

    private static List<Rad> lagret(JdbcClient jdbc, Pseudonymisering pseudonymisering, Par par) {
        var person = pseudonymisering.pseudonym(new Identifikator(par.identifikator()));
        return jdbc.sql("""
                select status, kryptert, besvarte from raasvar join raadata_par using (raadata_id) join par using (par_id)
                where inntektsmottaker = ?""")
                .param(person.pseudonym())
                .query((rad, nr) -> new Rad(person, new Raasvar(rad.getInt(1), rad.getBytes(2), ""), rad.getString(3)))
                .list();
    }

    private static long antall(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from raadata").query(Long.class).single();
    }
}
