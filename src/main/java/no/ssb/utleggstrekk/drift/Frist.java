package no.ssb.utleggstrekk.drift;

import java.time.LocalDate;
import java.time.YearMonth;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A day of the following month by which a month is to have a stable published version, and the newest month whose day has
 * passed.
 *
 * @param dag such as 15: from the 16th on, the month before is due
 * @param holdt whether that month is published as it should, or is before the first one covered
 */
public record Frist(int dag, String kalendermaaned, boolean holdt) {
    static Frist les(JdbcClient jdbc, LocalDate idag, int dag, @Nullable Kalendermaaned foerste) {
        Kalendermaaned maaned = nyeste(idag, dag);
        boolean dekket = foerste == null || !maaned.erFoer(foerste);
        return new Frist(dag, maaned.toString(), !dekket || erPublisert(jdbc, maaned));
    }

    /** Before the first kjøring has made the tables. */
    static Frist utenTabeller(LocalDate idag, int dag, @Nullable Kalendermaaned foerste) {
        Kalendermaaned maaned = nyeste(idag, dag);
        return new Frist(dag, maaned.toString(), foerste != null && maaned.erFoer(foerste));
    }

    static Kalendermaaned nyeste(LocalDate idag, int dag) {
        return new Kalendermaaned(YearMonth.from(idag).minusMonths(idag.getDayOfMonth() > dag ? 1 : 2));
    }

    private static boolean erPublisert(JdbcClient jdbc, Kalendermaaned maaned) {
        return jdbc.sql("select exists (select from utgivelse where publisert and versjon > 0 and kalendermaaned = ?)")
                .param(maaned.toString())
                .query(Boolean.class)
                .single();
    }

    /** One line for people. */
    String tekst() {
        return "Deadline, day %d: %s %s"
                .formatted(
                        dag,
                        kalendermaaned,
                        holdt
                                ? "needs nothing more"
                                : "has no stable published version, and should have had it by now");
    }
}
