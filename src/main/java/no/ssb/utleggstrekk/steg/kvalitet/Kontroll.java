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
    /** Shown only when it has the form of an organisation number. */
    private static final String VIST_UNDERENHET = "case when underenhet ~ '^[0-9]{9}$' then underenhet end";

    /** Six digits or more in a row may be a part of a person number. */
    private static final String VIST_BESKRIVELSE = "left(regexp_replace(beskrivelse, '[0-9]{6,}', '***', 'g'), 60)";

    /** The linjer of a month in few rows, so that they are read once for all checks but two. */
    static final String GRUPPER = """
            create temporary table kvalitet_gruppe on commit drop as
            select underenhet, %1$s as vist_underenhet, opplysningspliktig, beskrivelse, %2$s as vist_beskrivelse,
                case when to_char(dato_for_utleggstrekk, 'YYYY-MM') <> kalendermaaned then dato_for_utleggstrekk end
                    as dato_utenfor,
                count(*) as linjer, count(*) filter (where beloep = 0) as nuller,
                count(*) filter (where beloep > 0) as positive
            from gjeldende_linje where kalendermaaned = :maaned group by kalendermaaned, 1, 2, 3, 4, 5, 6""".formatted(VIST_UNDERENHET, VIST_BESKRIVELSE);

    /** In the order of the report. */
    static final List<Kontroll> ALLE = List.of(
            new Kontroll(AvvikKode.KONTROLLSIFFER_UNDERENHET, """
                    select vist_underenhet as underenhet,
                        case when vist_underenhet is null then 'not nine digits' else 'wrong check digit' end as detalj,
                        sum(linjer) as antall
                    from kvalitet_gruppe where underenhet is not null and not (%s) group by 1, 2""".formatted(erOrganisasjonsnummer("underenhet"))),
            new Kontroll(AvvikKode.KONTROLLSIFFER_OPPLYSNINGSPLIKTIG, """
                    select vist_underenhet as underenhet,
                        case when opplysningspliktig ~ '^[0-9]{9}$' then opplysningspliktig || ': wrong check digit'
                            else 'not nine digits' end as detalj,
                        sum(linjer) as antall
                    from kvalitet_gruppe where opplysningspliktig is not null and not (%s) group by 1, 2""".formatted(
                            erOrganisasjonsnummer("opplysningspliktig"))),
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
                    select %s as underenhet, %s as detalj, sum(ganger - 1) as antall
                    from (select underenhet, beskrivelse, count(*) as ganger from gjeldende_linje where kalendermaaned = :maaned
                        group by par_id, underenhet, opplysningspliktig, beskrivelse, beloep, dato_for_utleggstrekk
                        having count(*) > 1) as like_linjer
                    group by 1, 2""".formatted(VIST_UNDERENHET, VIST_BESKRIVELSE)),
            new Kontroll(AvvikKode.MAANED_AVVIKER_FRA_SNITT, """
                    with siste as (
                        select distinct on (kalendermaaned) * from maanedstall t
                        where kalendermaaned < :maaned and (kjoering_id = :kjoering
                            or exists (select from utgivelse u where u.publisert and u.kjoering_id = t.kjoering_id))
                        order by kalendermaaned, kjoering_id desc),
                    tre as (select * from siste order by kalendermaaned desc limit 3),
                    snitt as (
                        select string_agg(kalendermaaned, ', ' order by kalendermaaned) as maaneder,
                            avg(antall_inntektsmottakere) as personer, avg(antall_utleggstrekk) as linjer,
                            avg(sum_beloep) as beloep
                        from tre having count(*) = 3),
                    maal as (
                        select m.*, s.maaneder from maanedstall t, snitt s, lateral (values
                            ('antall_inntektsmottakere', t.antall_inntektsmottakere, s.personer),
                            ('antall_utleggstrekk', t.antall_utleggstrekk, s.linjer),
                            ('sum_beloep', t.sum_beloep, s.beloep)) as m (navn, naa, snitt)
                        where t.kjoering_id = :kjoering and t.kalendermaaned = :maaned)
                    select null::text as underenhet,
                        format('%s is %s; the mean of %s is %s', navn, naa, maaneder, round(snitt)) as detalj, 1 as antall
                    from maal where abs(naa - snitt) > :maks_avvik * abs(snitt)"""));

    /** The rule of {@link no.ssb.utleggstrekk.domene.Kontrollsiffer} in SQL; the case keeps the casts to digits. */
    private static String erOrganisasjonsnummer(String kolonne) {
        int[] vekter = {3, 2, 7, 6, 5, 4, 3, 2};
        StringBuilder sum = new StringBuilder("0");
        for (int i = 0; i < vekter.length; i++) {
            sum.append(" + %d * substr(%s, %d, 1)::int".formatted(vekter[i], kolonne, i + 1));
        }
        return "case when %1$s ~ '^[0-9]{9}$' then (11 - (%2$s) %% 11) %% 11 = substr(%1$s, 9, 1)::int else false end"
                .formatted(kolonne, sum);
    }
}
