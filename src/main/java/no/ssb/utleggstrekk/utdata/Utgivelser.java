package no.ssb.utleggstrekk.utdata;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The SQL of versions: what is published, and what a kjøring is about to publish. */
public final class Utgivelser {
    /**
     * The ledger is about the version of utleggstrekk-underenhet with its number, so it is compared with that dataset's
     * version before, and an unchanged ledger is about the kjøring that wrote it. A number that a file had which the
     * database does not know is passed over, so the version before is not always one less.
     */
    private static final String VELG = """
            select u.*, case when u.ny or u.datasett <> '%1$s' then u.kjoering_id else (
                    select max(w.kjoering_id) from utgivelse w where w.ny and w.publisert and w.datasett = u.datasett
                        and w.kalendermaaned = u.kalendermaaned and w.versjon = u.versjon) end as tilstand,
                forrige.kjoering_id as forrige_kjoering, forrige.versjon as forrige_versjon,
                forrige.minste_antall as forrige_minste_antall, forrige.p_prosent as forrige_p_prosent,
                forrige.hoeyeste_andel as forrige_hoeyeste_andel
            from utgivelse u left join lateral (
                select f.* from utgivelse f
                where f.ny and f.publisert and f.kjoering_id < u.kjoering_id
                    and f.datasett = case when u.datasett = '%1$s' then '%2$s' else u.datasett end
                    and f.kalendermaaned = u.kalendermaaned and f.versjon > 0 and f.versjon < u.versjon
                order by f.kjoering_id desc limit 1) as forrige on true\s""".formatted(Datasett.ENDRING.navn(), Datasett.UNDERENHET.navn());

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;

    public Utgivelser(JdbcClient jdbc, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
    }

    /** The current file of a dataset and month, before a kjøring; empty when none was published. */
    public Optional<Utgivelse> gjeldende(Datasett datasett, Kalendermaaned maaned, Kjoering foer) {
        return jdbc.sql(VELG + """
                where u.publisert and u.datasett = ? and u.kalendermaaned = ? and u.kjoering_id < ?
                order by u.kjoering_id desc limit 1""")
                .params(datasett.navn(), maaned.toString(), foer.id())
                .query(Utgivelser::les)
                .optional();
    }

    /** The current file of every dataset and month. */
    public List<Utgivelse> gjeldende() {
        return jdbc.sql(VELG + """
                where u.publisert and not exists (select from utgivelse n where n.publisert and n.datasett = u.datasett
                    and n.kalendermaaned = u.kalendermaaned and n.kjoering_id > u.kjoering_id)
                order by u.kalendermaaned, u.datasett""").query(Utgivelser::les).list();
    }

    /** What a kjøring is about to publish, or has published, in the order of month and dataset. */
    public List<Utgivelse> av(Kjoering kjoering) {
        return jdbc.sql(VELG + "where u.kjoering_id = ? order by u.kalendermaaned, u.datasett")
                .param(kjoering.id())
                .query(Utgivelser::les)
                .list();
    }

    /** What a new file of a kjøring shall hold. */
    public Utsnitt utsnitt(Datasett datasett, Kalendermaaned maaned, int versjon, Kjoering kjoering) {
        Utsnitt.Forrige forrige = gjeldende(datasett.nummereresSom(), maaned, kjoering)
                .filter(u -> u.versjon() > 0)
                .flatMap(u -> skrevet(datasett.nummereresSom(), maaned, u.versjon()))
                .map(u -> new Utsnitt.Forrige(u.utsnitt().kjoering(), u.versjon(), u.avsloering()))
                .orElse(null);
        return new Utsnitt(datasett, maaned, kjoering.id(), versjon, forrige);
    }

    /**
     * The overview of versions that a kjøring publishes, when its other files are saved: about all months, with the first
     * number above all that are known.
     */
    public Utsnitt oversikt(Kjoering kjoering, Rotbilde rot) {
        return jdbc.sql("""
                select min(m.kalendermaaned), max(m.kalendermaaned), coalesce(
                    (select max(versjon) from utgivelse where datasett = ? and publisert), 0)
                from utgivelser_ved(?) m""")
                .params(Datasett.UTGIVELSER.navn(), kjoering.id())
                .query((rad, nr) -> new Utsnitt(
                        Datasett.UTGIVELSER,
                        new Maanedsspenn(Kalendermaaned.av(rad.getString(1)), Kalendermaaned.av(rad.getString(2))),
                        kjoering.id(),
                        1 + Math.max(rad.getInt(3), rot.hoeyeste(Datasett.UTGIVELSER)),
                        null))
                .single();
    }

    /** A published version of a dataset and month, as the kjøring that wrote it left it. */
    public Optional<Utgivelse> skrevet(Datasett datasett, Kalendermaaned maaned, int versjon) {
        return jdbc.sql(VELG + """
                where u.publisert and u.ny and u.datasett = ? and right(u.kalendermaaned, 7) = ? and u.versjon = ?
                order by u.kjoering_id desc limit 1""")
                .params(datasett.navn(), maaned.toString(), versjon)
                .query(Utgivelser::les)
                .optional();
    }

