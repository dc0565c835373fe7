package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Notis;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The list is rebuilt: the same hendelser, and others, under numbers that begin at 1. It is seen before anything is read
 * of it, and what an operator then decides reads it from the day it should.
 */
class SerieTest extends Seriegrunnlag {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListThatWasRebuiltIsSeenWhetherItsBoundWasKnownOrNot(boolean grenseKjent) {
        LocalDate start = LocalDate.of(2026, 8, 20);
        int foerDagen = 23; // one a day up to the day before DAG
        liste(daglig(1000, start, foerDagen + (grenseKjent ? 1 : 0), "2026-08"));
        bra(kjoer(DAG));
        long hendelser = sql(Long.class, "select count(*) from hendelse");
        assertThat(hendelser).isEqualTo(foerDagen);

        // rebuilt from 1, and longer in days though lower in numbers
        liste(sammen(daglig(1, start, foerDagen, "2026-08"), daglig(24, DAG, 4, "2026-08")));
        Resultat resultat = kjoer(SENERE);

        assertThat(resultat.exitkode()).isEqualTo(Exitkode.BESLUTNING);
        assertThat(resultat.melding())
                .contains("from 2026-09-12 on it now begins at number 24, but kjøring 1 "
                        + (grenseKjent ? "was given number 1023" : "read up to number 1022"))
                .contains("`reread --fra-dato 2026-09-12`");
        assertThat(sql(Long.class, "select count(*) from hendelse")).isEqualTo(hendelser);
        assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
        assertThat(kommando("plan", "--kalendermaaned", "2026-08", "--til-dato", SENERE.toString())
                        .exitkode())
                .isEqualTo(5);
        Utkomme check = kommando("check");
        assertThat(check.exitkode()).as(check.ut()).isEqualTo(5);
        assertThat(check.ut())
                .contains("FAIL  hendelser API    The list of hendelser has been rebuilt: from 2026-09-12 on");

        Utkomme omlest = kommando("reread", "--fra-dato", "2026-09-12", "--ja", "--grunn", "Skatteetaten rebuilt it");
        assertThat(omlest.exitkode()).as(omlest.feil()).isZero();
        assertThat(omlest.ut()).contains("4 hendelser in").contains("4 par").contains("has lost its bound");
        bra(kjoer(SENERE));
        assertThat(sql(Long.class, "select count(*) from hendelse where serie = 2"))
                .isEqualTo(4);
        assertThat(simulator.kall().antall(Endepunkt.OPPSLAG))
                .as("every par that the new series names")
                .isEqualTo(4);
        assertThat(sql(String.class, "select kommando || ' ' || grunn from beslutning"))
                .isEqualTo("reread --fra-dato 2026-09-12 Skatteetaten rebuilt it");
        assertThat(bra(kjoer(SENERE)).melding()).contains("nothing new");
    }

    @Test
    void aListThatIsShorterThanWhatWasReadIsSeenWhenItHadMoreThen() {
        liste(daglig(1000, LocalDate.of(2026, 8, 20), 30, "2026-08"));
        bra(kjoer(DAG));
        liste(daglig(1, LocalDate.of(2026, 8, 20), 5, "2026-08"));
        Resultat resultat = kjoer(SENERE);
        assertThat(resultat.exitkode()).isEqualTo(Exitkode.BESLUTNING);
        assertThat(resultat.melding()).contains("it now begins at no number, but kjøring 1 was given number 1023");
    }

    @Test
    void aNumberOfTheOldSeriesIsNoDuplicateOfTheNewAndAPartlyReadSeriesIsReadFromItsBeginning() {
        LocalDate start = LocalDate.of(2026, 8, 20);
        liste(daglig(1, start, 30, "2026-08"));
        bra(kjoer(DAG));
        assertThat(kommando("reread", "--fra-dato", "2026-08-01", "--ja").exitkode())
                .isZero();
        Utkomme forSent = kommando("reread", "--fra-dato", "2026-08-02", "--ja");
        assertThat(forSent.exitkode())
                .as("nothing of the new series is read yet")
                .isEqualTo(2);

        bra(kjoer(DAG));
        assertThat(sql(
                        String.class,
                        "select nye || ' ' || duplikater || ' ' || par from kjoering order by 1 desc limit 1"))
                .isEqualTo("23 0 6");
        assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(6);
        assertThat(sql(Long.class, "select count(*) from utgivelse where ny and versjon > 1"))
                .as("what did not change gives no new version")
                .isZero();
    }

    @Test
    void anEarlierDayThanTheLastKjoeringReadUpToIsNoFalseAlarm() {
        liste(daglig(1000, LocalDate.of(2026, 8, 20), 40, "2026-08"));
        bra(kjoer(SENERE));
        bra(kjoer(DAG));
        bra(kjoer(SENERE.plusDays(3)));
        assertThat(sql(Long.class, "select count(*) from hendelse")).isEqualTo(34);
    }

    @Test
    void aRestartHoldsTheListAgainstItsOwnFrozenBound() {
        liste(daglig(1000, LocalDate.of(2026, 8, 20), 40, "2026-08"));
        jobb(jobb -> {
            // frozen, and stopped before the first page
            JdbcClient jdbc = jobb.hent(JdbcClient.class);
            jdbc.sql("insert into serie values (1, date '2026-08-01', '2026-08', 999, now(), 'test')")
                    .update();
            return jdbc.sql("""
                    insert into kjoering (kalendermaaned, skjaeringsdato, serie, fra_sekvensnummer, til_sekvensnummer,
                        listens_grense, opprettet) values ('2026-08', ?, 1, 1000, 1023, 1023, now())""").param(DAG).update();
        });
        liste(daglig(1, LocalDate.of(2026, 8, 20), 40, "2026-08"));
        Resultat resultat = jobb(jobb -> jobb.motor().restart(null, null, null, null));
        assertThat(resultat.exitkode()).isEqualTo(Exitkode.BESLUTNING);
        assertThat(resultat.melding())
                .contains("now begins at number 24, but kjøring 1 was given number 1023")
                .contains("`reread --fra-dato 2026-08-01`");

        assertThat(kommando("reread", "--fra-dato", "2026-08-01", "--ja").exitkode())
                .isZero();
        bra(jobb(jobb -> jobb.motor().restart(null, null, null, null)));
        assertThat(sql(Long.class, "select count(*) from hendelse where serie = 2"))
                .isEqualTo(23);
    }

