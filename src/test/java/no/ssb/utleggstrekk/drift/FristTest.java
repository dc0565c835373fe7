package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** That somebody is told when a month is not published. */
class FristTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-15, 2026-09",
        "2026-11-16, 2026-10",
        "2026-11-30, 2026-10",
        "2026-12-15, 2026-10",
        "2027-01-15, 2026-11",
        "2027-01-16, 2026-12",
        "2028-03-01, 2028-01"
    })
    void theNewestMonthIsTheOneWhoseDayHasPassed(LocalDate idag, String ventet) {
        assertThat(Frist.nyeste(idag, 15)).isEqualTo(Kalendermaaned.av(ventet));
    }

    @Test
    void aPublishedMonthKeepsItsDeadlineAndEighteenMonthsLaterSomebodyIsTold(@TempDir Path mappe) {
        try (Scene scene = new Scene(mappe)) {
            try (Testjobb jobb = scene.prosess()) {
                jobb.motor().kjoer(Scene.BESTILLING);
            }

            Status iTide = naa(scene.jdbc, "2026-09-16T05:00:00Z").les(15);
            assertThat(iTide.frist()).isEqualTo(new Frist(15, "2026-08", true));
            assertThat(iTide.nesteSteg()).isEqualTo("Nothing until the next month.");
            assertThat(iTide.kjoeringer()).singleElement().satisfies(k -> {
                assertThat(k.startet()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
                assertThat(k.publisert()).isBetween(k.startet(), k.avsluttet());
            });

            ventPaaMaanedene(scene);

            Status glemt = naa(scene.jdbc, "2028-03-16T05:00:00Z").les(15);
            assertThat(glemt.frist()).isEqualTo(new Frist(15, "2028-02", false));
            assertThat(glemt.nesteSteg()).startsWith("`run --kalendermaaned 2028-02`");
            assertThat(glemt.tekst()).contains("Deadline, day 15: 2028-02 has no stable published version");

            scene.jdbc.sql("update utgivelse set versjon = 0").update();
            assertThat(naa(scene.jdbc, "2026-09-16T05:00:00Z").les(15).frist())
                    .as("a version that is replaced later is not the one that was due")
                    .isEqualTo(new Frist(15, "2026-08", false));
            scene.jdbc
                    .sql("update serie set foerste_kalendermaaned = '2026-09'")
                    .update();
            assertThat(naa(scene.jdbc, "2026-09-16T05:00:00Z").les(15).frist())
                    .as("a month before the first one covered is never due")
                    .isEqualTo(new Frist(15, "2026-08", true));
        }
    }

    /** What waits of a published month, and of one before it, is the next thing to do; what waits of a later one is not. */
    private static void ventPaaMaanedene(Scene scene) {
        scene.jdbc.sql("""
                        insert into par (inntektsmottaker, kalendermaaned, siste_serie, siste_hendelse)
                        select inntektsmottaker, m, siste_serie, siste_hendelse from par, unnest('{2026-06,2026-09}'::text[]) as m
                        where par_id = (select min(par_id) from par)""").update();
        scene.jdbc.sql("insert into beroert values ('2026-07'), ('2026-09')").update();
        Status status = naa(scene.jdbc, "2026-09-16T05:00:00Z").les();
        assertThat(status.nesteSteg())
                .isEqualTo(
                        "`run --kalendermaaned 2026-08`: 1 par of 2026-06 wait, and 2026-07 is to be worked out anew.");
        scene.jdbc.sql("delete from beroert").update();
        scene.jdbc.sql("delete from par where kalendermaaned <> '2026-08'").update();
    }

    @Test
    void cronAndAnyMonitorCanAskByTheExitCode(@TempDir Path mappe) {
        try (Scene scene = new Scene(mappe);
                Testjobb jobb = scene.prosess()) {
            var glemt = Kommandotest.kjoer(jobb.argumenter(), "status", "--frist", "15");
            assertThat(glemt.exitkode()).as(glemt.ut()).isEqualTo(Exitkode.FEILET.tall());
            assertThat(glemt.ut()).contains("has no stable published version");

            scene.jdbc.sql("""
                    insert into serie (serie, fra_dato, foerste_kalendermaaned, begynt, grunn)
                    values (1, '2099-01-01', '2099-01', now(), 'test')""").update();
            assertThat(Kommandotest.kjoer(jobb.argumenter(), "status", "--frist", "15")
                            .exitkode())
                    .isZero();
            assertThat(Kommandotest.kjoer(jobb.argumenter(), "status", "--frist", "31")
                            .exitkode())
                    .isEqualTo(Exitkode.BRUK.tall());
        }
    }

    @Test
    void aDatabaseWithoutTablesHasPublishedNothing() {
        JdbcClient tom = JdbcClient.create(TestDatabase.ny().dataSource());
        assertThat(naa(tom, "2026-11-16T05:00:00Z").les(15).frist()).isEqualTo(new Frist(15, "2026-10", false));
    }

    private static Statusleser naa(JdbcClient jdbc, String tid) {
        return new Statusleser(jdbc, InstantSource.fixed(Instant.parse(tid)), 10, null);
    }
}
