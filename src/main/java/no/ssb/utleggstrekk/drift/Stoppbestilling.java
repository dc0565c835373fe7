package no.ssb.utleggstrekk.drift;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.Sover;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Asks the running kjøring to stop, from any host: the request stands in the database, and the owner looks once a second. */
public final class Stoppbestilling {
    private static final Duration MELLOM_BLIKK = Duration.ofMillis(500);

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;
    private final InstantSource klokke;
    private final Sover sover;

    public Stoppbestilling(JdbcClient jdbc, TransactionOperations transaksjon, InstantSource klokke, Sover sover) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.klokke = klokke;
        this.sover = sover;
    }

    /** What came of it. */
    public enum Utfall {
        INGEN_KJOERER,
        STOPPET,
        /** Asked, but not ended within the time given. */
        KJOERER_ENNAA
    }

    /** Who holds the lock. */
    public record Eier(String vert, long pid, Instant siden) {}

    /** Who runs now; empty when nobody does. */
    public Optional<Eier> eier() {
        if (!Skjema.finnes(jdbc)) {
            return Optional.empty();
        }
        return jdbc.sql("select vert, pid, siden from eierskap where exists (%s)".formatted(Kjoeringslaas.ER_TATT))
                .query((rad, nr) -> new Eier(
                        rad.getString("vert"),
                        rad.getLong("pid"),
                        rad.getTimestamp("siden").toInstant()))
                .optional();
    }

    /** Asks this owner, unless another has come in its place. */
    public void be(Eier eier) {
        transaksjon.executeWithoutResult(status -> jdbc.sql(
                        "update eierskap set stopp_bedt = coalesce(stopp_bedt, ?) where siden = ? and pid = ?")
                .params(klokke.instant().atOffset(ZoneOffset.UTC), eier.siden().atOffset(ZoneOffset.UTC), eier.pid())
                .update());
    }

    /**
     * Asks whoever runs to stop, and waits until it has.
     *
     * @param vent how long to wait; zero only asks
     */
    public Utfall beOgVent(Duration vent) {
        Optional<Eier> eier = eier();
        if (eier.isEmpty()) {
            return Utfall.INGEN_KJOERER;
        }
        be(eier.get());
        Instant frist = klokke.instant().plus(vent);
        while (eier().equals(eier)) {
            if (!klokke.instant().isBefore(frist)) {
                return Utfall.KJOERER_ENNAA;
            }
            try {
                sover.sov(MELLOM_BLIKK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MidlertidigFeil("Interrupted while waiting for the kjøring to stop; it was asked to", e);
            }
        }
        return Utfall.STOPPET;
    }
}
