package no.ssb.utleggstrekk.steg.oppslag;

import java.util.List;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL around the lookups: who waits, how many, and what became of them. */
final class Oppslagslager {
    private static final String ER_NEKTET =
            "coalesce(grunn in ('%s', '%s'), false)".formatted(Nektelser.NEKTET, Nektelser.INGEN_TILGANG);

    /** Those of the kjøring's month and of all months before (rule 7). */
    private static final String VENTER = "par.venter and kalendermaaned <= ?";

    private final JdbcClient jdbc;

    Oppslagslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How many par wait for this kjøring. */
    long ventende(Kjoering kjoering) {
        return tell(kjoering, "");
    }

    /** How many of those were refused when they were last asked for. */
    long nektet(Kjoering kjoering) {
        return tell(kjoering, " and " + ER_NEKTET);
    }

    /** Of how many months. */
    long maaneder(Kjoering kjoering) {
        return jdbc.sql("select count(distinct kalendermaaned) from par where " + VENTER)
                .param(kjoering.kalendermaaned().toString())
                .query(Long.class)
                .single();
    }

    private long tell(Kjoering kjoering, String ogsaa) {
        return jdbc.sql("select count(*) from par where " + VENTER + ogsaa)
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

    /** How many numbers of hendelser without a person have no answer; none for a replay, which asks for none. */
    long numreUtenSvar(Kjoering kjoering) {
        return jdbc.sql("""
                select count(distinct logg_id) from hendelse h, kjoering k
                where uten_par = 'UOPPSLAATT' and k.kjoering_id = ? and k.art = 'HENTING'""").param(kjoering.id()).query(Long.class).single();
    }

    /** Whether any of the kjøring's par was answered. */
    boolean harSvart(Kjoering kjoering) {
        return jdbc.sql("select exists (select from par where kjoering_id = ? and utfall <> 'FEILET')")
                .param(kjoering.id())
                .query(Boolean.class)
                .single();
    }

    /**
     * The next par that wait, a person's months together and in order.
     *
     * @param nektet whether those that were refused, or those that were not
     * @param etter the one before; null to begin
     */
    List<VentendePar> neste(Kjoering kjoering, boolean nektet, @Nullable VentendePar etter, int antall) {
        return jdbc.sql("""
                select par_id, kalendermaaned, inntektsmottaker, siste_serie, siste_hendelse, innhold from par
                where %s and %s = ? and (inntektsmottaker, kalendermaaned) > (?, ?)
                order by inntektsmottaker, kalendermaaned limit ?""".formatted(VENTER, ER_NEKTET))
                .params(
                        kjoering.kalendermaaned().toString(),
                        nektet,
                        etter == null ? "" : etter.inntektsmottaker().pseudonym(),
                        etter == null ? "" : etter.kalendermaaned().toString(),
                        antall)
                .query((rad, nr) -> new VentendePar(
                        rad.getLong("par_id"),
                        Kalendermaaned.av(rad.getString("kalendermaaned")),
                        new Inntektsmottaker(rad.getString("inntektsmottaker")),
                        rad.getInt("siste_serie"),
                        rad.getLong("siste_hendelse"),
                        nektet,
                        rad.getString("innhold")))
                .list();
    }
}
