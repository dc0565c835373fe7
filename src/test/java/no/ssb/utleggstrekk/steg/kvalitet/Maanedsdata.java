package no.ssb.utleggstrekk.steg.kvalitet;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database with kjøringer, linjer and figures put straight into it, and the checks on it. */
final class Maanedsdata implements AutoCloseable {
    static final Kalendermaaned MAANED = Kalendermaaned.av("2026-08");
    static final String UNDERENHET = "314000005";
    static final String OPPLYSNINGSPLIKTIG = "314000013";

    private final MigrertDatabase database = new MigrertDatabase();
    final JdbcClient jdbc;
    /** Whether the month is; those before it are. */
    boolean stabil = true;

    private int personer;

    /** One found kode: its count, and its examples as "underenhet detalj antall". */
    record Funn(long antall, List<String> eksempler) {
        static final Funn INGEN = new Funn(0, List.of());
    }

    Maanedsdata() {
        jdbc = database.jdbc();
    }

    /** Begins anew, with the one kjøring that all linjer come from. */
    void tom() {
        stabil = true;
        jdbc.sql("truncate kjoering, par, linje, kvalitetsavvik cascade").update();
        kjoering();
    }

    /** A published kjøring. */
    Kjoering kjoering() {
        long id = jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values (?, '2026-09-12', 'PUBLISERT', '2026-09-12T00:00:00Z') returning kjoering_id""").param(MAANED.toString()).query(Long.class).single();
        return new Kjoering(id, MAANED, LocalDate.of(2026, 9, 12), null, 0);
    }

    /** A new person with one usual linje for each beloep. */
    long person(Kalendermaaned maaned, int... beloep) {
        long par = par(maaned);
        for (int b : beloep) {
            linje(maaned, par, UNDERENHET, OPPLYSNINGSPLIKTIG, "utleggstrekkSkatt", b, maaned.sisteDag());
        }
        return par;
    }

    long par(Kalendermaaned maaned) {
        return jdbc.sql("""
                insert into par (kalendermaaned, inntektsmottaker, siste_hendelse) values (?, ?, 1) returning par_id""")
                .params(maaned.toString(), "pseudonym" + ++personer)
                .query(Long.class)
                .single();
    }

    void linje(
            Kalendermaaned maaned,
            long par,
            @Nullable String underenhet,
            @Nullable String opplysningspliktig,
            String beskrivelse,
            int beloep,
            @Nullable LocalDate dato) {
        jdbc.sql("""
                insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, opplysningspliktig, underenhet, skjermet, beskrivelse,
                    beloep, dato_for_utleggstrekk)
                select ?, ?, (select min(kjoering_id) from kjoering), (select count(*) from linje where par_id = ?), ?::text, ?::text, false, ?, ?, ?::date""")
                .params(Arrays.asList(
                        maaned.toString(), par, par, opplysningspliktig, underenhet, beskrivelse, beloep, dato))
                .update();
    }

    /** One linje of a new person with these numbers of the employer. */
    void arbeidsgiver(@Nullable String underenhet, @Nullable String opplysningspliktig) {
        linje(MAANED, par(MAANED), underenhet, opplysningspliktig, "utleggstrekkSkatt", -1, null);
    }

    void kontroller(Kjoering kjoering, Kalendermaaned... maaneder) {
        new Kvalitetskontroll(
                        jdbc,
                        database.hent(TransactionTemplate.class),
                        new Innstillinger.Kvalitet(0.25, 0.5),
                        (k, m) -> stabil || m.erFoer(MAANED))
                .kontroller(kjoering, List.of(maaneder));
    }

    /** What a kjøring found in its month, by kode; a kode that found nothing is not there. */
    SortedMap<String, Funn> funn(Kjoering kjoering, Kalendermaaned maaned) {
        SortedMap<String, Funn> alle = new TreeMap<>();
        jdbc.sql("select kode, antall from kvalitetsavvik where kjoering_id = ? and kalendermaaned = ?")
                .params(kjoering.id(), maaned.toString())
                .query((rad, nr) -> alle.put(
                        rad.getString(1), new Funn(rad.getLong(2), eksempler(kjoering, maaned, rad.getString(1)))))
                .list();
        return alle;
    }

    private List<String> eksempler(Kjoering kjoering, Kalendermaaned maaned, String kode) {
        return jdbc.sql("""
                select concat_ws(' ', underenhet, detalj, antall) from kvalitetseksempel
                where kjoering_id = ? and kalendermaaned = ? and kode = ? order by nr""")
                .params(kjoering.id(), maaned.toString(), kode)
                .query(String.class)
                .list();
    }

    @Override
    public void close() {
        database.close();
    }
}
