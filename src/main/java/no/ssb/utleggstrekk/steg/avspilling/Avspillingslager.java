package no.ssb.utleggstrekk.steg.avspilling;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of reading kept answers again. Changes nothing. */
final class Avspillingslager {
    /** The linjer that we hold for a month now. */
    private static final String BEHOLDNING = "gjeldende_linje l where l.kalendermaaned = :maaned";

    private final JdbcClient jdbc;

    Avspillingslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A par with its newest raw answer.
     *
     * @param par with the hendelse that the answer answered
     * @param utfall what came of its last lookup or reading; null when it was never answered
     * @param kryptert with the ciphertext for a body
     * @param spenn the months that the answer answered
     * @param besvarte the same as the view {@code raasvar} has them
     */
    record Opptak(VentendePar par, @Nullable String utfall, Raasvar kryptert, Maanedsspenn spenn, String besvarte) {}

    /** How many linjer, and their sum in whole kroner. */
    record Sum(long linjer, long beloep) {
        static final Sum NULL = new Sum(0, 0);

        Sum pluss(Sum annen) {
            return new Sum(linjer + annen.linjer, beloep + annen.beloep);
        }

        Sum minus(Sum annen) {
            return new Sum(linjer - annen.linjer, beloep - annen.beloep);
        }
    }

    /** How many par of a month have a raw answer. */
    long medRaasvar(Kalendermaaned maaned) {
        return tell(maaned, "exists (select from raadata_par r where r.par_id = par.par_id)");
    }

    /** How many par of a month were answered, and have no raw answer: they cannot be read again. */
    long utenRaasvar(Kalendermaaned maaned) {
        return tell(
                maaned,
                "utfall is not null and utfall <> 'FEILET' and not exists (select from raadata_par r where r.par_id = par.par_id)");
    }

    private long tell(Kalendermaaned maaned, String vilkaar) {
        return jdbc.sql("select count(*) from par where kalendermaaned = ? and " + vilkaar)
                .param(maaned.toString())
                .query(Long.class)
                .single();
    }

    /**
     * The next par of a month with a raw answer, in the order of their pseudonyms, which have an index.
     *
     * @param etter the last one of the part before; empty text to begin
     * @param utenom a kjøring whose par are left out, unless they are FEILET; 0 for none
     */
    List<Opptak> neste(Kalendermaaned maaned, String etter, long utenom, int antall) {
        return jdbc.sql("""
                select p.par_id, p.inntektsmottaker, p.innhold, p.utfall, nyest.serie, nyest.hendelse, r.status,
                    r.korrelasjonsid, r.kryptert, r.fra, r.til, r.besvarte
                from par p cross join lateral (
                    select * from raadata_par where raadata_par.par_id = p.par_id order by raadata_id desc limit 1) as nyest
                join raasvar r using (raadata_id)
                where p.kalendermaaned = ? and p.inntektsmottaker > ?
                    and (p.kjoering_id is distinct from ? or p.utfall = 'FEILET')
                order by p.inntektsmottaker limit ?""")
                .params(maaned.toString(), etter, utenom, antall)
                .query((rad, nr) -> new Opptak(
                        new VentendePar(
                                rad.getLong("par_id"),
                                maaned,
                                new Inntektsmottaker(rad.getString("inntektsmottaker")),
                                rad.getInt("serie"),
                                rad.getLong("hendelse"),
                                false,
                                rad.getString("innhold")),
                        rad.getString("utfall"),
                        new Raasvar(rad.getInt("status"), rad.getBytes("kryptert"), rad.getString("korrelasjonsid")),
                        new Maanedsspenn(
                                Kalendermaaned.av(rad.getString("fra")), Kalendermaaned.av(rad.getString("til"))),
                        rad.getString("besvarte")))
                .list();
    }

    /** What we hold for a month now. */
    Sum beholdning(Kalendermaaned maaned) {
        return jdbc.sql("select count(*), coalesce(sum(beloep), 0) from " + BEHOLDNING)
                .param("maaned", maaned.toString())
                .query((rad, nr) -> new Sum(rad.getLong(1), rad.getLong(2)))
                .single();
    }

    /** What we hold for some par of a month now. */
    Sum beholdning(Kalendermaaned maaned, long[] par) {
        return jdbc.sql("select count(*), coalesce(sum(beloep), 0) from " + BEHOLDNING + " and l.par_id = any (:par)")
                .param("maaned", maaned.toString())
                .param("par", par)
                .query((rad, nr) -> new Sum(rad.getLong(1), rad.getLong(2)))
                .single();
    }

    /** Every kode and detalj that any kjøring has counted, as {@code KODE detalj}. */
    Set<String> kjenteAvvik() {
        return new HashSet<>(jdbc.sql("select kode || ' ' || detalj from avvik group by 1")
                .query(String.class)
                .list());
    }
}
