package no.ssb.utleggstrekk.steg.oppslag;

import java.util.List;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL around the lookups: who waits, how many, and what became of them. */
public final class Oppslagslager {
    private final JdbcClient jdbc;

    Oppslagslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many par wait for this kjøring: those of its month and of all months before (rule 7). */
    long ventende(Kjoering kjoering) {
        return jdbc.sql("""
                select count(*) from par where par.venter and kalendermaaned <= ?""")
                .param(kjoering.kalendermaaned().toString())
                .query(Long.class)
                .single();
    }

    /** How many of the kjøring's par ended with an outcome. */
    long medUtfall(Kjoering kjoering, String utfall) {
        return jdbc.sql("select count(*) from par where kjoering_id = ? and utfall = ?")
                .params(kjoering.id(), utfall)
                .query(Long.class)
                .single();
    }

    /** The next par of one part of the work, in the order of their numbers. */
    List<VentendePar> neste(Kjoering kjoering, int del, int deler, long etter, int antall) {
        return jdbc.sql("""
                select par_id, kalendermaaned, inntektsmottaker, siste_serie, siste_hendelse, innhold from par
                where par.venter and kalendermaaned <= ? and par_id > ? and par_id % ? = ?
                order by par_id limit ?""")
                .params(kjoering.kalendermaaned().toString(), etter, deler, del, antall)
                .query((rad, nr) -> new VentendePar(
                        rad.getLong("par_id"),
                        Kalendermaaned.av(rad.getString("kalendermaaned")),
                        new Inntektsmottaker(rad.getString("inntektsmottaker")),
                        rad.getInt("siste_serie"),
                        rad.getLong("siste_hendelse"),
                        rad.getString("innhold")))
                .list();
    }
}
