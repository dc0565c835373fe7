package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every write goes through a transaction that looks, before it commits, whether this process owns the kjøring. */
class VoktetTransaksjonTest {
    private static final String SKRIV = "insert into lesepeker (foerste_kalendermaaned) values ('2026-08')";

    private static MigrertDatabase database;

    @BeforeAll
    static void start() {
        database = new MigrertDatabase();
        database.hent(Kjoeringslaas.class).ta();
    }

    @AfterAll
    static void stopp() {
        database.close();
    }

    @Test
    void theDatabaseRefusesAWriteOutsideAGuardedTransaction() {
        JdbcClient jdbc = database.jdbc();
        assertThatThrownBy(() -> jdbc.sql(SKRIV).update())
                .matches(e -> Databasefeil.kjede(e)
                        .anyMatch(t -> t instanceof java.sql.SQLException s && "25006".equals(s.getSQLState())));
        assertThatThrownBy(() -> lesetransaksjon()
                        .executeWithoutResult(s -> jdbc.sql(SKRIV).update()))
                .as("one that only reads")
                .isNotNull();
        assertThat(jdbc.sql("select count(*) from lesepeker").query(Long.class).single())
                .isZero();
    }

    private static TransactionTemplate lesetransaksjon() {
        TransactionTemplate lesetransaksjon = new TransactionTemplate(database.hent(VoktetTransaksjon.class));
        lesetransaksjon.setReadOnly(true);
        return lesetransaksjon;
    }

    @Test
    void insideOneItIsDone() {
        JdbcClient jdbc = database.jdbc();
        database.hent(TransactionTemplate.class).executeWithoutResult(s -> {
            jdbc.sql(SKRIV).update();
            jdbc.sql("delete from lesepeker").update();
        });
    }
}
