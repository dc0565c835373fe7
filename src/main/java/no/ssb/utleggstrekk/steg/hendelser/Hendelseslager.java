package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.steg.hendelser.Sidesortering.Brukbar;
import no.ssb.utleggstrekk.steg.hendelser.Sidesortering.Notert;
import no.ssb.utleggstrekk.steg.hendelser.Sidesortering.Nummer;
import no.ssb.utleggstrekk.steg.hendelser.Sidesortering.Sortert;
import no.ssb.utleggstrekk.steg.hendelser.Sidesortering.Ubrukelig;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of storing hendelser: hendelser, par, numbers, quarantine. Callers hold the transaction. */
final class Hendelseslager {
    /** Hendelser {@code ny} as rows, of the arrays of {@link #kolonner}. */
    private static final String NY =
            "unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[]) as ny (nummer, logg_id, tid, type)";

    private final JdbcClient jdbc;
    private final InstantSource klokke;

    Hendelseslager(JdbcClient jdbc, InstantSource klokke) {
        this.jdbc = jdbc;
        this.klokke = klokke;
    }

    /** Stores what came, those that are not stored yet, and counts them with the kjøring that received them. */
    void lagre(Kjoering kjoering, int serie, Sidesortering side) {
        // the first that is stored of a number stands: of a page that has one twice, that which can be used
        int nye = lagreBrukbare(kjoering, serie, side.av(Brukbar.class));
        nye += lagreNumre(kjoering, serie, side.av(Nummer.class));
        int karantene = lagreUbrukelige(kjoering, serie, side.av(Ubrukelig.class));
        nye += karantene;
        int mottatt = side.hendelser().size();
        jdbc.sql("""
                update kjoering set mottatt = mottatt + ?, nye = nye + ?, duplikater = duplikater + ?,
                    karantene = karantene + ? where kjoering_id = ?""")
                .params(mottatt, nye, mottatt - nye, karantene, kjoering.id())
                .update();
    }

    /**
     * In one statement, which never reads more of a table than the page is about: those not stored yet, their par, and their
     * numbers, which are known from now on, should one come without its person.
     */
    private int lagreBrukbare(Kjoering kjoering, int serie, List<Brukbar> hendelser) {
        if (hendelser.isEmpty()) {
            return 0;
        }
        LongSummaryStatistics numre = Arrays.stream(numre(hendelser)).summaryStatistics();
        return jdbc.sql("""
                with ny as materialized (
                    select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[])
                        as ny (nummer, logg_id, tid, type, kalendermaaned, inntektsmottaker)
                    where nummer not in (select sekvensnummer from hendelse where serie = ? and sekvensnummer between ? and ?)),
                rammet as (
                    insert into par (kalendermaaned, inntektsmottaker, siste_serie, siste_hendelse)
                    select kalendermaaned, inntektsmottaker, ?, max(nummer) from ny group by 1, 2 order by 1, 2
                    on conflict (kalendermaaned, inntektsmottaker) do update set siste_serie = excluded.siste_serie,
                        siste_hendelse = case when par.siste_serie = excluded.siste_serie
                            then greatest(par.siste_hendelse, excluded.siste_hendelse) else excluded.siste_hendelse end
                    returning par_id, kalendermaaned, inntektsmottaker),
                husket as (
                    insert into nummer (logg_id, par_id)
                    select distinct on (logg_id) logg_id, par_id from ny join rammet using (kalendermaaned, inntektsmottaker)
                    where logg_id is not null order by logg_id, nummer desc
                    on conflict (logg_id) do update set par_id = excluded.par_id)
                insert into hendelse (serie, sekvensnummer, kjoering_id, par_id, registreringstidspunkt, hendelsetype)
                select ?, nummer, ?, par_id, tid::timestamptz, type from ny join rammet using (kalendermaaned, inntektsmottaker)
                on conflict do nothing""")
                .params(kolonner(hendelser))
                .params(Sidesortering.par(hendelser))
                .params(serie, numre.getMin(), numre.getMax(), serie, serie, kjoering.id())
                .update();
    }

    private int lagreNumre(Kjoering kjoering, int serie, List<Nummer> hendelser) {
        return hendelser.isEmpty()
                ? 0
                : jdbc.sql("""
                        insert into hendelse (serie, sekvensnummer, kjoering_id, uten_par, logg_id, registreringstidspunkt,
                            hendelsetype)
                        select ?, nummer, ?, 'UOPPSLAATT', logg_id, tid::timestamptz, type from %s
                        on conflict do nothing""".formatted(NY))
                        .params(serie, kjoering.id())
                        .params(kolonner(hendelser))
                        .update();
    }

