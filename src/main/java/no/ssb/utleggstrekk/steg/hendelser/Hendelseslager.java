package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of reading hendelser: lesepeker, bound, hendelser, par, quarantine. Callers hold the transaction. */
final class Hendelseslager {
    private final JdbcClient jdbc;
    private final InstantSource klokke;

    Hendelseslager(JdbcClient jdbc, InstantSource klokke) {
        this.jdbc = jdbc;
        this.klokke = klokke;
    }

    /**
     * What a kjøring has still to read.
     *
     * @param fra the next sekvensnummer; null when the list had nothing yet on the first day covered
     * @param til the frozen bound, not read itself; null to read to the end
     */
    record Strekning(@Nullable Long fra, @Nullable Long til) {
        boolean ferdig() {
            Long start = fra;
            Long slutt = til;
            return start == null || (slutt != null && start >= slutt);
        }

        /** How many to ask for: only as many as there can be below the bound, so that nothing beyond it is sent for nothing. */
        int antall(int sidestoerrelse) {
            Long start = fra;
            Long slutt = til;
            return start == null || slutt == null ? sidestoerrelse : (int) Math.min(sidestoerrelse, slutt - start);
        }

        /** What is left after the page that was asked for; nothing when it was the last (rule 3). */
        Strekning etter(Sidesortering side, int sidestoerrelse) {
            long start = Objects.requireNonNull(fra);
            if (side.grense().isPresent()) {
                return new Strekning(side.grense().getAsLong(), side.grense().getAsLong());
            }
            long lest = side.hoyeste().orElse(0);
            if (lest >= start) {
                return new Strekning(lest + 1, til);
            }
            // a gap below the bound; without one, one of the three ends of the list
            return til == null ? new Strekning(start, start) : new Strekning(start + antall(sidestoerrelse), til);
        }
    }

    /** The first month that is covered, remembered since the first kjøring; empty before that. */
    Optional<Kalendermaaned> foersteKalendermaaned() {
        return jdbc.sql("select foerste_kalendermaaned from lesepeker")
                .query(String.class)
                .optional()
                .map(Kalendermaaned::av);
    }

    void huskFoerste(Kalendermaaned foerste) {
        jdbc.sql("insert into lesepeker (foerste_kalendermaaned) values (?)")
                .param(foerste.toString())
                .update();
    }

    /** The highest sekvensnummer below which everything is stored; empty before the first hendelse is known. */
    OptionalLong lesepeker() {
        return jdbc.sql("select sekvensnummer from lesepeker where sekvensnummer is not null")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }

    void flyttLesepeker(long sekvensnummer) {
        jdbc.sql("update lesepeker set sekvensnummer = greatest(sekvensnummer, ?)")
                .param(sekvensnummer)
                .update();
    }

    /** The frozen stretch of a kjøring, from where the lesepeker is now; empty before it is frozen. */
    Optional<Strekning> strekning(Kjoering kjoering) {
        return jdbc.sql("""
                select (select sekvensnummer + 1 from lesepeker) as fra, til_sekvensnummer as til
                from kjoering where kjoering_id = ? and grense_satt""")
                .param(kjoering.id())
                .query((rad, nr) -> new Strekning(rad.getObject("fra", Long.class), rad.getObject("til", Long.class)))
                .optional();
    }

    void frys(Kjoering kjoering, @Nullable Long til) {
        jdbc.sql("""
                update kjoering set grense_satt = true, til_sekvensnummer = ?::bigint,
                    fra_sekvensnummer = coalesce(fra_sekvensnummer, (select sekvensnummer + 1 from lesepeker))
                where kjoering_id = ?""").params(Arrays.asList(til, kjoering.id())).update();
    }

