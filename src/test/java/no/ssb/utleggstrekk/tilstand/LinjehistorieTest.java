package no.ssb.utleggstrekk.tilstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What we hold, and what each earlier kjøring left, from answers to one par over several kjøringer. */
class LinjehistorieTest {
    private static final Kalendermaaned MAANED = Kalendermaaned.av("2026-10");

    private static MigrertDatabase database;
    private static JdbcClient jdbc;

    private Tilstandslager lager;
    private long par;

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
        database.tomMedKjoeringer(4);
        lager = new Tilstandslager(jdbc, InstantSource.system());
        par = jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse) values ('2026-10', 'pseudonym', 1)
                returning par_id""").query(Long.class).single();
    }

    @Test
    void whatAnEarlierKjoeringPublishedCanBeToldAfterEachChange() {
        svar(1, -100, -200);
        svar(2, -150);
        svar(3);
        svar(4, -400);

        assertThat(naa()).containsExactly(-400);
        assertThat(ved(1)).containsExactly(-100, -200);
        assertThat(ved(2)).containsExactly(-150);
        assertThat(ved(3)).isEmpty();
        assertThat(ved(4)).containsExactly(-400);
    }

    @Test
    void aKjoeringThatDidNotChangeTheParLeavesItAsItWas() {
        svar(1, -100);
        svar(4, -400);

        assertThat(ved(2)).containsExactly(-100);
        assertThat(ved(3)).containsExactly(-100);
    }

    @Test
    void aSecondAnswerInTheSameKjoeringReplacesTheFirst() {
        svar(1, -100, -200);
        svar(2, -150, -160, -170);
        svar(2, -155);
        svar(2, -156, -157);

        assertThat(naa()).containsExactly(-156, -157);
        assertThat(ved(1)).containsExactly(-100, -200);
        assertThat(jdbc.sql("select count(*) from linje").query(Long.class).single())
                .isEqualTo(4);
    }

    @Test
    void aParThatGoesAndComesBackInTheSameKjoeringIsHeldOnce() {
        svar(1, -100);
        svar(2);
        svar(2, -100);

        assertThat(naa()).containsExactly(-100);
        assertThat(ved(1)).containsExactly(-100);
    }

    /** What we hold becomes one forhold with these linjer; none is an answer without data. */
    private void svar(long kjoering, Integer... beloep) {
        Utfall utfall = beloep.length == 0 ? new Utfall.IkkeFunnet() : funnet(beloep);
        NyTilstand ny = new NyTilstand(ventende(null), utfall, innhold(utfall), true, false);
        lager.erstattLinjer(new Kjoering(kjoering, MAANED, LocalDate.of(2026, 11, 12), null, 0), List.of(ny));
    }

    private static Innhold innhold(Utfall utfall) {
        return utfall instanceof Utfall.Funnet f ? Innhold.av(f) : Innhold.INTET;
    }

    private static Utfall.Funnet funnet(Integer... beloep) {
        List<Linje> linjer = IntStream.range(0, beloep.length)
                .mapToObj(i -> new Linje("utleggstrekkSkatt", beloep[i], null, 0))
                .toList();
        return new Utfall.Funnet(List.of(new Forhold("950040793", "868596600", false, linjer)));
    }

    private VentendePar ventende(@Nullable String innhold) {
        return new VentendePar(par, MAANED, new Inntektsmottaker("pseudonym"), 1, 1, false, innhold);
    }

    private List<Integer> naa() {
        return jdbc.sql("select beloep from gjeldende_linje order by beloep desc")
                .query(Integer.class)
                .list();
    }

    private List<Integer> ved(long kjoering) {
        return jdbc.sql("select beloep from linje_ved('2026-10', ?) order by beloep desc")
                .param(kjoering)
                .query(Integer.class)
                .list();
    }
}
