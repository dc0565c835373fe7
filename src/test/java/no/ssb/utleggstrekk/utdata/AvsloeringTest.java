package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.tall.Avsloeringsregel;
import no.ssb.utleggstrekk.domene.tall.Gruppering;
import no.ssb.utleggstrekk.domene.tall.Gruppetall;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** avsloeringsrisiko by the pass and by the database, of many random groups: few persons, ties, zeros, and the very limit. */
class AvsloeringTest {
    private static final int GRUPPER = 10_000;
    private static final int PERSONER = 8;

    @Test
    void thePassAndTheDatabaseFlagTheSameGroups() {
        try (MigrertDatabase database = new MigrertDatabase()) {
            JdbcClient jdbc = database.jdbc();
            database.tomMedKjoeringer(1);
            fyll(jdbc, new SplittableRandom(16));

            for (Avsloeringsregel regel : List.of(
                    new Avsloeringsregel(3, 10, null),
                    new Avsloeringsregel(3, 20, null),
                    new Avsloeringsregel(1, 0, 0.5),
                    new Avsloeringsregel(4, 0, null))) {
                Map<String, Boolean> pass = avPasset(jdbc, regel);
                assertThat(pass).hasSize(GRUPPER).containsValues(true, false);
                assertThat(avDatabasen(jdbc, regel)).as(regel.toString()).isEqualTo(pass);
            }
        }
    }

    /** Sums that lie so close that the limit is often met exactly. */
    private static void fyll(JdbcClient jdbc, SplittableRandom tilfeldig) {
        for (int i = 0; i < PERSONER; i++) {
            jdbc.sql("insert into par (kalendermaaned, inntektsmottaker, siste_hendelse) values ('2026-10', ?, 1)")
                    .param("pseudonym" + i)
                    .update();
        }
        List<String> rader = new ArrayList<>();
        int[] beloep = {0, 0, 1, 5, 10, 20, 50, 95, 100, 200};
        for (int gruppe = 0; gruppe < GRUPPER; gruppe++) {
            int personer = 1 + tilfeldig.nextInt(PERSONER);
            for (int p = 0; p < personer; p++) {
                for (int l = tilfeldig.nextInt(3); l >= 0; l--) {
                    int kroner = (tilfeldig.nextInt(4) == 0 ? 1 : -1) * beloep[tilfeldig.nextInt(beloep.length)];
                    rader.add("(%d, %d, '%09d', %d)".formatted(p, rader.size(), gruppe, kroner));
                }
            }
        }
        jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, underenhet, skjermet, beskrivelse, beloep)
                select '2026-10', (select par_id from par where inntektsmottaker = 'pseudonym' || person), 1, nr, underenhet,
                    false, 'utleggstrekkSkatt', beloep
                from (values %s) as v (person, nr, underenhet, beloep)""".formatted(String.join(", ", rader))).update();
    }

    private static Map<String, Boolean> avPasset(JdbcClient jdbc, Avsloeringsregel regel) {
        Map<String, Boolean> flagg = new TreeMap<>();
        Gruppering gruppering = new Gruppering(regel, new Gruppering.Mottaker() {
            @Override
            public void underenhet(@Nullable String underenhet, Gruppetall tall) {
                flagg.put(String.valueOf(underenhet), tall.avsloeringsrisiko());
            }

            @Override
            public void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall) {
                // the same linjer
            }
        });
        jdbc.sql("select underenhet, par_id, beskrivelse, beloep from linje order by 1, 2")
                .query((rad, nr) -> {
                    gruppering.linje(rad.getString(1), rad.getString(2), null, rad.getString(3), rad.getInt(4));
                    return nr;
                })
                .list();
        gruppering.slutt();
        return flagg;
    }

    private static Map<String, Boolean> avDatabasen(JdbcClient jdbc, Avsloeringsregel regel) {
        Map<String, Boolean> flagg = new TreeMap<>();
        jdbc.sql(
                        "select underenhet, avsloeringsrisiko from tall('2026-10', 1, row(%d, %d, %s)) where beskrivelse is null"
                                .formatted(regel.minsteAntall(), regel.pProsent(), regel.stoersteAndel()))
                .query((rad, nr) -> flagg.put(rad.getString(1), rad.getBoolean(2)))
                .list();
        return flagg;
    }
}
