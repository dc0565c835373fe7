package no.ssb.utleggstrekk.steg.opprydding;

import java.time.OffsetDateTime;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The SQL of what goes. Nothing of an unfinished kjøring, no decision, no published version, nothing that waits. Those that
 * delete do so in parts, and return how many rows; callers hold the transaction.
 */
final class Oppryddingslager {
    static final int PER_GANG = 10_000;

    /** Of a finished kjøring, and used: what waits in quarantine or for its number stays. */
    private static final String BRUKT = """
            k.avsluttet is not null and (h.par_id is not null or h.uten_par = 'UKJENT_NUMMER'
                or h.uten_par = 'KARANTENE' and not exists (select from karantene q
                    where (q.serie, q.sekvensnummer) = (h.serie, h.sekvensnummer) and q.loest is null))
            """;

    /** Those of an older series that a newer one has brought again go first, whatever their age. */
    static final String AV_ELDRE_SERIE = """
            select h.ctid from hendelse h join kjoering k using (kjoering_id)
            where h.serie < (select serie from gjeldende_serie) and exists (
                    select from serie s where s.serie > h.serie
                        and (h.registreringstidspunkt at time zone 'Europe/Oslo')::date >= s.fra_dato
                        and exists (select from kjoering l where l.serie = s.serie and l.lest and l.avsluttet is not null))
                and k.avsluttet < ? and\s""" + BRUKT;

    static final String HENDELSER =
            "select h.ctid from hendelse h join kjoering k using (kjoering_id) where k.avsluttet < ? and " + BRUKT;

    static final String KARANTENE = "select ctid from karantene where loest < ?";

    /**
     * For each month, the newest kjøring before which nothing needs to be told again: the current files are as the kjøringer
     * left it that wrote them, and the ledger begins with the version before. Of a month that is not covered, the newest
     * that changed it.
     */
    private static final String GRENSER = """
            with skrevet as (
                select kalendermaaned, datasett, kjoering_id,
                    row_number() over (partition by datasett, kalendermaaned order by kjoering_id desc) as nr
                from utgivelse where ny and publisert and datasett <> '%s'),
            trengs as (
                select kalendermaaned, min(kjoering_id) as eldste from skrevet
                where nr = 1 or nr = 2 and datasett = '%s' group by 1),
            grenser as (
                select t.kalendermaaned, max(k.kjoering_id) as grense
                from trengs t join skrevet s on s.kalendermaaned = t.kalendermaaned and s.kjoering_id <= t.eldste
                    join kjoering k on k.kjoering_id = s.kjoering_id
                where k.avsluttet < ? group by 1
                union all
                select p.kalendermaaned, max(k.kjoering_id) from par p join kjoering k on k.kjoering_id = p.endret_kjoering
                where p.kalendermaaned < (select foerste_kalendermaaned from gjeldende_serie) and k.avsluttet < ? group by 1)
            select kalendermaaned, grense from grenser left join linjerydding using (kalendermaaned)
            where grense > coalesce(ryddet_til, 0) order by 1""".formatted(Datasett.UTGIVELSER.navn(), Datasett.UNDERENHET.navn());

    /** Tables of which a report is made, and which nothing else needs when it is. */
    private static final List<String> TIL_RAPPORTEN =
            List.of("avvik", "kvalitetsavvik", "kvalitetseksempel", "avstemming", "trafikk", "trafikk_minutt");

    private final JdbcClient jdbc;

    Oppryddingslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A month whose closed linjer up to and including a kjøring may go. */
    record Grense(Kalendermaaned kalendermaaned, long kjoering) {}

    List<Grense> grenser(OffsetDateTime foer) {
        return jdbc.sql(GRENSER)
                .params(foer, foer)
                .query((rad, nr) -> new Grense(Kalendermaaned.av(rad.getString(1)), rad.getLong(2)))
                .list();
    }

    /** Deletes the closed linjer of a month, and notes from where on its state can be told. */
    int slettLinjer(Grense grense) {
        String maaned = grense.kalendermaaned.toString();
        return jdbc.sql("""
                with borte as (
                    delete from linje where kalendermaaned = :maaned and til_kjoering <= :grense returning til_kjoering),
                merke as (
                    insert into linjerydding (kalendermaaned, ryddet_til, slettet_til)
                    select :maaned, :grense, max(til_kjoering) from borte
                    on conflict (kalendermaaned) do update set ryddet_til = excluded.ryddet_til,
                        slettet_til = coalesce(excluded.slettet_til, linjerydding.slettet_til))
                select count(*) from borte""")
                .param("maaned", maaned)
                .param("grense", grense.kjoering)
                .query(Integer.class)
                .single();
    }

