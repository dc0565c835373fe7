package no.ssb.utleggstrekk.steg.kvalitet;

import java.util.List;
import no.ssb.utleggstrekk.domene.AvvikKode;

/**
 * One check of a month, as SQL. A column shown in an example goes through the {@code vist_} columns: a number that is not
 * an organisation number may be a person's, and a code is text from outside. No example holds an amount, since a linje is
 * one person's.
 *
 * @param kode what it finds
 * @param funn a query for the month {@code :maaned} with the columns underenhet, detalj and antall, one row per kind of
 *     finding and underenhet
 */
record Kontroll(AvvikKode kode, String funn) {
    /** The linjer of a month in few rows, so that they are read once for all checks but a few. */
    static final String GRUPPER = """
            create temporary table kvalitet_gruppe on commit drop as
            select *, vist_nummer(underenhet) as vist_underenhet, vist_tekst(beskrivelse) as vist_beskrivelse
            from (
                select underenhet, opplysningspliktig, beskrivelse,
                    case when to_char(dato_for_utleggstrekk, 'YYYY-MM') <> kalendermaaned then dato_for_utleggstrekk end
                        as dato_utenfor,
                    count(*) as linjer, count(*) filter (where beloep = 0) as nuller,
                    count(*) filter (where beloep > 0) as positive
                from gjeldende_linje where kalendermaaned = :maaned group by kalendermaaned, 1, 2, 3, 4) as gruppe""";

    /** In the order of the report. */
    static final List<Kontroll> ALLE = List.of(
            new Kontroll(AvvikKode.KONTROLLSIFFER_UNDERENHET, """
                    select vist_underenhet as underenhet,
                        case when vist_underenhet is null then 'not nine digits' else 'wrong check digit' end as detalj,
                        sum(linjer) as antall
                    from kvalitet_gruppe where underenhet is not null and not er_organisasjonsnummer(underenhet) group by 1, 2"""),
            new Kontroll(AvvikKode.KONTROLLSIFFER_OPPLYSNINGSPLIKTIG, """
                    select vist_underenhet as underenhet,
                        coalesce(vist_nummer(opplysningspliktig) || ': wrong check digit', 'not nine digits') as detalj,
                        sum(linjer) as antall
                    from kvalitet_gruppe where opplysningspliktig is not null and not er_organisasjonsnummer(opplysningspliktig) group by 1, 2"""),
            new Kontroll(AvvikKode.DATO_UTENFOR_MAANEDEN, """
                    select vist_underenhet as underenhet, to_char(dato_utenfor, 'YYYY-MM-DD') as detalj,
                        sum(linjer) as antall
                    from kvalitet_gruppe where dato_utenfor is not null group by 1, 2"""),
            new Kontroll(AvvikKode.BELOEP_NULL, """
                    select vist_underenhet as underenhet, vist_beskrivelse as detalj, sum(nuller) as antall
                    from kvalitet_gruppe where nuller > 0 group by 1, 2"""),
            new Kontroll(AvvikKode.BELOEP_POSITIVT, """
                    select vist_underenhet as underenhet, vist_beskrivelse as detalj, sum(positive) as antall
                    from kvalitet_gruppe where positive > 0 group by 1, 2"""),
            new Kontroll(AvvikKode.UKJENT_BESKRIVELSE, """
                    select vist_underenhet as underenhet, vist_beskrivelse as detalj, sum(linjer) as antall
                    from kvalitet_gruppe where beskrivelse not in (:kjente) group by 1, 2"""),
            new Kontroll(AvvikKode.FLERE_OPPLYSNINGSPLIKTIGE, """
                    select vist_underenhet as underenhet,
                        count(distinct opplysningspliktig) || ' opplysningspliktige' as detalj, 1 as antall
                    from kvalitet_gruppe where underenhet is not null
                    group by underenhet, vist_underenhet having count(distinct opplysningspliktig) > 1"""),
            new Kontroll(AvvikKode.LIK_LINJE, """
                    select vist_nummer(underenhet) as underenhet, vist_tekst(beskrivelse) as detalj, sum(ganger - 1) as antall
                    from (select underenhet, beskrivelse, count(*) as ganger from gjeldende_linje where kalendermaaned = :maaned
                        group by par_id, underenhet, opplysningspliktig, beskrivelse, beloep, dato_for_utleggstrekk
                        having count(*) > 1) as like_linjer
                    group by 1, 2"""));

