package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Every write goes through a transaction that looks, before it commits, whether this process owns the kjøring. */
class VoktetTransaksjonTest {
    private static final String SKRIV = "insert into noekkelsett (kontrollverdi) values ('one')";

    private static ConfigurableApplicationContext kontekst;

    @BeforeAll
    static void start() {
        kontekst = new SpringApplicationBuilder(DatabaseOppsett.class)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(Mot.argumenter(Mot.database(TestDatabase.ny())));
        kontekst.getBean(Kjoeringslaas.class).ta();
    }

    @AfterAll
    static void stopp() {
        kontekst.close();
    }

    @Test
    void theDatabaseRefusesAWriteOutsideAGuardedTransaction() {
        JdbcClient jdbc = kontekst.getBean(JdbcClient.class);
        assertThatThrownBy(() -> jdbc.sql(SKRIV).update())
                .matches(e -> Databasefeil.kjede(e)
                        .anyMatch(t -> t instanceof java.sql.SQLException s && "25006".equals(s.getSQLState())));
        assertThatThrownBy(() -> lesetransaksjon()
                        .executeWithoutResult(s -> jdbc.sql(SKRIV).update()))
                .as("one that only reads")
                .isNotNull();
        assertThat(jdbc.sql("select count(*) from noekkelsett")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private static TransactionTemplate lesetransaksjon() {
        TransactionTemplate lesetransaksjon = new TransactionTemplate(kontekst.getBean(VoktetTransaksjon.class));
        lesetransaksjon.setReadOnly(true);
        return lesetransaksjon;
    }

    @Test
    void insideOneItIsDone() {
        JdbcClient jdbc = kontekst.getBean(JdbcClient.class);
        kontekst.getBean(TransactionTemplate.class).executeWithoutResult(s -> {
            jdbc.sql(SKRIV).update();
            jdbc.sql("delete from noekkelsett").update();
        });
    }
}
