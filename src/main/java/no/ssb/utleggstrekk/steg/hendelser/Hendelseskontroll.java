package no.ssb.utleggstrekk.steg.hendelser;

import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Stops before anybody is looked up when too many of the kjøring's hendelser could not be used (rule 5): an empty month is
 * never published because nothing could be read.
 */
final class Hendelseskontroll {
    private static final int ALLTID_TAALT = 10;

    private final JdbcClient jdbc;
    private final Kjoeringer kjoeringer;
    private final double maksAndel;

    Hendelseskontroll(JdbcClient jdbc, Kjoeringer kjoeringer, double maksAndel) {
        this.jdbc = jdbc;
        this.kjoeringer = kjoeringer;
        this.maksAndel = maksAndel;
    }

    private record Telt(long nye, long karantene, boolean noenBrukbar, long uoppslaatte) {}

    /** @throws VarigFeil (BESLUTNING) when they are too many, unless the operator has said to go on */
    void kontroller(Kjoering kjoering) {
        Telt telt = tell(kjoering);
        String hva = null;
        if (telt.karantene > ALLTID_TAALT && telt.karantene > maksAndel * telt.nye) {
            hva = "%d of %d new hendelser are in quarantine, more than utleggstrekk.maks-karantene-andel %s"
                    .formatted(telt.karantene, telt.nye, maksAndel);
        } else if (telt.nye > ALLTID_TAALT && !telt.noenBrukbar && telt.uoppslaatte <= kjoering.tillatFeilet()) {
            // while numbers have no answer, that is what the kjøring fails of
            hva = "none of %d new hendelser could be used".formatted(telt.nye);
        }
        if (hva != null && !kjoeringer.erGodtatt(kjoering, kjoering.kalendermaaned())) {
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "%s; see `quarantine list`, mend the cause and `quarantine retry`, or go on without them with `run --kalendermaaned %s --godta %s`"
                            .formatted(hva, kjoering.kalendermaaned(), kjoering.kalendermaaned()));
        }
    }

    private Telt tell(Kjoering kjoering) {
        return jdbc.sql("""
                select nye, karantene,
                    exists (select from hendelse h where h.kjoering_id = k.kjoering_id and par_id is not null) as noen,
                    (select count(distinct logg_id) from hendelse where uten_par = 'UOPPSLAATT') as uoppslaatte
                from kjoering k where kjoering_id = ?""")
                .param(kjoering.id())
                .query((rad, nr) -> new Telt(
                        rad.getLong("nye"),
                        rad.getLong("karantene"),
                        rad.getBoolean("noen"),
                        rad.getLong("uoppslaatte")))
                .single();
    }
}
