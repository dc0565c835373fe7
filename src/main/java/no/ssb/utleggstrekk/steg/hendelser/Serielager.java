package no.ssb.utleggstrekk.steg.hendelser;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of the series of the list: lesepeker, bounds, and how far it has been read. Callers hold the transaction. */
final class Serielager {
    private final JdbcClient jdbc;
    private final InstantSource klokke;

    Serielager(JdbcClient jdbc, InstantSource klokke) {
        this.jdbc = jdbc;
        this.klokke = klokke;
    }

    /**
     * The series that is read.
     *
     * @param fraDato it begins with the first hendelse registered on this day or later
     * @param foerste the first month covered
     * @param lesepeker the highest sekvensnummer below which everything is stored; null before the first is known
     */
    record Serie(
            int nummer,
            LocalDate fraDato,
            Kalendermaaned foerste,
            @Nullable Long lesepeker) {}

    /** The newest series; empty before the first kjøring. */
    Optional<Serie> gjeldende() {
        if (!Skjema.finnes(jdbc)) {
            return Optional.empty();
        }
        return jdbc.sql("select * from gjeldende_serie")
                .query((rad, nr) -> new Serie(
                        rad.getInt("serie"),
                        rad.getObject("fra_dato", LocalDate.class),
                        Kalendermaaned.av(rad.getString("foerste_kalendermaaned")),
                        rad.getObject("lesepeker", Long.class)))
                .optional();
    }

    /** Begins the next series. */
    void begynn(LocalDate fraDato, Kalendermaaned foerste, String grunn) {
        jdbc.sql("""
                insert into serie (serie, fra_dato, foerste_kalendermaaned, begynt, grunn)
                select coalesce(max(serie), 0) + 1, ?, ?, ?, ? from serie""")
                .params(fraDato, foerste.toString(), klokke.instant().atOffset(ZoneOffset.UTC), grunn)
                .update();
    }

    void flyttLesepeker(long sekvensnummer) {
        jdbc.sql("""
                update serie set lesepeker = greatest(lesepeker, ?)
                where serie = (select serie from gjeldende_serie)""").param(sekvensnummer).update();
    }

    /** The frozen stretch of a kjøring, from where the lesepeker is now; empty before it is frozen. */
    Optional<Strekning> strekning(Kjoering kjoering) {
        return jdbc.sql("""
                select serie, lesepeker + 1 as fra, til_sekvensnummer as til
                from kjoering join serie using (serie) where kjoering_id = ?""")
                .param(kjoering.id())
                .query((rad, nr) -> new Strekning(
                        rad.getInt("serie"), rad.getObject("fra", Long.class), rad.getObject("til", Long.class)))
                .optional();
    }

    /** Freezes what a kjøring reads of the series: up to the number that the list gave for its day, or to the end. */
    void frys(Kjoering kjoering, @Nullable Long grense) {
        jdbc.sql("""
                update kjoering k set serie = s.serie, fra_sekvensnummer = s.lesepeker + 1, til_sekvensnummer = ny.grense,
                    listens_grense = ny.grense
                from gjeldende_serie s, (select ?::bigint as grense) as ny where kjoering_id = ?""").params(Arrays.asList(grense, kjoering.id())).update();
    }

    /**
     * Notes that a kjøring has read all of its stretch.
     *
     * @param til where it ended
     * @param grense the first number of its day as the list gives it now, kept when it gave none before. One below where
     *     the kjøring began cannot have come since: it is of a rebuilt list, and the next kjøring is to see that
     */
    void lest(Kjoering kjoering, @Nullable Long til, @Nullable Long grense) {
        jdbc.sql("""
                update kjoering set lest = true, til_sekvensnummer = ?::bigint,
                    listens_grense = coalesce(listens_grense, case when naa >= fra_sekvensnummer then naa end)
                from (select ?::bigint as naa) as list where kjoering_id = ?""").params(Arrays.asList(til, grense, kjoering.id())).update();
    }

    /** Whether a kjøring has read all that it is to read. */
    boolean erLest(Kjoering kjoering) {
        return jdbc.sql("select lest from kjoering where kjoering_id = ?")
                .param(kjoering.id())
                .query(Boolean.class)
                .single();
    }

    /** Takes the bound from an unfinished kjøring, which then reads the new series. Returns whether there was one. */
    boolean mistGrense() {
        return jdbc.sql("""
                update kjoering set serie = null, fra_sekvensnummer = null, til_sekvensnummer = null, listens_grense = null,
                    lest = false, par = null
                where art = 'HENTING' and tilstand = 'PAABEGYNT'""").update() > 0;
    }

    /**
     * Closes the quarantined hendelser that the new series brings again: those registered from its first day on, or that
     * came after such a one.
     */
    int lukkKarantene(LocalDate fraDato) {
        return jdbc.sql("""
                update karantene q set proev_igjen = false, loest = ?
                where q.loest is null and q.sekvensnummer is not null and ? <= (
                    select registreringstidspunkt from hendelse h
                    where h.serie = q.serie and h.sekvensnummer <= q.sekvensnummer and registreringstidspunkt is not null
                    order by h.sekvensnummer desc limit 1)""")
                .params(
                        klokke.instant().atOffset(ZoneOffset.UTC),
                        fraDato.atStartOfDay(Skjaeringsdato.OSLO).toOffsetDateTime())
                .update();
    }

    /** Lets the next kjøring publish the months from one up to, but not including, another. Returns how many. */
    int beroer(Kalendermaaned fra, Kalendermaaned til) {
        List<String> maaneder = Stream.iterate(fra, m -> m.erFoer(til), m -> m.pluss(1))
                .map(Kalendermaaned::toString)
                .toList();
        return jdbc.sql("insert into beroert (kalendermaaned) select unnest(?::text[]) on conflict do nothing")
                .param(maaneder.toArray(String[]::new))
                .update();
    }
}
