package no.ssb.utleggstrekk.verktoey;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.motor.KjoerOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.simulator.Simulator;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole job in this JVM: a database of its own, the simulator over HTTP, files in a folder. */
public final class Testjobb implements AutoCloseable {
    private final Map<String, Object> konfigurasjon = new LinkedHashMap<>();
    private final Path mappe;
    private final TestDatabase database;
    private final ConfigurableApplicationContext kontekst;

    public Testjobb(Path mappe, Simulator simulator, Map<String, Object> ekstra) {
        this(mappe, TestDatabase.migrert(), simulator, ekstra);
    }

    /** With wiring on top of the product's, for tests that need to look in. */
    public Testjobb(
            Path mappe, TestDatabase database, Simulator simulator, Map<String, Object> ekstra, Class<?>... oppsett) {
        this.mappe = mappe;
        this.database = database;
        migrer(database); // a test may tamper with the tables before the first kjøring
        konfigurasjon.putAll(konfigurasjon(mappe, database, simulator, ekstra));
        this.kontekst = new SpringApplicationBuilder(KjoerOppsett.class)
                .sources(oppsett)
                .web(WebApplicationType.NONE)
                .registerShutdownHook(false)
                .run(argumenter());
    }

    private static void migrer(TestDatabase database) {
        DataSource kilde = database.dataSource();
        try (Connection forbindelse = kilde.getConnection()) {
            new Skjema(kilde).migrer(forbindelse);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What such a job is configured with. */
    static Map<String, Object> konfigurasjon(
            Path mappe, TestDatabase database, Simulator simulator, Map<String, Object> ekstra) {
        Map<String, Object> alt = new LinkedHashMap<>(Mot.database(database));
        alt.putAll(Mot.simulator(simulator, mappe.resolve("noekler")));
        alt.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        alt.putAll(ekstra);
        return alt;
    }

    /** The same configuration, for a command. */
    public String[] argumenter() {
        return Mot.argumenter(konfigurasjon);
    }

    public Kjoeringsmotor motor() {
        return kontekst.getBean(Kjoeringsmotor.class);
    }

    /**
     * A part of the job. The JdbcClient is not the job's own, whose connections write in guarded transactions only: a test
     * that reads or tampers does so from outside.
     */
    public <T> T hent(Class<T> type) {
        return type == JdbcClient.class
                        && konfigurasjon.get("spring.datasource.url").equals(database.url())
                ? type.cast(JdbcClient.create(database.dataSource()))
                : kontekst.getBean(type);
    }

    /** The product's folder below the root. */
    public Path utdata() {
        return mappe.resolve("utdata/utleggstrekk_data");
    }

    @Override
    public void close() {
        kontekst.close();
    }
}
