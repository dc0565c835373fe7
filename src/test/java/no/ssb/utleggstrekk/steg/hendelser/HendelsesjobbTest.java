package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole job on hendelser that name a number, and on those that cannot be used. */
class HendelsesjobbTest {
    private static final String UTEN_SVAR = "select count(*) from hendelse where uten_par = 'UOPPSLAATT'";

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    @AfterEach
    void slett() {
        database.slett();
    }

    private Testjobb prosess(Simulator simulator) {
        return new Testjobb(
                mappe,
                database,
                simulator,
                Map.of("utleggstrekk.api.maks-forsoek", 1, "utleggstrekk.maks-avvist-andel", 1));
    }

    private <T> T sql(Class<T> type, String sql) {
        return JdbcClient.create(database.dataSource()).sql(sql).query(type).single();
    }

    private static void ferdig(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
    }

    @Test
    void numbersAreLookedUpBeforeThePersonsAndOneWithoutAnAnswerIsAsAParWithoutOne() {
        try (Simulator simulator = Simulator.start(Oppsett.antall(30, 30).medNummerhendelser(6))) {
            String[] konfigurasjon;
            try (Testjobb jobb = prosess(simulator)) {
                konfigurasjon = jobb.argumenter();
                Resultat stoppet = jobb.motor()
                        .kjoer(new Bestilling(Lukketbestand.AUGUST, Lukketbestand.BESTILLING.tilDato(), 35L, null));
                assertThat(stoppet.exitkode()).isEqualTo(Exitkode.BESLUTNING);
                assertThat(stoppet.melding())
                        .contains("36 lookups are needed, 6 of them of numbers of hendelser without a person");
            }
            assertThat(simulator.kall().antall(Endepunkt.NUMMER)).isZero();
            List<Long> numre = numre();
            simulator.settSvar(numre.get(0), 500, "{}");
            try (Testjobb jobb = prosess(simulator)) {
                Resultat feilet = jobb.motor().restart(null, 1_000L, null, null);
                assertThat(feilet.exitkode()).isEqualTo(Exitkode.FEILET);
                assertThat(feilet.melding()).contains("1 par and numbers of hendelser have no answer");
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                        .as("all the others are done")
                        .isPositive();
            }
            simulator.kall().nullstill();
            try (Testjobb jobb = prosess(simulator)) {
                ferdig(jobb.motor().restart(null, null, 1L, null));
                assertThat(simulator.kall().antall(Endepunkt.NUMMER))
                        .as("just that")
                        .isEqualTo(1);
                assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
            }
            assertThat(sql(Long.class, UTEN_SVAR)).isEqualTo(1);
            simulator.settSvar(numre.get(0), 404, "{\"kode\":\"UTE-007\"}");
            try (Testjobb jobb = prosess(simulator)) {
                ferdig(jobb.motor().kjoer(Lukketbestand.BESTILLING));
            }
            assertThat(sql(Long.class, UTEN_SVAR)).isZero();
            assertThat(sql(String.class, """
                    select string_agg(a, ' ' order by a) from (
                        select coalesce(uten_par, 'PAR') || ' ' || count(*) as a from hendelse group by uten_par) as alle""")).isEqualTo("KARANTENE 2 PAR 31 UKJENT_NUMMER 3");
            assertThat(sql(String.class, "select distinct kode from karantene where sekvensnummer is not null"))
                    .isEqualTo("UTEN_NORSK_IDENTIFIKATOR");
            assertThat(sql(Long.class, "select sum(antall) from avvik where kode = 'UKJENT_NUMMER'"))
                    .isEqualTo(3);
            assertThat(Kommandotest.kjoer(konfigurasjon, "quarantine", "list").ut())
                    .contains("no norskIdentifikator for the loggId");
        }
    }

