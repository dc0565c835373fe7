package no.ssb.utleggstrekk.steg.kvalitet;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts what is odd in the months that a kjøring publishes, from all that we hold for them, in the database. Done again
 * it replaces what it found before; what was counted with hendelser and answers is not touched.
 */
final class Kvalitetskontroll {
    private static final int MAKS_EKSEMPLER = 10;

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;
    private final Innstillinger.Kvalitet innstillinger;
    private final BiPredicate<Kjoering, Kalendermaaned> stabil;

    /** @param stabil whether a month's figures get a version that is never replaced */
    Kvalitetskontroll(
            JdbcClient jdbc,
            TransactionOperations transaksjon,
            Innstillinger.Kvalitet innstillinger,
            BiPredicate<Kjoering, Kalendermaaned> stabil) {
        this.stabil = stabil;
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.innstillinger = innstillinger;
    }

    void kontroller(Kjoering kjoering, List<Kalendermaaned> maaneder) {
        transaksjon.executeWithoutResult(status -> {
            jdbc.sql("set local work_mem = '128MB'").update();
            for (String tabell :
                    List.of("kvalitetsavvik", "kvalitetseksempel", "maanedstall", "maanedstall_beskrivelse")) {
                jdbc.sql("delete from %s where kjoering_id = ?".formatted(tabell))
                        .param(kjoering.id())
                        .update();
            }
            maaneder.forEach(m -> summer(kjoering, m)); // all before any is compared with those before it
            String stabile = maaneder.stream()
                    .filter(m -> stabil.test(kjoering, m))
                    .map(Kalendermaaned::toString)
                    .collect(Collectors.joining(","));
            maaneder.forEach(m -> kontroller(kjoering, m, stabile));
        });
    }

    /** The totals of a month; a par is one person in it. */
    private void summer(Kjoering kjoering, Kalendermaaned maaned) {
        jdbc.sql("""
                with par_i as (
                    select par_id, count(*) as linjer, sum(beloep) as beloep from gjeldende_linje
                    where kalendermaaned = :maaned group by par_id),
                underenheter as (
                    select underenhet from gjeldende_linje where kalendermaaned = :maaned and underenhet is not null
                    group by underenhet)
                insert into maanedstall (kjoering_id, kalendermaaned, antall_underenheter, antall_inntektsmottakere,
                    antall_utleggstrekk, sum_beloep)
                select :kjoering, :maaned, (select count(*) from underenheter), count(*), coalesce(sum(linjer), 0),
                    coalesce(sum(beloep), 0)
                from par_i""")
                .param("kjoering", kjoering.id())
                .param("maaned", maaned.toString())
                .update();
        jdbc.sql("""
                insert into maanedstall_beskrivelse (kjoering_id, kalendermaaned, beskrivelse, antall_inntektsmottakere, sum_beloep)
                select :kjoering, :maaned, beskrivelse, count(*), sum(beloep)
                from (select par_id, beskrivelse, sum(beloep) as beloep from gjeldende_linje
                    where kalendermaaned = :maaned group by 1, 2) as per_person
                group by beskrivelse""")
                .param("kjoering", kjoering.id())
                .param("maaned", maaned.toString())
                .update();
    }

    private void kontroller(Kjoering kjoering, Kalendermaaned maaned, String stabile) {
        jdbc.sql(Kontroll.GRUPPER).param("maaned", maaned.toString()).update();
        for (Kontroll kontroll : Kontroll.ALLE) {
            tell(kontroll, kjoering, maaned, stabile);
        }
        tell(stabil.test(kjoering, maaned) ? Kontroll.FRA_SNITT : Kontroll.FRA_SAMME_DAG, kjoering, maaned, stabile);
        jdbc.sql("drop table kvalitet_gruppe").update();
    }

    /** Counts all, and keeps the largest as examples; ties go by text, so that the order of arrival does not matter. */
    private void tell(Kontroll kontroll, Kjoering kjoering, Kalendermaaned maaned, String stabile) {
        jdbc.sql("""
                with funn as materialized (%s),
                eksempler as (
                    insert into kvalitetseksempel (kjoering_id, kode, kalendermaaned, nr, underenhet, detalj, antall)
                    select :kjoering, :kode, :maaned, nr, underenhet, detalj, antall
                    from (select *, row_number() over (
                            order by antall desc, underenhet collate "C", detalj collate "C") as nr from funn) as ordnet
                    where nr <= :maks_eksempler)
                insert into kvalitetsavvik (kjoering_id, kode, kalendermaaned, antall)
                select :kjoering, :kode, :maaned, sum(antall) from funn having count(*) > 0""".formatted(kontroll.funn()))
                .param("kjoering", kjoering.id())
                .param("kode", kontroll.kode().name())
                .param("maaned", maaned.toString())
                .param("kjente", Linje.KJENTE_BESKRIVELSER)
                .param("maks_avvik", innstillinger.maksAvvikFraSnitt())
                .param("stabile", stabile)
                .param("dag", kjoering.skjaeringsdato())
                .param("maks_eksempler", MAKS_EKSEMPLER)
                .update();
    }
}