    /** Whether there is anything to delete, so that a kjøring without makes no transaction. */
    boolean finnes(String hvilke, OffsetDateTime foer) {
        return jdbc.sql("select exists (%s)".formatted(hvilke))
                .param(foer)
                .query(Boolean.class)
                .single();
    }

    /** @param hvilke gives the rows of a table as ctid, of which some are deleted */
    int slett(String tabell, String hvilke, OffsetDateTime foer) {
        return jdbc.sql("delete from %s where ctid = any (array(%s limit ?))".formatted(tabell, hvilke))
                .params(foer, PER_GANG)
                .update();
    }

    /** Finished kjøringer that ended before a time, and of which something is left that only its report was made of. */
    List<Long> medAvvik(OffsetDateTime foer) {
        String noen = String.join(
                " union all ",
                TIL_RAPPORTEN.stream().map(t -> "select kjoering_id from " + t).toList());
        return jdbc.sql("select kjoering_id from kjoering where avsluttet < ? and kjoering_id in (%s)".formatted(noen))
                .param(foer)
                .query(Long.class)
                .list();
    }

    int slettAvvik(List<Long> kjoeringer) {
        return TIL_RAPPORTEN.stream()
                .mapToInt(t -> jdbc.sql("delete from %s where kjoering_id = any (?)".formatted(t))
                        .param(kjoeringer.toArray(Long[]::new))
                        .update())
                .sum();
    }

    /** Executions of Spring Batch's job of finished kjøringer. */
    List<Long> batchkjoeringer(OffsetDateTime foer) {
        return jdbc.sql("""
                select job_execution_id from batch_job_execution_params p join kjoering k
                    on p.parameter_name = 'kjoering' and p.parameter_value = k.kjoering_id::text
                where k.avsluttet < ?""").param(foer).query(Long.class).list();
    }

    /** Deletes executions with all that is theirs, and the instances that are left without any. */
    int slettBatch(List<Long> kjoeringer) {
        Long[] id = kjoeringer.toArray(Long[]::new);
        String steg = "select step_execution_id from batch_step_execution where job_execution_id = any (?)";
        for (String sql : List.of(
                "delete from batch_step_execution_context where step_execution_id in (%s)".formatted(steg),
                "delete from batch_step_execution where job_execution_id = any (?)",
                "delete from batch_job_execution_context where job_execution_id = any (?)",
                "delete from batch_job_execution_params where job_execution_id = any (?)",
                "delete from batch_job_execution where job_execution_id = any (?)")) {
            jdbc.sql(sql).param(id).update();
        }
        jdbc.sql("""
                delete from batch_job_instance i where not exists (
                    select from batch_job_execution e where e.job_instance_id = i.job_instance_id)""").update();
        return id.length;
    }

    /** Finished kjøringer that ended before a time, and whose report still stands. */
    List<Kjoering> medRapport(OffsetDateTime foer) {
        return jdbc.sql("""
                select kjoering_id, kalendermaaned, skjaeringsdato from kjoering
                where avsluttet < ? and rapport_slettet is null order by kjoering_id""")
                .param(foer)
                .query((rad, nr) -> new Kjoering(
                        rad.getLong(1),
                        Kalendermaaned.av(rad.getString(2)),
                        rad.getObject(3, java.time.LocalDate.class),
                        null,
                        0))
                .list();
    }

    void rapportSlettet(Kjoering kjoering, OffsetDateTime naa) {
        jdbc.sql("update kjoering set rapport_slettet = ? where kjoering_id = ?")
                .params(naa, kjoering.id())
                .update();
    }

    /** Counts for the report of the kjøring that did it. */
    void tell(long kjoering, Opprydding.Hva hva, long antall) {
        jdbc.sql("""
                insert into sletting (kjoering_id, hva, antall) values (?, ?, ?)
                on conflict (kjoering_id, hva) do update set antall = sletting.antall + excluded.antall""").params(kjoering, hva.name(), antall).update();
    }
}
