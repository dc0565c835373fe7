package no.ssb.utleggstrekk.motor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the watch does when, with the clock in hand. */
class KjoeringsvaktTest {
    private Instant naa = Instant.parse("2026-09-12T06:00:00Z");
    private final TestDatabase database = TestDatabase.ny();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private final Kjoeringslaas laas = new Kjoeringslaas(database.dataSource(), () -> naa, forbindelse -> {});
    private final Stoppsignal stopp = new Stoppsignal();
    private final Framdrift framdrift = new Framdrift(() -> naa, false);
    private final AtomicInteger gittOpp = new AtomicInteger();
    private final Kjoeringsvakt vakt =
            new Kjoeringsvakt(laas, stopp, framdrift, () -> List.of(gittOpp::incrementAndGet), () -> naa);

    @BeforeEach
    void taLaasen() {
        jdbc.sql("""
                create table eierskap (id boolean primary key default true, vert text, pid bigint, siden timestamptz,
                    sett timestamptz, stopp_bedt timestamptz, hva text, hva_siden timestamptz, ferdig bigint,
                    totalt bigint)""").update();
        laas.ta();
    }

    @AfterEach
    void lukk() {
        vakt.close();
        framdrift.close();
        laas.close();
    }

    @Test
    void aRequestInTheDatabaseBecomesTheSignal() {
        vakt.slag();
        assertThat(stopp.erBedt()).isFalse();
        jdbc.sql("update eierskap set stopp_bedt = now()").update();
        vakt.slag();
        assertThat(stopp.erBedt()).isTrue();
    }

    @Test
    void callsUnderWayAreGivenUpOnlyWhenTheirTimeIsUsed() {
        stopp.be();
        vakt.slag();
        naa = naa.plus(Kjoeringsvakt.KALL_FAAR).minusMillis(1);
        vakt.slag();
        assertThat(gittOpp).hasValue(0);
        naa = naa.plusMillis(1);
        vakt.slag();
        vakt.slag();
        assertThat(gittOpp).hasValue(1);
    }

    @Test
    void aLostLockStopsEverythingAtOnce() {
        jdbc.sql("""
                select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
                    and database = (select oid from pg_database where datname = current_database())""").query().listOfRows();
        vakt.slag();
        assertThat(laas.erTapt()).isTrue();
        assertThat(stopp.erBedt()).isTrue();
        assertThat(gittOpp).hasValue(1);
    }

    @Test
    void howFarTheLongStepHasComeStandsInTheDatabase() {
        framdrift.start("lookups", 300);
        framdrift.ferdig(20);
        vakt.slag();
        assertThat(jdbc.sql("select hva, ferdig, totalt, sett = ? as sett from eierskap")
                        .param(naa.atOffset(java.time.ZoneOffset.UTC))
                        .query()
                        .singleRow())
                .containsEntry("hva", "lookups")
                .containsEntry("ferdig", 20L)
                .containsEntry("totalt", 300L)
                .containsEntry("sett", true);
    }
}
