package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The connection that holds the lock is cut in the middle of the lookups. */
@Tag("maskin")
class LaasetapIT {
    private static final int TRINN = 2;

    private final Krasjfasit fasit = Krasjfasit.felles();
    private final Skatt skatt = fasit.skatt();
    private final Ordre bestilling = fasit.trinn(TRINN).bestilling();
    private final Krasjverden verden = fasit.verden(TRINN);

    @AfterEach
    void slett() {
        verden.slett();
    }

    @Test
    @Tag("lang")
    void itStopsAndASecondProcessTakesOverAtOnce() {
        skatt.klargjoer(bestilling);
        try (Jarprosess foerste = verden.start(bestilling.run())) {
            skatt.ventPaaOppslag(60, foerste);
            skatt.treg(Duration.ofMillis(300));
            assertThat(Serverlaas.kutt(verden.jdbc())).isTrue();
            try (Jarprosess andre = verden.start(bestilling.run())) {
                assertThat(foerste.vent()).as(foerste.toString()).isEqualTo(1);
                assertThat(foerste.utskrift()).contains("lock", "restart");
                skatt.rask();
                assertThat(andre.vent()).as(andre.toString()).isZero();
            }
        }
        somFasit();
    }

    /** The hard case: it sleeps through the loss and all that the second does, and wakes with answers in hand. */
    @Test
    void asleepWhileASecondProcessDoesTheWorkItWritesNothingWhenItWakes() {
        skatt.klargjoer(bestilling);
        sovMensEnAnnenArbeider(verden.start(bestilling.run()), false);
    }

    /** What it holds in the database would keep the second waiting; the server ends its session after a time. */
    @Test
    @Tag("lang")
    void asleepInTheMiddleOfATransactionItDoesNotKeepTheSecondWaiting() {
        String ventetid =
                "-Dspring.datasource.hikari.connection-init-sql=" + "set idle_in_transaction_session_timeout = '2s'";
        skatt.klargjoer(bestilling);
        sovMensEnAnnenArbeider(verden.start(List.of(ventetid), bestilling.run()), true);
    }

    private void sovMensEnAnnenArbeider(Jarprosess sovende, boolean iTransaksjon) {
        try (Jarprosess foerste = sovende) {
            skatt.ventPaaOppslag(60, foerste);
            sov(foerste, iTransaksjon);
            assertThat(Serverlaas.kutt(verden.jdbc())).isTrue();
            assertThat(verden.status()).contains("Died: ", "lost the lock", "`restart`");
            try (Jarprosess andre = verden.start(bestilling.run())) {
                assertThat(andre.vent()).as(andre.toString()).isZero();
            }
            somFasit();
            foerste.signal("CONT");
            assertThat(foerste.vent()).as(foerste.toString()).isEqualTo(1);
            assertThat(foerste.utskrift()).contains("lock", "status");
        }
        somFasit();
        assertThat(verden.status()).contains("No kjøring is running", "published");
    }

    private void sov(Jarprosess prosess, boolean iTransaksjon) {
        do {
            prosess.signal("CONT");
            Skatt.pause(Duration.ofMillis(3));
            prosess.signal("STOP");
            Skatt.pause(Duration.ofMillis(20)); // the server ends the statement under way
        } while (Serverlaas.aapenTransaksjon(verden.jdbc()) != iTransaksjon);
    }

    private void somFasit() {
        assertThat(Bilde.av(verden).avvikFra(fasit.trinn(TRINN).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
    }
}