    private int lagreUbrukelige(Kjoering kjoering, int serie, List<Ubrukelig> hendelser) {
        return hendelser.isEmpty()
                ? 0
                : jdbc.sql("""
                        with lagret as (
                            insert into hendelse (serie, sekvensnummer, kjoering_id, uten_par, registreringstidspunkt,
                                hendelsetype)
                            select ?, nummer, ?, 'KARANTENE', tid::timestamptz, type from %s
                            on conflict do nothing returning serie, sekvensnummer, kjoering_id)
                        insert into karantene (kjoering_id, serie, sekvensnummer, kode, grunn, tidspunkt)
                        select distinct on (sekvensnummer) kjoering_id, serie, sekvensnummer, kode, grunn, ?::timestamptz
                        from lagret join unnest(?::bigint[], ?::text[], ?::text[]) as ny (sekvensnummer, kode, grunn)
                            using (sekvensnummer)""".formatted(NY))
                        .params(serie, kjoering.id())
                        .params(kolonner(hendelser))
                        .params(
                                naa(),
                                numre(hendelser),
                                hendelser.stream().map(Ubrukelig::kode).toArray(String[]::new),
                                hendelser.stream().map(Ubrukelig::grunn).toArray(String[]::new))
                        .update();
    }

    private static Object[] kolonner(List<? extends Sortert> hendelser) {
        List<Notert> noterte = hendelser.stream().map(Sortert::hendelse).toList();
        return new Object[] {
            numre(hendelser),
            noterte.stream().map(Notert::loggId).toArray(Long[]::new),
            noterte.stream()
                    .map(h -> h.registreringstidspunkt() == null
                            ? null
                            : h.registreringstidspunkt().toString())
                    .toArray(String[]::new),
            noterte.stream().map(Notert::hendelsetype).toArray(String[]::new)
        };
    }

    private static long[] numre(List<? extends Sortert> hendelser) {
        return hendelser.stream().mapToLong(h -> h.hendelse().sekvensnummer()).toArray();
    }

    /**
     * The first hendelse in quarantine that is to be read once more. None for a kjøring that has counted its par: one more
     * would be missing in its sums, so the hendelser wait for the kjøring after it.
     */
    OptionalLong foersteAaLeseIgjen(Kjoering kjoering, int serie) {
        return jdbc.sql("""
                select min(sekvensnummer) from karantene where proev_igjen and loest is null and serie = ?
                    and exists (select from kjoering k where k.kjoering_id = ? and k.par is null)""")
                .params(serie, kjoering.id())
                .query((rad, nr) ->
                        rad.getObject(1, Long.class) == null ? OptionalLong.empty() : OptionalLong.of(rad.getLong(1)))
                .single();
    }

    /** The hendelser in quarantine that are to be read once more, between two numbers, both included. */
    List<Long> aaLeseIgjen(int serie, long fra, long til) {
        return jdbc.sql("""
                select sekvensnummer from karantene
                where proev_igjen and loest is null and serie = ? and sekvensnummer between ? and ?""").params(serie, fra, til).query(Long.class).list();
    }

    /**
     * Makes room for the hendelser that were found again; the others stay in quarantine, and are not asked for again. What
     * this kjøring itself had received is taken back, so that it is counted once.
     */
    void lestIgjen(Kjoering kjoering, int serie, Collection<Long> bedtOm, Collection<Long> funnet) {
        long[] numre = funnet.stream().mapToLong(Long::longValue).toArray();
        jdbc.sql("""
                update karantene set proev_igjen = false, loest = case when sekvensnummer = any (?) then ?::timestamptz end
                where loest is null and serie = ? and sekvensnummer = any (?)""")
                .params(
                        numre,
                        naa(),
                        serie,
                        bedtOm.stream().mapToLong(Long::longValue).toArray())
                .update();
        jdbc.sql("""
                with glemt as (
                    delete from hendelse where uten_par = 'KARANTENE' and serie = ? and sekvensnummer = any (?)
                    returning kjoering_id)
                update kjoering k set mottatt = mottatt - antall, nye = nye - antall, karantene = karantene - antall
                from (select count(*) as antall from glemt where kjoering_id = ?) as mine where k.kjoering_id = ?""").params(serie, numre, kjoering.id(), kjoering.id()).update();
    }

    private OffsetDateTime naa() {
        return klokke.instant().atOffset(ZoneOffset.UTC);
    }
}