    @Test
    void aNumberThatAloneIsRefusedStopsTheKjoeringAndEndsInQuarantineAfterTheRestart() {
        try (Simulator simulator = Simulator.start(Oppsett.antall(30, 30).medNummerhendelser(6))) {
            try (Testjobb jobb = prosess(simulator)) {
                jobb.motor().kjoer(new Bestilling(Lukketbestand.AUGUST, Lukketbestand.BESTILLING.tilDato(), 1L, null));
            }
            simulator.settSvar(numre().get(0), 403, "{\"kode\":\"UTE-005\",\"korrelasjonsid\":\"sporing-1\"}");
            try (Testjobb jobb = prosess(simulator)) {
                Resultat nektet = jobb.motor().restart(null, 1_000L, null, null);
                assertThat(nektet.exitkode()).as(nektet.melding()).isEqualTo(Exitkode.NEKTET);
            }
            simulator.kall().nullstill();
            try (Testjobb jobb = prosess(simulator)) {
                ferdig(jobb.motor().restart(null, null, null, null));
            }
            assertThat(sql(
                            String.class,
                            "select kode || ' ' || grunn || ' ' || korrelasjonsid from karantene"
                                    + " where kode = 'INGEN_TILGANG'"))
                    .isEqualTo("INGEN_TILGANG UTE-005, status 403 sporing-1");
            assertThat(sql(Long.class, UTEN_SVAR)).isZero();
        }
    }

    @Test
    void aNumberIsLeftWhileNothingSaysThatItIsNotWeWhoAreRefused() {
        try (Simulator simulator = Simulator.start(Oppsett.antall(30, 30).medNummerhendelser(1))) {
            try (Testjobb jobb = prosess(simulator)) {
                jobb.motor().kjoer(new Bestilling(Lukketbestand.AUGUST, Lukketbestand.BESTILLING.tilDato(), 1L, null));
            }
            simulator.settSvar(numre().get(0), 403, "{\"kode\":\"UTE-005\"}");
            try (Testjobb jobb = prosess(simulator)) {
                assertThat(jobb.motor().restart(null, 1_000L, null, null).exitkode())
                        .isEqualTo(Exitkode.NEKTET);
            }
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
            try (Testjobb jobb = prosess(simulator)) {
                Resultat uten = jobb.motor().restart(null, null, null, null);
                assertThat(uten.exitkode()).as("all others are answered").isEqualTo(Exitkode.FEILET);
                assertThat(uten.melding()).contains("1 par and numbers of hendelser have no answer");
            }
            try (Testjobb jobb = prosess(simulator)) {
                ferdig(jobb.motor().restart(null, null, null, null));
            }
            assertThat(sql(Long.class, "select count(*) from karantene where kode = 'INGEN_TILGANG'"))
                    .isEqualTo(1);
        }
    }

    private List<Long> numre() {
        return JdbcClient.create(database.dataSource())
                .sql("select logg_id from hendelse where uten_par = 'UOPPSLAATT' order by logg_id")
                .query(Long.class)
                .list();
    }

    @Test
    void tooManyUnusableHendelserStopBeforeAnyLookupUntilAnOperatorGoesOnForThatMonth() {
        try (Simulator simulator = Simulator.start(Oppsett.antall(60, 60).medDaarligeHendelser(36))) {
            String[] konfigurasjon;
            try (Testjobb jobb = prosess(simulator)) {
                konfigurasjon = jobb.argumenter();
                Resultat stoppet = jobb.motor().kjoer(Lukketbestand.BESTILLING);
                assertThat(stoppet.exitkode()).isEqualTo(Exitkode.BESLUTNING);
                assertThat(stoppet.melding())
                        .contains(
                                "24 of 96 new hendelser are in quarantine, more than utleggstrekk.maks-karantene-andel 0.01")
                        .contains("`run --kalendermaaned 2026-08 --godta 2026-08`");
                assertThat(jobb.utdata().resolve("inndata")).doesNotExist();
            }
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
            String[] run = {"run", "--kalendermaaned", "2026-08", "--til-dato", "2026-11-20", "--godta"};
            assertThat(Kommandotest.kjoer(konfigurasjon, med(run, "2026-06..2026-07"))
                            .exitkode())
                    .isEqualTo(5);
            assertThat(Kommandotest.kjoer(konfigurasjon, med(run, "2026-08..2026-07"))
                            .exitkode())
                    .isEqualTo(2);
            Kommandotest.Utkomme godtatt = Kommandotest.kjoer(konfigurasjon, med(run, "2026-07", "--godta", "2026-08"));
            assertThat(godtatt.exitkode()).as(godtatt.feil()).isZero();
            assertThat(sql(Long.class, "select count(*) from godtatt")).isEqualTo(3);
        }
    }

    private static String[] med(String[] ord, String... flere) {
        return Stream.of(ord, flere).flatMap(Stream::of).toArray(String[]::new);
    }
}
