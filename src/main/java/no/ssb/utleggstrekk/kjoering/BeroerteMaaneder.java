package no.ssb.utleggstrekk.kjoering;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
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
     * an operator asked for, those that were published as not stable and are stable now, and those that wait to be worked
     * out anew. In order; none before the first month covered.
     */
    public List<Kalendermaaned> aaPublisere(Kjoering kjoering) {
        TreeSet<Kalendermaaned> maaneder = new TreeSet<>(endret(kjoering, ">="));
        maaneder.add(kjoering.kalendermaaned());
        maaneder.addAll(bestilt(kjoering));
        maaneder.addAll(blittStabile(kjoering));
        return List.copyOf(maaneder);
    }

    /**
     * Whether a month's figures get a version that is never replaced (rule 16). A replay reads no hendelser, so that its own
     * skjæringsdato decides; else the latest that hendelser have been read to, as all par that wait are looked up.
     */
    public boolean erStabil(Kjoering kjoering, Kalendermaaned maaned) {
        return !lestTil(kjoering).isBefore(stabilFra(maaned));
    }

    /** The day that hendelser must have been read to before a month is stable (rule 16). */
    public LocalDate stabilFra(Kalendermaaned maaned) {
        return maaned.pluss(1).verdi().atDay(innstillinger.stabilFraDag());
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
        return urort && blittStabile(kjoering).isEmpty() && bestilt(kjoering).isEmpty();
    }

    /** Lets the next kjøring that reaches them publish these months, whether they changed or not; the caller has a transaction. */
    public void bestill(Maanedsspenn spenn) {
        jdbc.sql("insert into beroert (kalendermaaned) select unnest(?::text[]) on conflict do nothing")
                .param(spenn.maaneder().stream().map(Kalendermaaned::toString).toArray(String[]::new))
                .update();
    }

    private LocalDate lestTil(Kjoering kjoering) {
        if (kjoering.art() == Kjoering.Art.AVSPILLING || !Skjema.finnes(jdbc)) {
            return kjoering.skjaeringsdato();
        }
        return jdbc.sql("""
                select greatest(?, max(skjaeringsdato)) from kjoering
                where art = 'HENTING' and tilstand in ('PUBLISERT', 'INGENTING_NYTT')""")
                .param(kjoering.skjaeringsdato())
                .query(LocalDate.class)
                .single();
    }

    private List<Kalendermaaned> blittStabile(Kjoering kjoering) {
        return ustabile().stream()
                .filter(m -> m.compareTo(kjoering.kalendermaaned()) <= 0)
                .filter(m -> erStabil(kjoering, m))
                .toList();
    }

    private List<Kalendermaaned> endret(Kjoering kjoering, String motFoerste) {
        return maaneder(jdbc.sql("""
                select distinct kalendermaaned from par
                where endret_kjoering = ? and kalendermaaned %s (select foerste_kalendermaaned from gjeldende_serie)
                order by kalendermaaned""".formatted(motFoerste)).param(kjoering.id()));
    }

    /** Months that the next kjøring which reaches them publishes, whether they changed or not. */
    private List<Kalendermaaned> bestilt(Kjoering kjoering) {
        return maaneder(jdbc.sql("""
                select kalendermaaned from beroert
                where kalendermaaned between (select foerste_kalendermaaned from gjeldende_serie) and ?""").param(kjoering.kalendermaaned().toString()));
    }

    /** Months whose current files are version 0. */
    private List<Kalendermaaned> ustabile() {
        return maaneder(jdbc.sql("""
                select distinct kalendermaaned from (
                    select distinct on (datasett, kalendermaaned) kalendermaaned, versjon from utgivelse where publisert
                    order by datasett, kalendermaaned, kjoering_id desc) as gjeldende
                where versjon = 0"""));
    }

    private static List<Kalendermaaned> maaneder(JdbcClient.StatementSpec sql) {
        return sql.query(String.class).list().stream().map(Kalendermaaned::av).toList();
    }
}