    @Test
    void aRereadInTheMiddleOfTheLookupsCountsItsParAnew() {
        LocalDate start = LocalDate.of(2026, 8, 20);
        liste(daglig(1, start, 30, "2026-08"));
        Par uten = new Par(Notis.personnummer(0), "2026-08");
        simulator.settSvar(uten, 500, "{}");
        Map<String, Object> enGang = Map.of("utleggstrekk.api.maks-forsoek", 1);
        try (Testjobb jobb = new Testjobb(mappe, database, simulator, enGang)) {
            konfigurasjon = jobb.argumenter();
            assertThat(jobb.motor()
                            .kjoer(new Bestilling(AUGUST, DAG, null, null))
                            .exitkode())
                    .isEqualTo(Exitkode.FEILET);
        }
        // from the last three days on: three of the six par
        assertThat(kommando("reread", "--fra-dato", "2026-09-09", "--ja").exitkode())
                .isZero();
        liste(daglig(1, start, 30, "2026-08"));
        simulator.settSvar(uten, 404, "{\"kode\":\"OAF-007\"}");
        bra(jobb(jobb -> jobb.motor().restart(null, null, null, null)));
        assertThat(sql(Long.class, "select par from kjoering")).isEqualTo(6);
    }

    @Test
    void anEarlierFirstMonthPublishesTheMonthsBetweenThoughNothingChanged() {
        LocalDate start = LocalDate.of(2026, 6, 5);
        liste(sammen(daglig(1, start, 6, "2026-06"), daglig(101, LocalDate.of(2026, 8, 20), 10, "2026-08")));
        bra(kjoer(DAG));
        assertThat(filer("2026-06")).isZero();

        assertThat(kommando("reread", "--fra-dato", "2026-06-02", "--foerste-kalendermaaned", "2026-06", "--ja")
                        .feil())
                .contains("after the first day of --foerste-kalendermaaned 2026-06");
        assertThat(kommando("reread", "--fra-dato", "2026-08-01", "--foerste-kalendermaaned", "2026-09", "--ja")
                        .feil())
                .contains("can only be made earlier");
        Utkomme omlest = kommando("reread", "--fra-dato", "2026-06-01", "--foerste-kalendermaaned", "2026-06", "--ja");
        assertThat(omlest.ut()).contains("2 more months are covered, from 2026-06");
        bra(kjoer(DAG));
        assertThat(filer("2026-06")).isPositive();
        assertThat(filer("2026-07")).as("empty, and published").isPositive();
        assertThat(sql(Long.class, "select count(*) from beroert")).isZero();
        assertThat(bra(kjoer(DAG)).melding()).contains("nothing new");
    }

    @Test
    void whatCannotBeRereadIsRefusedAndChangesNothing() {
        liste(daglig(1, LocalDate.of(2026, 8, 20), 30, "2026-08"));
        String ingen = jobb(jobb -> {
            jobb.hent(JdbcClient.class);
            return "";
        });
        assertThat(kommando("reread", "--fra-dato", "2026-08-01", "--ja").melding())
                .startsWith("Nothing has been read yet" + ingen);
        bra(kjoer(DAG));
        assertThat(kommando("reread", "--fra-dato", "2026-09-13", "--ja").feil())
                .contains("--fra-dato 2026-09-13 is after 2026-09-12, up to which hendelser have been read");
        Utkomme utenTerminal = kommando("reread", "--fra-dato", "2026-08-25");
        assertThat(utenTerminal.exitkode()).isEqualTo(2);
        assertThat(utenTerminal.ut()).contains("read once more from 2026-08-25: 25 hendelser");
        assertThat(utenTerminal.feil()).contains("--ja");
        assertThat(sql(Long.class, "select count(*) from serie")).isEqualTo(1);
        assertThat(sql(Long.class, "select count(*) from beslutning")).isZero();
    }

    @Test
    void quarantinedHendelserThatTheNewSeriesBringsAgainAreClosedAndOlderOnesAreNotReadByNumber() {
        List<Notis> alle = new ArrayList<>(daglig(1, LocalDate.of(2026, 8, 20), 20, "2026-08"));
        for (int i : List.of(2, 15)) {
            Notis n = alle.get(i);
            alle.set(i, new Notis(n.sekvensnummer(), "123", n.periode(), n.registrert(), i == 2, n.type()));
        }
        liste(alle);
        bra(kjoer(DAG));
        Utkomme omlest = kommando("reread", "--fra-dato", "2026-09-01", "--ja");
        assertThat(omlest.ut()).contains("1 quarantined hendelser are closed");
        assertThat(sql(Long.class, "select sekvensnummer from karantene where loest is null"))
                .isEqualTo(3);
        assertThat(kommando("quarantine", "retry").ut())
                .contains("0 hendelser are read once more")
                .contains("1 are of an older series of the list");
        bra(kjoer(DAG));
        assertThat(
                        sql(
                                String.class,
                                "select string_agg(serie || '/' || sekvensnummer, ' ' order by serie) from karantene where loest is null"))
                .isEqualTo("1/3 2/16");
    }
}
