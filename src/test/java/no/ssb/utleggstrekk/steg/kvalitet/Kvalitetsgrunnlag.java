package no.ssb.utleggstrekk.steg.kvalitet;

import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.MAANED;
import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.OPPLYSNINGSPLIKTIG;
import static no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.UNDERENHET;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.steg.kvalitet.Maanedsdata.Funn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A database with a month to look at, and what the quality checks find in it. */
abstract class Kvalitetsgrunnlag {
    static final LocalDate DAG = LocalDate.of(2026, 8, 20);
    static final String SKATT = "utleggstrekkSkatt";
    static Maanedsdata data;

    @BeforeAll
    static void start() {
        data = new Maanedsdata();
    }

    @AfterAll
    static void stopp() {
        data.close();
    }

    @BeforeEach
    void tom() {
        data.tom();
    }

    Map<String, Funn> funn() {
        Kjoering kjoering = data.kjoering();
        data.kontroller(kjoering, MAANED);
        return data.funn(kjoering, MAANED);
    }

    void typer(Kalendermaaned maaned, int skatt, int annet, int samordnet) {
        for (Map.Entry<String, Integer> type : Map.of(
                        SKATT, skatt, "utleggstrekkAnnet", annet, "utleggstrekkSamordnet", samordnet)
                .entrySet()) {
            for (int i = 0; i < type.getValue(); i++) {
                data.linje(maaned, data.par(maaned), UNDERENHET, OPPLYSNINGSPLIKTIG, type.getKey(), -1000, null);
            }
        }
    }

    void hendelse(long par, LocalDate dag) {
        data.jdbc.sql("""
                insert into hendelse (serie, sekvensnummer, kjoering_id, par_id, registreringstidspunkt)
                select 1, ?, min(kjoering_id), ?, ?::timestamp at time zone 'Europe/Oslo' from kjoering""").params(par, par, dag.atTime(12, 0)).update();
    }

    void publiser(Kjoering kjoering) {
        data.jdbc.sql("""
                        insert into utgivelse (kjoering_id, datasett, kalendermaaned, versjon, sti, rader, sum_beloep, bytes,
                            sha256, innhold_sha256, doc_bytes, doc_sha256, minste_antall, p_prosent, ny, publisert)
                        select kjoering_id, 'utleggstrekk', kalendermaaned, kjoering_id, '', 0, 0, 0, '', '', 0, '', 3, 10, true, true
                        from maanedstall where kjoering_id = ?""").params(kjoering.id()).update();
    }

    Map<String, Funn> funnAv(List<Integer> rekkefoelge) {
        for (int i : rekkefoelge) {
            String underenhet = Integer.toString(314_000_000 + i % 20);
            data.linje(MAANED, data.par(MAANED), underenhet, OPPLYSNINGSPLIKTIG, "k" + i % 7, i % 5, DAG.plusDays(i));
        }
        return funn();
    }
}
