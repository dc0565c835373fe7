package no.ssb.utleggstrekk.steg.rapport;

import java.util.Optional;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a kjøring came to, for the console. */
public final class Utgivelsesoversikt {
    private final JdbcClient jdbc;
    private final Rapportfiler filer;

    Utgivelsesoversikt(JdbcClient jdbc, Rapportfiler filer) {
        this.jdbc = jdbc;
        this.filer = filer;
    }

    /** What its report says. */
    public Sammendrag av(Kjoering kjoering) {
        return filer.sammendrag(kjoering);
    }

    /**
     * One employer's figures before and after a correction, of simulated data alone: the amounts are persons'. The largest
     * one that has other amounts than the kjøring before left it with.
     */
    public Optional<String> eksempel(Kjoering kjoering, Kalendermaaned maaned) {
        return jdbc.sql("""
                with foer as (select underenhet, count(distinct par_id) as personer, sum(beloep) as kroner
                        from linje_ved(:maaned, :naa - 1) where underenhet is not null group by 1),
                    naa as (select underenhet, count(distinct par_id) as personer, sum(beloep) as kroner
                        from linje_ved(:maaned, :naa) where underenhet is not null group by 1)
                select underenhet, foer.personer, foer.kroner, naa.personer, naa.kroner
                from foer join naa using (underenhet) where foer.kroner <> naa.kroner
                order by naa.personer desc, underenhet limit 1""")
                .param("maaned", maaned.toString())
                .param("naa", kjoering.id())
                .query((rad, nr) -> "employer %s in %s: %d persons, %d kr  ->  %d persons, %d kr"
                        .formatted(
                                rad.getString(1),
                                maaned,
                                rad.getLong(2),
                                rad.getLong(3),
                                rad.getLong(4),
                                rad.getLong(5)))
                .optional();
    }
}
