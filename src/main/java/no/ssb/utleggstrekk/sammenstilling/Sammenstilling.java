package no.ssb.utleggstrekk.sammenstilling;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Stoppsignal;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Computes the figures of a month from all that we hold for it, in the database (rules 12–15). */
final class Sammenstilling {
    /** For the two sorts and the hash tables of one month; the server spills to disk above it. */
    private static final String MINNE = "set local work_mem = '128MB'";

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;
    private final Innstillinger.Avsloering avsloering;
    private final Stoppsignal stopp;

    Sammenstilling(
            JdbcClient jdbc,
            TransactionOperations transaksjon,
            Innstillinger.Avsloering avsloering,
            Stoppsignal stopp) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.avsloering = avsloering;
        this.stopp = stopp;
    }

    void sammenstill(List<Kalendermaaned> maaneder) {
        jdbc.sql("analyze linje").update();
        for (Kalendermaaned maaned : maaneder) {
            stopp.kontroller();
            transaksjon.executeWithoutResult(status -> {
                jdbc.sql(MINNE).update();
                skriv("statistikk_underenhet", "underenhet", maaned);
                skriv("statistikk_underenhet_beskrivelse", "underenhet, beskrivelse", maaned);
            });
        }
    }

    /**
     * One row per group. The inner query has one row per person and group, for the distinct persons and the largest
     * share; the median needs the linjer themselves. {@code par_id} is the person, as a par is one person in one month.
     */
    private void skriv(String tabell, String gruppe, Kalendermaaned maaned) {
        jdbc.sql("delete from %s where kalendermaaned = ?".formatted(tabell))
                .param(maaned.toString())
                .update();
        String likhet = "p.underenhet is not distinct from g.underenhet"
                + (gruppe.contains("beskrivelse") ? " and p.beskrivelse = g.beskrivelse" : "");
        jdbc.sql("""
                with i_maaneden as (select * from linje where kalendermaaned = :maaned),
                per_gruppe as (
                    select %1$s, count(distinct opplysningspliktig) as antall_opplysningspliktige,
                        min(opplysningspliktig) as opplysningspliktig, count(*) as linjer,
                        count(*) filter (where beloep > 0) as positive, sum(beloep) as sum, min(beloep) as min,
                        percentile_cont(0.5) within group (order by beloep) as median, max(beloep) as max
                    from i_maaneden group by %1$s),
                per_gruppe_og_person as (
                    select %1$s, abs(sum(beloep)) as stoerrelse from i_maaneden group by %1$s, par_id),
                personer as (
                    select %1$s, count(*) as antall, max(stoerrelse) as stoerste, sum(stoerrelse) as alle
                    from per_gruppe_og_person group by %1$s),
                samlet as (
                    select g.*, p.antall, p.stoerste::double precision / nullif(p.alle, 0)::double precision as andel
                    from per_gruppe g join personer p on %2$s)
                insert into %3$s (kalendermaaned, %1$s, opplysningspliktig, antall_opplysningspliktige,
                    antall_inntektsmottakere, antall_utleggstrekk, antall_positive, sum_beloep, min_beloep, median_beloep,
                    max_beloep, stoerste_andel, avsloeringsrisiko)
                select :maaned, %1$s, case when antall_opplysningspliktige = 1 then opplysningspliktig end,
                    antall_opplysningspliktige, antall, linjer, positive, sum, min, median, max, andel,
                    antall < :minste or coalesce(andel > :andel, false)
                from samlet""".formatted(gruppe, likhet, tabell))
                .param("maaned", maaned.toString())
                .param("minste", avsloering.minsteAntall())
                .param("andel", avsloering.stoersteAndel())
                .update();
    }
}
