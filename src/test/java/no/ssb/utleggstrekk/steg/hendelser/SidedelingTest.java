package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * However the list is cut into pages, and though it is rebuilt now and then, the same par come to wait, the lesepeker ends where it should, and the counts
 * balance. Each content is read with three ways of paging, and each is held against the rules said again in a few lines.
 */
class SidedelingTest extends Sidedeling {
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("froe")
    void theSameParWaitHoweverTheListIsCutIntoPages(long froe) {
        Random r = new Random(froe);
        int side = Notis.trekk(r, 1, 2, 3, 7, 20, 100, 1000);
        // the content is the same for three seeds in a row; gaps are longer than some of the pages
        TilfeldigListe liste = new TilfeldigListe(froe / 3, froe, 40);
        Random tider = new Random(froe / 3);
        jdbc.sql("truncate kjoering, serie, par restart identity cascade").update();
        fraDato = liste.foerste.foersteDag();
        LocalDate dag = liste.foerste.foersteDag().plusDays(tider.nextInt(40));
        for (int i = 0; i < 4; i++) {
            if (tider.nextInt(4) == 0) {
                ombygd |= liste.byggOm(tider);
            }
            les(liste, dag, side, tider);
            dag = dag.plusDays(tider.nextInt(30) - 2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("flereFroe")
    @Tag("lang")
    void theSameForManyMoreLists(long froe) {
        theSameParWaitHoweverTheListIsCutIntoPages(froe);
    }

    /** Its time is not sent, so it cannot be told from those of the day before. */
    @Test
    void aHendelseWithoutATimeThatComesWhileTheListIsReadIsNoSignOfARebuiltList() {
        TilfeldigListe liste = new TilfeldigListe(0, 0, 1);
        LocalDate dag = liste.foerste.foersteDag().plusDays(1_000);
        liste.gaaTil(dag.atStartOfDay(OSLO).toInstant(), dag);
        jdbc.sql("truncate kjoering, serie, par restart identity cascade").update();
        Kjoering kjoering = kjoering(liste, dag);
        Hendelseslesing lesing = lesing(liste, 20);
        assertThat(lesing.neste(kjoering)).isTrue();
        liste.kommer(new Notis(
                liste.synlig().get(liste.synlig().size() - 1).sekvensnummer() + 1,
                Notis.personnummer(1),
                "2024-12",
                dag.atStartOfDay(OSLO).plusHours(6).toInstant(),
                false,
                "NY"));
        while (lesing.neste(kjoering)) {
            assertThat(kjoering.id()).isPositive();
        }
        assertThat(erMotsagt(liste)).isFalse();
    }
}