    /** Stores the usable hendelser that are not stored yet, and their par. Returns how many were new. */
    int lagre(Kjoering kjoering, List<Sidesortering.Brukbar> hendelser) {
        int n = hendelser.size();
        long[] nummer = new long[n];
        String[] maaned = new String[n];
        String[] person = new String[n];
        @Nullable String[] tid = new String[n];
        @Nullable String[] type = new String[n];
        for (int i = 0; i < n; i++) {
            Sidesortering.Brukbar h = hendelser.get(i);
            nummer[i] = h.sekvensnummer();
            maaned[i] = h.kalendermaaned().toString();
            person[i] = h.inntektsmottaker().pseudonym();
            tid[i] = h.registreringstidspunkt() == null
                    ? null
                    : h.registreringstidspunkt().toString();
            type[i] = h.hendelsetype();
        }
        jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse)
                select maaned, person, max(nummer) from unnest(?::bigint[], ?::text[], ?::text[]) as ny (nummer, maaned, person)
                where not exists (select from hendelse h where h.sekvensnummer = ny.nummer)
                group by maaned, person order by maaned, person
                on conflict (kalendermaaned, inntektsmottaker) do update
                    set siste_hendelse = greatest(par.siste_hendelse, excluded.siste_hendelse)""").params(nummer, maaned, person).update();
        return jdbc.sql("""
                insert into hendelse (sekvensnummer, kjoering_id, par_id, registreringstidspunkt, hendelsetype)
                select ny.nummer, ?, par.par_id, ny.tid::timestamptz, ny.type
                from unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[]) as ny (nummer, maaned, person, tid, type)
                join par on par.kalendermaaned = ny.maaned and par.inntektsmottaker = ny.person
                on conflict (sekvensnummer) do nothing""")
                .params(kjoering.id(), nummer, maaned, person, tid, type)
                .update();
    }

    /** Puts an unusable hendelse in quarantine; false when its sekvensnummer was stored before. */
    boolean lagreKarantene(Kjoering kjoering, Sidesortering.Ubrukelig hendelse) {
        int ny = jdbc.sql("""
                insert into hendelse (sekvensnummer, kjoering_id) values (?, ?) on conflict (sekvensnummer) do nothing""").params(hendelse.sekvensnummer(), kjoering.id()).update();
        if (ny == 1) {
            jdbc.sql("""
                    insert into karantene (kjoering_id, sekvensnummer, kode, grunn, tidspunkt)
                    values (?, ?, ?, ?, ?)""")
                    .params(
                            kjoering.id(),
                            hendelse.sekvensnummer(),
                            hendelse.kode(),
                            hendelse.grunn(),
                            klokke.instant().atOffset(ZoneOffset.UTC))
                    .update();
        }
        return ny == 1;
    }

    /**
     * The first hendelse in quarantine that is to be read once more. None for a kjøring that has counted its par: one more
     * would be missing in its sums, so the hendelser wait for the kjøring after it.
     */
    OptionalLong foersteAaLeseIgjen(Kjoering kjoering) {
        return jdbc.sql("""
                select min(sekvensnummer) from karantene where proev_igjen and loest is null
                    and exists (select from kjoering k where k.kjoering_id = ? and k.par is null)""")
                .param(kjoering.id())
                .query((rad, nr) ->
                        rad.getObject(1, Long.class) == null ? OptionalLong.empty() : OptionalLong.of(rad.getLong(1)))
                .single();
    }

    /** The hendelser in quarantine that are to be read once more, between two numbers, both included. */
    List<Long> aaLeseIgjen(long fra, long til) {
        return jdbc.sql("""
                select sekvensnummer from karantene where proev_igjen and loest is null and sekvensnummer between ? and ?""").params(fra, til).query(Long.class).list();
    }

    /** Makes room for the hendelser that were found again; the others stay in quarantine, and are not asked for again. */
    void lestIgjen(Collection<Long> bedtOm, Collection<Long> funnet) {
        long[] numre = funnet.stream().mapToLong(Long::longValue).toArray();
        jdbc.sql("""
                update karantene set proev_igjen = false, loest = case when sekvensnummer = any (?) then ?::timestamptz end
                where loest is null and sekvensnummer = any (?)""")
                .params(
                        numre,
                        klokke.instant().atOffset(ZoneOffset.UTC),
                        bedtOm.stream().mapToLong(Long::longValue).toArray())
                .update();
        jdbc.sql("delete from hendelse where par_id is null and sekvensnummer = any (?)")
                .param(numre)
                .update();
    }

    void tell(Kjoering kjoering, int mottatt, int nye, int karantene) {
        jdbc.sql("""
                update kjoering set mottatt = mottatt + ?, nye = nye + ?, duplikater = duplikater + ?,
                    karantene = karantene + ? where kjoering_id = ?""")
                .params(mottatt, nye, mottatt - nye, karantene, kjoering.id())
                .update();
    }
}
