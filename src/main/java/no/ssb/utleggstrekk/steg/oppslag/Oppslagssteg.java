package no.ssb.utleggstrekk.steg.oppslag;

import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Oppslagsgrense;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happens before and after the lookups: the limits that need a person's decision. */
final class Oppslagssteg {
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
        Oppslagsgrense grense = Oppslagsgrense.av(jdbc, kjoering);
        grense.krev(0, innstillinger.api());
        kjoeringer.noterPar(kjoering, ventende);
        long maaneder = lager.maaneder(kjoering);
        if (maaneder > 1) {
            long kall = grense.personkall(innstillinger.api().maksMaanederPerKall());
            framdrift.vent("oppslag", ventende, "par of %d months, in %d calls".formatted(maaneder, kall));
        } else {
            framdrift.vent("oppslag", ventende);
        }
    }

    /** Stops before publishing when too much could not be had (rule 11). */
    void kontroller(Kjoering kjoering) {
        long numre = lager.numreUtenSvar(kjoering);
        long feilet = lager.medUtfall(kjoering, "FEILET") + numre;
        if (feilet > kjoering.tillatFeilet()) {
            String hva = kjoering.art() == Kjoering.Art.HENTING
                    ? (numre == 0 ? "par" : "par and numbers of hendelser") + " have no answer after all attempts"
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
