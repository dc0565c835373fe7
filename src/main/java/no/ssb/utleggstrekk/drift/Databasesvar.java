package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.tilstand.Databasenoekkel;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database adds to the other items of the preflight: one that fails its own items fails none of these. */
final class Databasesvar {
    private final ObjectProvider<Databasesjekk> database;

    /** The database is met when it is first asked. */
    Databasesvar(ObjectProvider<Databasesjekk> database) {
        this.database = database;
    }

    /** Whether the pseudonyms are made with the key set (rule 18); what to add to the line about it. */
    String pseudonymnoekkel(Innstillinger.Pseudonym innstillinger) {
        return sammenlign(
                jdbc -> Pseudonymisering.fra(innstillinger.noekkelsettFil(), vaar -> Databasenoekkel.les(jdbc, vaar))
                        .kontroller());
    }

    /** Whether the raw answers that are kept can be read with the key set; what to add to the line about it. */
    String raadatanoekkel(Innstillinger.Raadata innstillinger, InstantSource klokke) {
        return sammenlign(jdbc -> Raadatalager.av(jdbc, klokke, innstillinger).kontrollerNoekkel());
    }

    private String sammenlign(Consumer<JdbcClient> arbeid) {
        return spoer(jdbc -> {
                    arbeid.accept(jdbc);
                    return Optional.of("; they are this database's");
                })
                .orElse("; not compared with the database");
    }

    /** Whether a kjøring holds the lock now. */
    boolean kjoeringGaar() {
        return spoer(jdbc -> jdbc.sql("select 1 where exists (" + Kjoeringslaas.ER_TATT + ")")
                        .query(Integer.class)
                        .optional())
                .isPresent();
    }

    /** The first month that the database covers; empty when it remembers none. */
    Optional<Kalendermaaned> foersteMaaned() {
        return spoer(jdbc -> jdbc.sql(Dekning.HUSKET).query(String.class).optional())
                .map(Kalendermaaned::av);
    }

    /** What the list must agree with; empty when nothing of it has been read. */
    Optional<Serier.Kjentgrense> kjentgrense() {
        return spoer(jdbc -> new Serier(jdbc).kjentgrense(0));
    }

    private <T> Optional<T> spoer(Function<JdbcClient, Optional<T>> spoersmaal) {
        Databasesjekk sjekk;
        try {
            sjekk = database.getObject();
        } catch (BeansException e) {
            return Optional.empty();
        }
        return sjekk.spoer(spoersmaal);
    }
}