    /**
     * Every file of a month that shall be there, in the order of dataset and version: each version but 0, and 0 while there
     * is no other; of the overview those whose last month it is. Of the current version of a dataset, as the newest kjøring
     * that published the month left it.
     */
    public List<Utgivelse> staaende(Kalendermaaned maaned) {
        return jdbc.sql(VELG + """
                where u.publisert and right(u.kalendermaaned, 7) = ?
                    and not exists (select from utgivelse n where n.publisert and n.datasett = u.datasett
                        and n.kalendermaaned = u.kalendermaaned and n.kjoering_id > u.kjoering_id
                        and (u.versjon = 0 or n.versjon = u.versjon))
                order by u.datasett, u.versjon""")
                .param(maaned.toString())
                .query(Utgivelser::les)
                .list();
    }

    /** Whether what we hold still gives the rows of a file: not when linjer of its state were old enough to be deleted. */
    public boolean kanRegnesIgjen(Utgivelse u) {
        Utsnitt.Forrige forrige =
                u.utsnitt().datasett() == Datasett.ENDRING ? u.utsnitt().forrige() : null;
        return jdbc.sql("select not exists (select from linjerydding where kalendermaaned = ? and slettet_til > ?)")
                .params(
                        u.utsnitt().datasett() == Datasett.UTGIVELSER
                                ? ""
                                : u.utsnitt().kalendermaaned().toString(),
                        forrige == null ? u.utsnitt().kjoering() : forrige.kjoering())
                .query(Boolean.class)
                .single();
    }

    /** Replaces what a kjøring is about to publish. */
    public void lagre(Kjoering kjoering, List<Utgivelse> utgivelser) {
        transaksjon.executeWithoutResult(status -> {
            jdbc.sql("delete from utgivelse where kjoering_id = ?")
                    .param(kjoering.id())
                    .update();
            utgivelser.forEach(u -> jdbc.sql("""
                    insert into utgivelse (kjoering_id, datasett, kalendermaaned, versjon, sti, rader,
                        antall_inntektsmottakere, sum_beloep, bytes, sha256, innhold_sha256, doc_bytes, doc_sha256,
                        minste_antall, p_prosent, hoeyeste_andel, ny)
                    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(
                            kjoering.id(),
                            u.utsnitt().datasett().navn(),
                            maaneder(u.utsnitt()),
                            u.versjon(),
                            u.sti(),
                            u.kontroll().innhold().rader(),
                            u.personer(),
                            u.kontroll().innhold().sumBeloep(),
                            u.kontroll().spor().bytes(),
                            u.kontroll().spor().sha256(),
                            u.kontroll().innhold().innholdSha256(),
                            u.dokument().bytes(),
                            u.dokument().sha256(),
                            u.avsloering().minsteAntall(),
                            u.avsloering().pProsent(),
                            u.avsloering().stoersteAndel(),
                            u.ny()))
                    .update());
        });
    }

    /** Makes the kjøring's files the current ones. */
    public void publiser(Kjoering kjoering) {
        transaksjon.executeWithoutResult(
                status -> jdbc.sql("update utgivelse set publisert = true where kjoering_id = ?")
                        .param(kjoering.id())
                        .update());
    }

    /** The months that wait to be worked out anew. */
    public Set<Kalendermaaned> omregnes() {
        return jdbc.sql("select kalendermaaned from beroert").query(String.class).list().stream()
                .map(Kalendermaaned::av)
                .collect(Collectors.toSet());
    }

    /** Makes a month wait to be worked out anew by the next kjøring that reaches it. */
    public void omregn(Kalendermaaned maaned) {
        transaksjon.executeWithoutResult(
                status -> jdbc.sql("insert into beroert (kalendermaaned) values (?) on conflict do nothing")
                        .param(maaned.toString())
                        .update());
    }

    private static Utgivelse les(ResultSet rad, int nr) throws SQLException {
        Filinnhold innhold =
                new Filinnhold(rad.getLong("rader"), rad.getLong("sum_beloep"), rad.getString("innhold_sha256"));
        String maaneder = rad.getString("kalendermaaned");
        Long forrige = rad.getObject("forrige_kjoering", Long.class);
        return new Utgivelse(
                new Utsnitt(
                        Datasett.medNavn(rad.getString("datasett")),
                        new Maanedsspenn(foerste(maaneder), siste(maaneder)),
                        rad.getLong("tilstand"),
                        rad.getInt("versjon"),
                        forrige == null
                                ? null
                                : new Utsnitt.Forrige(
                                        forrige, rad.getInt("forrige_versjon"), avsloering(rad, "forrige_"))),
                new Filkontroll(innhold, new Filspor(rad.getLong("bytes"), rad.getString("sha256"))),
                rad.getObject("antall_inntektsmottakere", Long.class),
                new Filspor(rad.getLong("doc_bytes"), rad.getString("doc_sha256")),
                avsloering(rad, ""),
                rad.getBoolean("ny"));
    }

    /** As the database has them: the overview is no file of any one month, however many it is about. */
    private static String maaneder(Utsnitt utsnitt) {
        Maanedsspenn periode = utsnitt.periode();
        return utsnitt.datasett() == Datasett.UTGIVELSER
                ? periode.fra() + ".." + periode.til()
                : periode.til().toString();
    }

    private static Kalendermaaned foerste(String maaneder) {
        return Kalendermaaned.av(maaneder.replaceFirst("\\.\\..*", ""));
    }

    private static Kalendermaaned siste(String maaneder) {
        return Kalendermaaned.av(maaneder.replaceFirst(".*\\.\\.", ""));
    }

    private static Avsloering avsloering(ResultSet rad, String av) throws SQLException {
        return new Avsloering(
                rad.getInt(av + "minste_antall"),
                rad.getInt(av + "p_prosent"),
                rad.getObject(av + "hoeyeste_andel", Double.class));
    }
}
