package no.ssb.utleggstrekk.steg.kvalitet;

import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.MAANED;
import static org.assertj.core.api.Assertions.assertThat;

import no.ssb.utleggstrekk.domene.Kjoering;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many linjer per second the checks take; {@code -Dlinjer=5000000} for a month of five million. */
@Tag("ytelse")
class KvalitetYtelseTest {
    private static final int LINJER = Integer.getInteger("linjer", 1_000_000);

    @Test
    void theChecksOfALargeMonth() {
        try (Maanedsdata data = new Maanedsdata()) {
            Kjoering kjoering = data.kjoering();
            fyll(data);
            long foer = System.nanoTime();
            data.kontroller(kjoering, MAANED);
            double sekunder = (System.nanoTime() - foer) / 1e9;

            System.out.printf("kvalitet: %d linjer in %.1f s, %.0f linjer/s%n", LINJER, sekunder, LINJER / sekunder);
            assertThat(data.funn(kjoering, MAANED).get("DATO_UTENFOR_MAANEDEN"))
                    .isNotNull()
                    .extracting(Maanedsdata.Funn::antall)
                    .isEqualTo(LINJER / 100L);
        }
    }

    /** Two linjer per person, 50 000 underenheter, one date in a hundred outside the month. */
    private static void fyll(Maanedsdata data) {
        data.jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse)
                select ?, 'pseudonym' || n, n from generate_series(1, ?) as n""").params(MAANED.toString(), LINJER / 2).update();
        data.jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, opplysningspliktig, underenhet, skjermet,
                    beskrivelse, beloep, dato_for_utleggstrekk)
                select kalendermaaned, par_id, (select min(kjoering_id) from kjoering), nr, (310000000 + par_id % 20000)::text,
                    (320000000 + par_id % 50000)::text, false, 'utleggstrekkSkatt', -1000 - nr,
                    date '2026-08-20' + case when (par_id + nr) % 100 = 0 then 30 else 0 end
                from par, generate_series(1, 2) as nr""").update();
        data.jdbc.sql("analyze linje").update();
    }
}
