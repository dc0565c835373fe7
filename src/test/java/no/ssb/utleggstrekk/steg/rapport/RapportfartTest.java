package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The report over 36 months, of a month with 200 000 underenheter or {@code -Dunderenheter=N}: its size, and how long it takes. */
@Tag("ytelse")
class RapportfartTest {
    private static final int UNDERENHETER = Integer.getInteger("underenheter", 200_000);
    private static final Kalendermaaned SISTE = Kalendermaaned.av("2026-09");

    @TempDir
    private Path mappe;

    @Test
    void aBigMonthWithALongHistoryGivesASmallPage() throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.demo());
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            JdbcClient jdbc = jobb.hent(JdbcClient.class);
            fyll(jdbc);
            Kjoering kjoering = new Kjoering(108, SISTE, LocalDate.of(2026, 10, 12), null, 0);
            jobb.hent(Kjoeringslaas.class).ta();
            long start = System.nanoTime();

            jobb.hent(VoktetTransaksjon.class)
                    .somEier(() -> jobb.hent(Rapport.class).publisert(kjoering));

            Duration tid = Duration.ofNanos(System.nanoTime() - start);
            long bytes = Files.size(jobb.utdata().resolve("logg/2026-09/kjoering-0108/rapport.html"));
            LoggerFactory.getLogger(RapportfartTest.class)
                    .info(
                            "{} underenheter, 36 months: {} kB in {} s",
                            UNDERENHETER,
                            bytes / 1000,
                            tid.toMillis() / 1e3);
            assertThat(bytes).isLessThan(1_000_000);
            assertThat(new Rapportkontrakt().les(jobb, kjoering).get("historikk"))
                    .hasSize(36);
        }
    }

    /** Three versions of each of 36 months, and the linjer of the newest. */
    private static void fyll(JdbcClient jdbc) {
        jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                select to_char(m, 'YYYY-MM'), (m + make_interval(months => versjon, days => 11))::date, 'PUBLISERT', now()
                from generate_series(date '2023-10-01', date '2026-09-01', interval '1 month') as m,
                    generate_series(1, 3) as versjon
                order by m, versjon""").update();
        jdbc.sql("""
                insert into maanedstall (kjoering_id, kalendermaaned, antall_underenheter, antall_inntektsmottakere,
                    antall_utleggstrekk, sum_beloep)
                select kjoering_id, kalendermaaned, 200000, 300000, 400000, -900000000 - 1234567 * kjoering_id from kjoering""").update();
        jdbc.sql("""
                insert into utgivelse (kjoering_id, datasett, kalendermaaned, versjon, sti, rader, sum_beloep, bytes, sha256,
                    innhold_sha256, doc_bytes, doc_sha256, minste_antall, p_prosent, ny, publisert)
                select kjoering_id, 'utleggstrekk-underenhet', kalendermaaned, 1 + (kjoering_id - 1) % 3, 'x', 200000, 0, 1,
                    repeat('0', 64), '', 1, '', 3, 10, true, true from kjoering""").update();
        jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse, besvart_serie, besvart_hendelse, utfall,
                    kjoering_id)
                select '2026-09', 'p' || i, 1, 1, 1, 'FUNNET', 106 from generate_series(1, :antall) as i""").param("antall", 2 * UNDERENHETER).update();
        jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, opplysningspliktig, underenhet, beskrivelse,
                    beloep, skjermet)
                select kalendermaaned, par_id, case when par_id % 50 = 0 then 108 else 106 end, 1, '810000000',
                    (910000000 + par_id % :antall)::text, case when par_id % 3 = 0 then 'utleggstrekkSamordnet' else 'utleggstrekkSkatt' end,
                    -500 - (31 * par_id % 9000)::int, false
                from par""").param("antall", UNDERENHETER).update();
        jdbc.sql("vacuum analyze par, linje").update();
    }
}
