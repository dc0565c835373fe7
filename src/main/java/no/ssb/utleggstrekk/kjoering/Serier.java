package no.ssb.utleggstrekk.kjoering;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the series of the list that is read has been read, and what the list must agree with since. */
public final class Serier {
    private final JdbcClient jdbc;

    public Serier(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everything registered from the first day of the series to before this day has been read; empty before the first. */
    public Optional<LocalDate> lestTil() {
        if (!Skjema.finnes(jdbc)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select greatest(s.fra_dato, max(k.skjaeringsdato) filter (where k.lest))
                from gjeldende_serie s left join kjoering k using (serie) group by s.fra_dato""").query(LocalDate.class).optional();
    }

    /**
     * What the list of today must agree with: the kjøring's own bound when it is frozen, or else that of the kjøring that
     * has read furthest of this series. Empty when nothing of the series has been read.
     *
     * @param kjoering its number; 0 for one that is not begun
     */
    public Optional<Kjentgrense> kjentgrense(long kjoering) {
        if (!Skjema.finnes(jdbc)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                select kjoering_id, skjaeringsdato, listens_grense, lesepeker
                from kjoering k join gjeldende_serie using (serie)
                where (k.kjoering_id = ? or k.lest) and coalesce(listens_grense, lesepeker) is not null
                order by k.kjoering_id = ? desc, skjaeringsdato desc, listens_grense nulls last limit 1""")
                .params(kjoering, kjoering)
                .query((rad, nr) -> new Kjentgrense(
                        rad.getLong("kjoering_id"),
                        rad.getObject("skjaeringsdato", LocalDate.class),
                        rad.getObject("listens_grense", Long.class),
                        rad.getObject("lesepeker", Long.class),
                        lestTil().orElseThrow()))
                .optional();
    }

    /**
     * What the list said when a kjøring read up to a day.
     *
     * @param dato the day
     * @param grense the first number on or after it; null when there was none
     * @param lesepeker the highest number read of the series; null when none was
     * @param lestTil from where a new series would have to be read
     */
    public record Kjentgrense(
            long kjoering,
            LocalDate dato,
            @Nullable Long grense,
            @Nullable Long lesepeker,
            LocalDate lestTil) {
        /**
         * Holds it against what the list says now.
         *
         * @param naa the first number on or after the day now; empty when there is none
         * @throws VarigFeil (BESLUTNING) when both cannot be true of one list: it has been rebuilt
         */
        public void kontroller(OptionalLong naa) {
            Long foer = grense;
            Long lest = lesepeker;
            boolean motsagt = foer != null
                    ? naa.isEmpty() || naa.getAsLong() < foer
                    : naa.isPresent() && lest != null && naa.getAsLong() <= lest;
            if (motsagt) {
                throw new VarigFeil(
                        Exitkode.BESLUTNING,
                        "The list of hendelser has been rebuilt: from %s on it now begins at %s, but kjøring %d %s. Its numbers mean other hendelser than those that are stored; `reread --fra-dato %s` begins a new series"
                                .formatted(
                                        dato,
                                        naa.isPresent() ? "number " + naa.getAsLong() : "no number",
                                        kjoering,
                                        foer != null
                                                ? "was given number " + foer
                                                : "read up to number " + lest + ", all from before that day",
                                        lestTil));
            }
        }
    }
}
