package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Status.Ventende;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What to do when no kjøring is unfinished: one rule, for {@code status} and for the end of a kjøring. */
public final class Neste {
    private final JdbcClient jdbc;
    private final InstantSource klokke;
    private final int stabilFraDag;
    private final @Nullable Kalendermaaned foerste;

    /**
     * Reads nothing yet.
     *
     * @param stabilFraDag day of the following month from which a month is stable
     * @param foerste the first month covered, as it is configured; null when it is not
     */
    Neste(JdbcClient jdbc, InstantSource klokke, int stabilFraDag, @Nullable Kalendermaaned foerste) {
        this.jdbc = jdbc;
        this.klokke = klokke;
        this.stabilFraDag = stabilFraDag;
        this.foerste = foerste;
    }

    /** With what a command is wired with. */
    public static Neste av(BeanFactory kontekst) {
        Innstillinger innstillinger = kontekst.getBean(Innstillinger.class);
        return new Neste(
                kontekst.getBean(JdbcClient.class),
                kontekst.getBean(InstantSource.class),
                innstillinger.stabilFraDag(),
                innstillinger.foersteKalendermaaned());
    }

    /** A sentence, of a command after which a month waits. */
    public static String medMaaned(Kalendermaaned maaned) {
        return "Next: `run --kalendermaaned %s`, or any later month.".formatted(maaned);
    }

    /** A sentence: the newest stable month when it is not published, or something of it or before it waits. */
    public String steg() {
        return steg(ventende(), karantene());
    }

    /**
     * The same.
     *
     * @param ventende what {@link #ventende} gives
     * @param karantene what {@link #karantene} gives
     */
    String steg(List<Ventende> ventende, long karantene) {
        Frist stabil = frist(stabilFraDag - 1);
        if (!stabil.holdt()) {
            return "`run --kalendermaaned %s`: it is stable by now (from day %d of the month after it), and not published as such."
                    .formatted(stabil.kalendermaaned(), stabilFraDag);
        }
        List<String> venter = venter(ventende, stabil.kalendermaaned());
        return (venter.isEmpty()
                        ? "Nothing until the next month"
                        : "`run --kalendermaaned %s`: %s"
                                .formatted(stabil.kalendermaaned(), String.join(", and ", venter)))
                + (karantene == 0
                        ? "."
                        : "; `quarantine list` shows the %d that could not be used.".formatted(karantene));
    }

    /** The newest month whose day has passed. */
    Frist frist(int dag) {
        Kalendermaaned dekketFra = jdbc.sql("select foerste_kalendermaaned from gjeldende_serie")
                .query(String.class)
                .optional()
                .map(Kalendermaaned::av)
                .orElse(foerste);
        return Frist.les(jdbc, Skjaeringsdato.idag(klokke), dag, dekketFra);
    }

    /** Par that wait, per month in order. */
    List<Ventende> ventende() {
        return jdbc.sql("""
                select kalendermaaned, count(*) from par where par.venter
                group by 1 order by 1""")
                .query((rad, nr) -> new Ventende(rad.getString(1), rad.getLong(2)))
                .list();
    }

    /** How many could not be used, and are not solved. */
    long karantene() {
        return jdbc.sql("select count(*) from karantene where loest is null")
                .query(Long.class)
                .single();
    }

    private List<String> venter(List<Ventende> ventende, String tilOgMed) {
        List<String> venter = new ArrayList<>(ventende.stream()
                .filter(v -> v.kalendermaaned().compareTo(tilOgMed) <= 0)
                .map(v -> "%d par of %s wait".formatted(v.antall(), v.kalendermaaned()))
                .toList());
        venter.addAll(jdbc.sql("""
                select kalendermaaned || ' is to be worked out anew' from beroert
                where kalendermaaned <= ? order by kalendermaaned""").param(tilOgMed).query(String.class).list());
        return venter;
    }
}
