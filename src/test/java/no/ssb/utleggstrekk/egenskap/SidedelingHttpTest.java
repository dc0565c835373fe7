package no.ssb.utleggstrekk.egenskap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Oppsett.Listeslutt;
import no.ssb.utleggstrekk.simulator.Oppsett.Sidestil;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same list through the whole job over HTTP, paged in three ways and with each of its three ends. */
class SidedelingHttpTest {
    private static final Oppsett LISTE = Oppsett.demo().medPersoner(60).medHull(0.3);

    @TempDir
    private Path mappe;

    @Test
    void theSameParAreLookedUpWhateverThePagingAndTheEnd() {
        Path noekkel = Noekler.lag(mappe.resolve("felles")).get(0);
        List<String> par = les(LISTE.medStokketSide(false).medListeslutt(Listeslutt.FA005), 1_000, noekkel);

        assertThat(par).hasSizeGreaterThan(100);
        assertThat(les(LISTE.medStokketSide(true).medListeslutt(Listeslutt.TOMT_OBJEKT), 7, noekkel))
                .isEqualTo(par);
        // no gap is as long as this window: without a bound an empty window cannot be told from the end
        assertThat(les(LISTE.medSidestil(Sidestil.VINDU).medListeslutt(Listeslutt.TOM_LISTE), 5_000, noekkel))
                .isEqualTo(par);
    }

    /** A kjøring up to a known bound, and one to the end. Returns every par with its last hendelse and its outcome. */
    private List<String> les(Oppsett oppsett, int side, Path noekkel) {
        try (Simulator simulator = Simulator.start(oppsett);
                Testjobb jobb = new Testjobb(
                        mappe.resolve("side" + side),
                        simulator,
                        Map.of(
                                "utleggstrekk.api.sidestoerrelse", side,
                                "utleggstrekk.pseudonym.noekkelsett-fil", noekkel,
                                "utleggstrekk.foerste-kalendermaaned", "2026-08"))) {
            simulator.settDato(LocalDate.parse("2026-11-20"));
            kjoer(jobb, "2026-08", "2026-09-12");
            kjoer(jobb, "2026-10", "2026-11-21");
            return jobb.hent(JdbcClient.class).sql("""
                            select kalendermaaned || ' ' || inntektsmottaker || ' ' || siste_hendelse || ' ' || utfall from par
                            order by 1""").query(String.class).list();
        }
    }

    private static void kjoer(Testjobb jobb, String maaned, String tilDato) {
        Resultat resultat =
                jobb.motor().kjoer(new Bestilling(Kalendermaaned.av(maaned), LocalDate.parse(tilDato), null, null));
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
    }
}
