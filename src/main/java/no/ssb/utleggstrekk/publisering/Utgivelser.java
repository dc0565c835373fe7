package no.ssb.utleggstrekk.publisering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The SQL of versions: what is published, and what a kjøring is about to publish. */
final class Utgivelser {
    private static final String KOLONNER =
            "datasett, kalendermaaned, versjon, rader, sum_beloep, bytes, sha256, innhold_sha256, ny";

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;

    Utgivelser(JdbcClient jdbc, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
    }

    /** The current file of a dataset and month, before a kjøring; empty when none was published. */
    Optional<Utgivelse> gjeldende(Datasett datasett, Kalendermaaned maaned, Kjoering foer) {
        return jdbc.sql("""
                select %s from utgivelse where publisert and datasett = ? and kalendermaaned = ? and kjoering_id < ?
                order by kjoering_id desc limit 1""".formatted(KOLONNER))
                .params(datasett.navn(), maaned.toString(), foer.id())
                .query(Utgivelser::les)
                .optional();
    }

    /** What a kjøring is about to publish, or has published, in the order of dataset and month. */
    List<Utgivelse> av(Kjoering kjoering) {
        return jdbc.sql("select %s from utgivelse where kjoering_id = ? order by kalendermaaned, datasett"
                        .formatted(KOLONNER))
                .param(kjoering.id())
                .query(Utgivelser::les)
                .list();
    }

    /** Replaces what a kjøring is about to publish. */
    void lagre(Kjoering kjoering, List<Utgivelse> utgivelser) {
        transaksjon.executeWithoutResult(status -> {
            jdbc.sql("delete from utgivelse where kjoering_id = ?")
                    .param(kjoering.id())
                    .update();
            utgivelser.forEach(u -> jdbc.sql("""
                    insert into utgivelse (kjoering_id, datasett, kalendermaaned, versjon, sti, rader, sum_beloep, bytes,
                        sha256, innhold_sha256, ny)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(
                            kjoering.id(),
                            u.datasett().navn(),
                            u.kalendermaaned().toString(),
                            u.versjon(),
                            u.sti(),
                            u.kontroll().innhold().rader(),
                            u.kontroll().innhold().sumBeloep(),
                            u.kontroll().bytes(),
                            u.kontroll().sha256(),
                            u.kontroll().innhold().innholdSha256(),
                            u.ny())
                    .update());
        });
    }

    /** Makes the kjøring's files the current ones. */
    void publiser(Kjoering kjoering) {
        transaksjon.executeWithoutResult(
                status -> jdbc.sql("update utgivelse set publisert = true where kjoering_id = ?")
                        .param(kjoering.id())
                        .update());
    }

    private static Utgivelse les(ResultSet rad, int nr) throws SQLException {
        Filinnhold innhold =
                new Filinnhold(rad.getLong("rader"), rad.getLong("sum_beloep"), rad.getString("innhold_sha256"));
        return new Utgivelse(
                Datasett.medNavn(rad.getString("datasett")),
                Kalendermaaned.av(rad.getString("kalendermaaned")),
                rad.getInt("versjon"),
                new Filkontroll(innhold, rad.getLong("bytes"), rad.getString("sha256")),
                rad.getBoolean("ny"));
    }
}
