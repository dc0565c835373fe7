package no.ssb.utleggstrekk.tilstand;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Utfall;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL that keeps what we hold for each par. Callers hold the transaction. */
public final class Tilstandslager {
    private final JdbcClient jdbc;
    private final InstantSource klokke;

    Tilstandslager(JdbcClient jdbc, InstantSource klokke) {
        this.jdbc = jdbc;
        this.klokke = klokke;
    }

    /**
     * Writes the linjer of the par that changed. Those they replace are closed, not deleted, so that what an earlier
     * kjøring published can be told again; only what this kjøring itself wrote is replaced.
     */
    void erstattLinjer(Kjoering kjoering, List<NyTilstand> tilstander) {
        List<NyTilstand> endrede =
                tilstander.stream().filter(NyTilstand::endret).toList();
        if (endrede.isEmpty()) {
            return;
        }
        lukk(kjoering, endrede);
        Linjekolonner k = new Linjekolonner();
        for (NyTilstand t : endrede) {
            int nr = 0;
            Innhold innhold = t.innhold();
            for (Innhold.Rad rad : innhold == null ? List.<Innhold.Rad>of() : innhold.rader()) {
                k.leggTil(t.par(), nr++, rad.forhold(), rad.linje());
            }
        }
        jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, underenhet, opplysningspliktig,
                    beskrivelse, beloep, dato_for_utleggstrekk, antall_avvik, skjermet)
                select maaned, par, ?, nr, underenhet, opplysningspliktig, beskrivelse, beloep, dato::date, avvik, skjermet
                from unnest(?::text[], ?::bigint[], ?::int[], ?::text[], ?::text[], ?::text[], ?::int[], ?::text[], ?::int[],
                    ?::boolean[]) as ny (maaned, par, nr, underenhet, opplysningspliktig, beskrivelse, beloep, dato, avvik,
                    skjermet)""").param(kjoering.id()).params(k.kolonner()).update();
    }

    private void lukk(Kjoering kjoering, List<NyTilstand> endrede) {
        jdbc.sql("""
                with bort as (select * from unnest(?::text[], ?::bigint[]) as bort (maaned, par)),
                skrevet_naa as (delete from linje using bort
                    where linje.kalendermaaned = bort.maaned and linje.par_id = bort.par and linje.fra_kjoering = ?)
                update linje set til_kjoering = ? from bort
                where linje.kalendermaaned = bort.maaned and linje.par_id = bort.par and linje.fra_kjoering < ?
                    and linje.til_kjoering is null""")
                .params(
                        endrede.stream()
                                .map(t -> t.par().kalendermaaned().toString())
                                .toArray(String[]::new),
                        endrede.stream().mapToLong(t -> t.par().id()).toArray(),
                        kjoering.id(),
                        kjoering.id(),
                        kjoering.id())
                .update();
    }

    /** Notes the outcome of each lookup, and ends the waiting unless it failed. */
    void oppdaterPar(Kjoering kjoering, List<NyTilstand> tilstander) {
        int n = tilstander.size();
        long[] id = new long[n];
        String[] utfall = new String[n];
        int[] serie = new int[n];
        long[] besvart = new long[n];
        @Nullable String[] grunn = new String[n];
        @Nullable String[] korrelasjonsid = new String[n];
        boolean[] endret = new boolean[n];
        @Nullable String[] fingeravtrykk = new String[n];
        int[] utenLinje = new int[n];
        for (int i = 0; i < n; i++) {
            NyTilstand t = tilstander.get(i);
            id[i] = t.par().id();
            utfall[i] = t.utfall().navn();
            serie[i] = t.avslutter() ? t.par().serie() : 0;
            besvart[i] = t.avslutter() ? t.par().sisteHendelse() : 0;
            grunn[i] = t.grunn();
            korrelasjonsid[i] = t.korrelasjonsid();
            endret[i] = t.endret();
            Innhold innhold = t.innhold();
            fingeravtrykk[i] = innhold == null ? null : innhold.fingeravtrykk();
            utenLinje[i] = innhold == null ? 0 : innhold.forholdUtenLinje();
        }
        jdbc.sql("""
                update par set utfall = ny.utfall, grunn = ny.grunn, korrelasjonsid = ny.korrelasjonsid, kjoering_id = ?,
                    besvart_serie = greatest(par.besvart_serie, ny.serie),
                    besvart_hendelse = case
                        when (ny.serie, ny.besvart) > (par.besvart_serie, par.besvart_hendelse) then ny.besvart
                        else par.besvart_hendelse end,
                    endret_kjoering = case when ny.endret then ? else par.endret_kjoering end,
                    innhold = case when ny.endret then ny.innhold else par.innhold end,
                    forhold_uten_linje = case when ny.endret then ny.uten_linje else par.forhold_uten_linje end
                from unnest(?::bigint[], ?::text[], ?::int[], ?::bigint[], ?::text[], ?::text[], ?::boolean[], ?::text[],
                    ?::int[]) as ny (id, utfall, serie, besvart, grunn, korrelasjonsid, endret, innhold, uten_linje)
                where par.par_id = ny.id""")
                .params(
                        kjoering.id(),
                        kjoering.id(),
                        id,
                        utfall,
                        serie,
                        besvart,
                        grunn,
                        korrelasjonsid,
                        endret,
                        fingeravtrykk,
                        utenLinje)
                .update();
    }

    /** A newer answer takes the place of what is in quarantine: a par stands there once at most. */
    void loesKarantene(List<VentendePar> par) {
        jdbc.sql("update karantene set loest = ? where loest is null and par_id = any (?)")
                .params(
                        klokke.instant().atOffset(ZoneOffset.UTC),
                        par.stream().mapToLong(VentendePar::id).toArray())
                .update();
    }

    /** Puts a par in quarantine: refused by the API, or answered with something that cannot be used. */
    void karantene(Kjoering kjoering, VentendePar par, Utfall.Avvist avvist) {
        jdbc.sql("""
                insert into karantene (kjoering_id, par_id, kode, grunn, korrelasjonsid, tidspunkt)
                values (?, ?, ?, ?, ?, ?)""")
                .params(Arrays.asList(
                        kjoering.id(),
                        par.id(),
                        avvist.kode(),
                        avvist.melding(),
                        avvist.korrelasjonsid(),
                        klokke.instant().atOffset(ZoneOffset.UTC)))
                .update();
    }
}
