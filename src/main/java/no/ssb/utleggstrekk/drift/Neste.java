package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
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

    /** A sentence: the newest stable month when it is not published, or something of it or before it waits. */
    public String steg() {
        Frist stabil = frist(stabilFraDag - 1);
        if (!stabil.holdt()) {
            return "`run --kalendermaaned %s`: it is stable by now (from day %d of the month after it), and not published as such."
                    .formatted(stabil.kalendermaaned(), stabilFraDag);
        }
        List<String> venter = venter(stabil.kalendermaaned());
        return (venter.isEmpty()
                        ? "Nothing until the next month"
                        : "`run --kalendermaaned %s`: %s"
                                .formatted(stabil.kalendermaaned(), String.join(", and ", venter)))
                + karantene();
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

    private List<String> venter(String tilOgMed) {
        List<String> venter = new ArrayList<>(
                jdbc.sql("""
                select count(*) || ' par of ' || kalendermaaned || ' wait' from par
                where par.venter and kalendermaaned <= ? group by kalendermaaned order by kalendermaaned""").param(tilOgMed).query(String.class).list());
        venter.addAll(jdbc.sql("""
                select kalendermaaned || ' is to be worked out anew' from beroert
                where kalendermaaned <= ? order by kalendermaaned""").param(tilOgMed).query(String.class).list());
        return venter;
    }

    private String karantene() {
        long antall = jdbc.sql("select count(*) from karantene where loest is null")
                .query(Long.class)
                .single();
        return antall == 0 ? "." : "; `quarantine list` shows the %d that could not be used.".formatted(antall);
    }
}
