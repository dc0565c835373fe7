package no.ssb.utleggstrekk.steg.oppslag;

import java.util.HashMap;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.springframework.batch.core.partition.Partitioner;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens before and after the lookups: the limits that need a person's decision. */
final class Oppslagssteg {
    static final String DEL = "del";
    static final String DELER = "deler";
    private static final int ALLTID_TAALT_AVVIST = 10;

    private final Oppslagslager lager;
    private final Kjoeringer kjoeringer;
    private final JdbcClient jdbc;
    private final Framdrift framdrift;
    private final Innstillinger innstillinger;

    Oppslagssteg(
            Oppslagslager lager,
            Kjoeringer kjoeringer,
            JdbcClient jdbc,
            Framdrift framdrift,
            Innstillinger innstillinger) {
        this.lager = lager;
        this.kjoeringer = kjoeringer;
        this.jdbc = jdbc;
        this.framdrift = framdrift;
        this.innstillinger = innstillinger;
    }

    /** Counts what waits, and stops before the first call when that is more than the operator allowed (rule 8). */
    void planlegg(Kjoering kjoering) {
        jdbc.sql("analyze par").update(); // the first month fills an empty table: its statistics decide the plans
        long ventende = lager.ventende(kjoering);
        Long maks = kjoering.maksOppslag();
        if (maks != null && ventende > maks) {
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "%d par wait for a lookup, more than --maks-oppslag %d; they would take about %s. Run again with a higher --maks-oppslag to go on"
                            .formatted(
                                    ventende,
                                    maks,
                                    Varighet.tekst(innstillinger.api().varighet(ventende))));
        }
        kjoeringer.noterPar(kjoering, ventende);
        framdrift.start("lookups", ventende);
    }

    /**
     * The parts of the work: par by number, so that each part has its share of every month. Their names are of this attempt
     * alone: under the name of an earlier attempt's part, Spring Batch would take over that part's context, and a part killed
     * before it was given one has none.
     */
    static Partitioner deling(long forsoek) {
        return antall -> {
            Map<String, ExecutionContext> deler = new HashMap<>();
            for (int i = 0; i < antall; i++) {
                ExecutionContext kontekst = new ExecutionContext();
                kontekst.putInt(DEL, i);
                kontekst.putInt(DELER, antall);
                deler.put("del%d-%d".formatted(i, forsoek), kontekst);
            }
            return deler;
        };
    }

    /** Stops before publishing when too much could not be had (rule 11). */
    void kontroller(Kjoering kjoering) {
        framdrift.slutt();
        long feilet = lager.medUtfall(kjoering, "FEILET");
        if (feilet > kjoering.tillatFeilet()) {
            String hva = kjoering.art() == Kjoering.Art.HENTING
                    ? "par have no answer after all attempts"
                    : "raw answers can no longer be read";
            throw new MidlertidigFeil(
                    "%d %s; `restart` tries just those, `restart --tillat-feilet %d` publishes without them"
                            .formatted(feilet, hva, feilet));
        }
        long avvist = lager.medUtfall(kjoering, "AVVIST");
        long par = kjoeringer.par(kjoering);
        if (avvist > ALLTID_TAALT_AVVIST && avvist > innstillinger.maksAvvistAndel() * par) {
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "%d of %d par were refused (AVVIST), more than utleggstrekk.maks-avvist-andel %s; see `quarantine list`, then restart with a higher limit to publish without them"
                            .formatted(avvist, par, innstillinger.maksAvvistAndel()));
        }
    }
}
