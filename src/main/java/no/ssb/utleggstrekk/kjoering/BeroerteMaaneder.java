package no.ssb.utleggstrekk.kjoering;

import java.util.List;
import java.util.TreeSet;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which months a kjøring concerns (rules 12, 13 and 16). */
public final class BeroerteMaaneder {
    private final JdbcClient jdbc;
    private final Innstillinger innstillinger;

    public BeroerteMaaneder(JdbcClient jdbc, Innstillinger innstillinger) {
        this.jdbc = jdbc;
        this.innstillinger = innstillinger;
    }

    /**
     * The months whose figures the kjøring computes and publishes: those in which it changed a par, its own, those that
     * an operator asked for, and those that were published as not stable and are stable now. In order; none before the
     * first month covered.
     */
    public List<Kalendermaaned> aaPublisere(Kjoering kjoering) {
        TreeSet<Kalendermaaned> maaneder = new TreeSet<>(endret(kjoering, ">="));
        maaneder.add(kjoering.kalendermaaned());
        maaneder.addAll(bestilt(kjoering));
        ustabile().stream()
                .filter(m -> m.compareTo(kjoering.kalendermaaned()) <= 0)
                .filter(m -> kjoering.erStabil(m, innstillinger.stabilFraDag()))
                .forEach(maaneder::add);
        return List.copyOf(maaneder);
    }

    /** Months before the first one covered in which the kjøring changed a par: held, not published (rule 13). */
    public List<Kalendermaaned> utenforDekning(Kjoering kjoering) {
        return endret(kjoering, "<");
    }

    /**
     * Whether the kjøring has nothing to do after reading the hendelser: none was new, none waits, no number is without an
     * answer, no month is asked for, and its month stands published as it should. A kjøring that once had something to do goes on to its end after a restart, too.
     */
    public boolean ingentingNytt(Kjoering kjoering) {
        boolean urort = jdbc.sql("""
                select k.nye = 0 and k.par is null
                    and not exists (select from par where par.venter
                        and kalendermaaned <= k.kalendermaaned)
                    and not exists (select from hendelse where uten_par = 'UOPPSLAATT')
                    and not exists (select from par where endret_kjoering = k.kjoering_id)
                    and exists (select from utgivelse u where u.publisert and u.kalendermaaned = k.kalendermaaned)
                from kjoering k where k.kjoering_id = ?""").param(kjoering.id()).query(Boolean.class).single();
        return urort
                && bestilt(kjoering).isEmpty()
                && ustabile().stream()
                        .filter(m -> m.compareTo(kjoering.kalendermaaned()) <= 0)
                        .noneMatch(m -> kjoering.erStabil(m, innstillinger.stabilFraDag()));
    }

    private List<Kalendermaaned> endret(Kjoering kjoering, String motFoerste) {
        return jdbc.sql("""
                select distinct kalendermaaned from par
                where endret_kjoering = ? and kalendermaaned %s (select foerste_kalendermaaned from gjeldende_serie)
                order by kalendermaaned""".formatted(motFoerste)).param(kjoering.id()).query(String.class).list().stream()
                .map(Kalendermaaned::av)
                .toList();
    }

    /** Months that the next kjøring which reaches them publishes, whether they changed or not. */
    private List<Kalendermaaned> bestilt(Kjoering kjoering) {
        return jdbc
                .sql("select kalendermaaned from beroert where kalendermaaned <= ?")
                .param(kjoering.kalendermaaned().toString())
                .query(String.class)
                .list()
                .stream()
                .map(Kalendermaaned::av)
                .toList();
    }

    /** Months whose current files are version 0. */
    private List<Kalendermaaned> ustabile() {
        return jdbc.sql("""
                select distinct kalendermaaned from (
                    select distinct on (datasett, kalendermaaned) kalendermaaned, versjon from utgivelse where publisert
                    order by datasett, kalendermaaned, kjoering_id desc) as gjeldende
                where versjon = 0""").query(String.class).list().stream()
                .map(Kalendermaaned::av)
                .toList();
    }
}
