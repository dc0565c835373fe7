package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The correction ledger from the history of linje: underenhet | persons | linjer | sum | new, changed, gone par. */
class EndringTest {
    private static final String A = "868596600";
    private static final String B = "910000001";

    private static MigrertDatabase database;
    private static JdbcClient jdbc;

    @BeforeAll
    static void aapne() {
        database = new MigrertDatabase();
        jdbc = database.jdbc();
    }

    @AfterAll
    static void lukk() {
        database.close();
    }

    @BeforeEach
    void tom() {
        database.tomMedKjoeringer(5);
        for (int i = 0; i < 9; i++) {
            jdbc.sql("insert into par (kalendermaaned, inntektsmottaker, siste_hendelse) values ('2026-10', ?, 1)")
                    .param("pseudonym" + i)
                    .update();
        }
    }

    @Test
    void newChangedAndGoneParAreCountedInTheirUnderenhet() {
        linje(1, 1, null, A, -100);
        linje(2, 1, 2L, A, -200);
        linje(2, 2, null, A, -250);
        linje(3, 1, 2L, A, -300);
        linje(4, 2, null, A, -400);

        assertThat(endring(1, 2)).containsExactly(A + "|3>3|3>3|-600>-750|1|1|1");
    }

    @Test
    void aParThatMovesIsGoneFromOneUnderenhetAndNewInTheOther() {
        linje(1, 1, 2L, A, -100);
        linje(1, 2, null, B, -100);
        linje(2, 1, null, A, -50);

        assertThat(endring(1, 2)).containsExactly(A + "|2>1|2>1|-150>-50|0|0|1", B + "|0>1|0>1|0>-100|1|0|0");
        assertThat(par(1, 2)).isEqualTo("0|1|0");
    }

    @Test
    void linjerWithoutAnUnderenhetFormTheLastRow() {
        linje(1, 2, null, null, -100);
        linje(2, 2, null, B, -100);

        assertThat(endring(1, 2)).containsExactly(B + "|0>1|0>1|0>-100|1|0|0", "null|0>1|0>1|0>-100|1|0|0");
    }

    @Test
    void linjerWrittenAgainWithTheSameContentAreNoChange() {
        linje(1, 1, 2L, A, -100);
        linje(1, 2, null, A, -100);
        linje(2, 1, 2L, A, -200);
        linje(2, 3, null, A, -200);

        assertThat(endring(1, 3)).isEmpty();
        assertThat(par(1, 3)).isEqualTo("0|0|0");
    }

    @Test
    void aChangeOfSomethingElseThanTheMeasuresIsAChangedPar() {
        linje(1, 1, 2L, A, -100);
        linje(1, 2, null, A, -100);
        jdbc.sql("update linje set antall_avvik = 1 where fra_kjoering = 2").update();

        assertThat(endring(1, 2)).containsExactly(A + "|1>1|1>1|-100>-100|0|1|0");
    }

    @Test
    void twoKjoeringerInOneStepAreTheSumOfTheTwoSteps() {
        linje(1, 1, 2L, A, -100);
        linje(1, 2, 3L, A, -200);
        linje(1, 3, null, B, -300);
        linje(2, 2, 3L, A, -1);

        assertThat(endring(1, 3)).containsExactly(A + "|1>0|1>0|-100>0|0|0|1", B + "|0>1|0>1|0>-300|1|0|0");
        assertThat(endring(1, 2)).containsExactly(A + "|1>2|1>2|-100>-201|1|1|0");
        assertThat(endring(2, 3)).containsExactly(A + "|2>0|2>0|-201>0|0|0|2", B + "|0>1|0>1|0>-300|1|0|0");
    }

    @Test
    void personsWithSeveralLinjerCountOnce() {
        linje(1, 1, 2L, A, -100);
        linje(1, 2, null, A, -100, -100);

        assertThat(endring(1, 2)).containsExactly(A + "|1>1|1>2|-100>-200|0|1|0");
    }

    private void linje(long par, long fra, @Nullable Long til, @Nullable String underenhet, int... beloep) {
        for (int nr = 0; nr < beloep.length; nr++) {
            jdbc.sql("""
                    insert into linje (kalendermaaned, par_id, fra_kjoering, til_kjoering, linje_nr, underenhet, skjermet,
                        beskrivelse, beloep)
                    values ('2026-10', :par, :fra, :til::bigint, :nr, :underenhet, false, 'utleggstrekkSkatt', :beloep)""")
                    .param("par", par)
                    .param("fra", fra)
                    .param("til", til)
                    .param("nr", nr)
                    .param("underenhet", underenhet)
                    .param("beloep", beloep[nr])
                    .update();
        }
    }

    private List<String> endring(long foer, long etter) {
        return jdbc.sql("""
                select concat_ws('|', coalesce(underenhet, 'null'),
                    antall_inntektsmottakere_foer || '>' || antall_inntektsmottakere_etter,
                    antall_utleggstrekk_foer || '>' || antall_utleggstrekk_etter,
                    sum_beloep_foer || '>' || sum_beloep_etter, antall_personer_nye, antall_personer_endret,
                    antall_personer_borte)
                from endring('2026-10', ?, ?, 2, row(3, 10, null), row(3, 10, null))
                where antall_inntektsmottakere_endring = antall_inntektsmottakere_etter - antall_inntektsmottakere_foer
                    and antall_utleggstrekk_endring = antall_utleggstrekk_etter - antall_utleggstrekk_foer
                    and sum_beloep_endring = sum_beloep_etter - sum_beloep_foer and versjon = 2
                order by underenhet""").params(foer, etter).query(String.class).list();
    }

    private String par(long foer, long etter) {
        return jdbc.sql("select concat_ws('|', nye, endret, borte) from endring_par('2026-10', ?, ?)")
                .params(foer, etter)
                .query(String.class)
                .single();
    }
}