    /** The month and those that it is held against. */
    private static final String TRE_FOER = """
            with tre as (select * from tre_foer(:maaned, :kjoering, string_to_array(:stabile, ','))),
            naa as (select * from maanedstall where kjoering_id = :kjoering and kalendermaaned = :maaned),
            """;

    /** How far off a measure is, in whole percent: no kroner, which in a small month could be one person's. */
    private static final String FUNNET = """
            select null::text as underenhet, 1 as antall,
                format('%s is %s the mean of %s', navn, coalesce(to_char(100 * (naa / nullif(snitt, 0) - 1), 'FMSG999999990')
                    || ' % from', 'new:'), maaneder) || case when snitt = 0 then ' is 0' else '' end as detalj
            from maal where abs(naa - snitt) > :maks_avvik * abs(snitt)""";

    /**
     * A whole month: its persons, linjer and kroner, and of each beskrivelse with more than ten persons now or before its
     * persons and kroner; no kroner where one side has one or two persons, for the percent would tell theirs.
     */
    static final Kontroll FRA_SNITT = new Kontroll(AvvikKode.MAANED_AVVIKER_FRA_SNITT, TRE_FOER + """
            snitt as (
                select string_agg(kalendermaaned, ', ' order by kalendermaaned) as maaneder,
                    avg(antall_inntektsmottakere) as personer, avg(antall_utleggstrekk) as linjer, avg(sum_beloep) as beloep
                from tre having count(*) = 3),
            per_type as (
                select b.beskrivelse, coalesce(sum(antall_inntektsmottakere) filter (where er_naa), 0) as personer_naa,
                    coalesce(sum(sum_beloep) filter (where er_naa), 0) as beloep_naa,
                    coalesce(sum(antall_inntektsmottakere) filter (where not er_naa), 0) / 3 as personer,
                    coalesce(sum(sum_beloep) filter (where not er_naa), 0) / 3 as beloep
                from (select kjoering_id, kalendermaaned, true as er_naa from naa
                    union all select kjoering_id, kalendermaaned, false from tre) as m
                join maanedstall_beskrivelse b using (kjoering_id, kalendermaaned) group by 1),
            maal as (
                select m.*, s.maaneder from naa t, snitt s, lateral (values
                    ('antall_inntektsmottakere', t.antall_inntektsmottakere, s.personer),
                    ('antall_utleggstrekk', t.antall_utleggstrekk, s.linjer),
                    ('sum_beloep', t.sum_beloep, s.beloep)) as m (navn, naa, snitt)
                where m.navn <> 'sum_beloep' or 0 in (t.antall_inntektsmottakere, s.personer)
                    or least(t.antall_inntektsmottakere, s.personer) >= 3
                union all
                select vist_tekst(p.beskrivelse) || ' ' || m.navn, m.naa, m.snitt, s.maaneder
                from per_type p, snitt s, lateral (values
                    ('antall_inntektsmottakere', p.personer_naa, p.personer),
                    ('sum_beloep', p.beloep_naa, p.beloep)) as m (navn, naa, snitt)
                where greatest(p.personer_naa, p.personer) > 10
                    and (m.navn <> 'sum_beloep' or 0 in (p.personer_naa, p.personer)
                        or least(p.personer_naa, p.personer) >= 3))
            """ + FUNNET);

    /** A month that is not stable: its persons against those of earlier months whose hendelse had come by the same day. */
    static final Kontroll FRA_SAMME_DAG = new Kontroll(AvvikKode.MAANED_AVVIKER_FRA_SNITT, TRE_FOER + """
            samme_dag as (
                select kalendermaaned, (
                    select count(*) from par p
                    where p.kalendermaaned = tre.kalendermaaned
                        and p.par_id in (select par_id from gjeldende_linje l where l.kalendermaaned = tre.kalendermaaned)
                        and p.par_id in (select par_id from hendelse where registreringstidspunkt
                            < (:dag::date - age(to_date(:maaned, 'YYYY-MM'), to_date(tre.kalendermaaned, 'YYYY-MM')))
                                at time zone 'Europe/Oslo')) as personer
                from tre),
            snitt as (
                select string_agg(kalendermaaned, ', ' order by kalendermaaned) || ' by the same day' as maaneder,
                    avg(personer) as personer
                from samme_dag having count(*) = 3 and min(personer) > 0),
            maal as (
                select 'antall_inntektsmottakere' as navn, t.antall_inntektsmottakere as naa, s.personer as snitt, s.maaneder
                from naa t, snitt s)
            """ + FUNNET);
}
