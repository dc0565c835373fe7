package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a kjøring changed, as a few lines for the console. No kroner: a change could be one person's. */
public final class Utgivelsesoversikt {
    private final JdbcClient jdbc;

    Utgivelsesoversikt(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One line per month and dataset; the ledger is itself a change, and has none. */
    public String tekst(Kjoering kjoering) {
        StringBuilder s = new StringBuilder(
                "  %-8s %-38s %-12s %8s %9s%n".formatted("month", "dataset", "version", "rows", "change"));
        jdbc.sql("""
                select u.kalendermaaned, u.datasett,
                    case when f.versjon is null then 'new: ' || u.versjon
                        when f.versjon = u.versjon then u.versjon || ', same'
                        else f.versjon || ' -> ' || u.versjon end as versjon,
                    u.rader, u.rader - coalesce(f.rader, 0) as endring_rader
                from utgivelse u left join lateral (
                    select versjon, rader from utgivelse t
                    where t.publisert and t.datasett = u.datasett and t.kalendermaaned = u.kalendermaaned
                        and t.kjoering_id < u.kjoering_id
                    order by t.kjoering_id desc limit 1) as f on true
                where u.kjoering_id = ? and u.datasett not in ('utleggstrekk-endring', 'utleggstrekk-utgivelser') order by u.kalendermaaned, u.datasett""")
                .param(kjoering.id())
                .query((rad, nr) -> s.append("  %-8s %-38s %-12s %8d %+9d%n"
                        .formatted(
                                rad.getString(1), rad.getString(2), rad.getString(3), rad.getLong(4), rad.getLong(5))))
                .list();
        return s.toString();
    }
}
