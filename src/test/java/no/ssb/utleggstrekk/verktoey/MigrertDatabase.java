package no.ssb.utleggstrekk.verktoey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.ssb.utleggstrekk.database.DatabaseOppsett;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.kjoering.KjoeringOppsett;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A test database with the product's tables, for tests of SQL without a job. Wiring can be added. */
public final class MigrertDatabase implements AutoCloseable {
    private final ConfigurableApplicationContext kontekst;

    public MigrertDatabase() {
        this(TestDatabase.migrert(), List.of());
    }

    public MigrertDatabase(TestDatabase database, List<String> argumenter, Class<?>... oppsett) {
        List<String> alle = new ArrayList<>(argumenter);
        alle.addAll(List.of(Mot.argumenter(Mot.database(database))));
        alle.add("--spring.datasource.hikari.connection-init-sql=select 1"); // SQL may be tried without a transaction
        List<Class<?>> kilder = new ArrayList<>(Arrays.asList(oppsett));
        kilder.add(DatabaseOppsett.class);
        kilder.add(KjoeringOppsett.class);
        kontekst = new SpringApplicationBuilder(kilder.toArray(Class<?>[]::new))
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(alle.toArray(String[]::new));
        var unused = hent(Kjoeringslaas.class).alene(() -> "the tables are made by who holds the lock");
    }

    /** Empties what is held and what came of it, and makes so many published kjøringer for 2026-10, numbered from 1. */
    public void tomMedKjoeringer(int antall) {
        jdbc().sql("truncate linje, par, kjoering restart identity cascade").update();
        for (int i = 0; i < antall; i++) {
            jdbc().sql("""
                    insert into kjoering (kalendermaaned, skjaeringsdato, opprettet, tilstand)
                    values ('2026-10', date '2026-11-12', now(), 'PUBLISERT')""").update();
        }
    }

    public <T> T hent(Class<T> type) {
        return kontekst.getBean(type);
    }

    public JdbcClient jdbc() {
        return hent(JdbcClient.class);
    }

    @Override
    public void close() {
        kontekst.close();
    }
}
