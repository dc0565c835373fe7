package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Databasebilde;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.Rolle;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A database that cannot be used is told of in one line with its mend, and {@code check} says the same as {@code run}. */
class OmgivelserTest {
    @TempDir
    private Path mappe;

    private final Simulator simulator = Simulator.start(Oppsett.antall(5, 5));
    private final TestDatabase database = TestDatabase.ny();
    private Map<String, Object> konfigurasjon = Map.of();

    @BeforeEach
    void lagKonfigurasjon() {
        konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.putAll(Mot.database(database));
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
    }

    @AfterEach
    void lukk() {
        simulator.close();
        database.slett();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:mysql://localhost/x",
                "postgres://bruker:hemmelig@localhost/x",
                "postgresql://bruker:hemmelig@localhost/x",
                "jdbc:postgresql://<host>/<database>",
                "jdbc:postgresql://bruker:hemmelig@localhost/x",
                "localhost:5432/x"
            })
    void aUrlThatIsNoneOfOursIsSaidSo(String url) {
        konfigurasjon.put("spring.datasource.url", url);
        kontroller("spring.datasource.url", "jdbc:postgresql://<host>:<port>/<database>");
    }

    /** What is done to the database, and what the line then says. */
    static Stream<Arguments> databaser() {
        return Stream.of(
                argumentSet("read-only", """
                        do $$ begin execute 'alter database ' || current_database() || ' set default_transaction_read_only = on';
                        end $$""", List.of("can only be read", "primary server")),
                argumentSet(
                        "another program's tables",
                        "create table kunde (i int)",
                        List.of("other tables", "create schema", "currentSchema=")),
                argumentSet(
                        "a schema that is gone", "drop schema public cascade", List.of("no schema", "create schema")));
    }

    @ParameterizedTest
    @MethodSource("databaser")
    void aDatabaseThatCannotKeepAKjoering(String sql, List<String> ord) {
        JdbcClient.create(database.dataSource()).sql(sql).update();
        Map<String, List<String>> foer = Databasebilde.av(database.dataSource());
        kontroller(ord.toArray(String[]::new));
        assertThat(Databasebilde.av(database.dataSource())).isEqualTo(foer);
    }

    @Test
    void aDatabaseInLatin1() {
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        String navn = "latin1_" + database.url().replaceAll(".*/test_(\\w+).*", "$1");
        jdbc.sql("create database " + navn + " encoding 'LATIN1' locale 'C' template template0")
                .update();
        try {
            konfigurasjon.put("spring.datasource.url", database.url().replaceAll("/test_\\w+", "/" + navn));
            kontroller("LATIN1", "encoding 'UTF8'");
        } finally {
            jdbc.sql("drop database " + navn + " with (force)").update();
        }
    }

    @Test
    void noPasswordAndAWrongOne() {
        konfigurasjon.put("spring.datasource.password", "feil");
        kontroller("refuses the user", "SPRING_DATASOURCE_PASSWORD");
        konfigurasjon.put("spring.datasource.username", "annen"); // who is asked by SCRAM, not in clear text
        kontroller("refuses the user", "SPRING_DATASOURCE_PASSWORD");
        konfigurasjon.put("spring.datasource.password", "");
        kontroller("password", "SPRING_DATASOURCE_PASSWORD");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc-url, spring.datasource.url",
        "schema, ?currentSchema=",
        "username, spring.datasource.username",
        "password, passord-fil",
        "data-source-properties.password, passord-fil",
        "data-source-class-name, spring.datasource.url"
    })
    void whatWouldBeThePoolsAloneIsRefused(String noekkel, String istedet) {
        konfigurasjon.put("spring.datasource.hikari." + noekkel, "annet");
        Utkomme run = kjoer("run", "--kalendermaaned", "2026-08");
        assertThat(run.exitkode()).as("%s", run).isEqualTo(2);
        assertThat(linje(run)).contains("spring.datasource.hikari." + noekkel + " is the pool's alone", istedet);
        assertThat(kjoer("check").ut()).contains(linje(run));
    }

    @Test
    void aDatabaseThatIsNotThere() {
        konfigurasjon.put("spring.datasource.url", database.url().replaceAll("/test_\\w+", "/finnes_ikke"));
        kontroller("finnes_ikke", "does not exist", "create database");
    }

    @Test
    void aRoleThatMayMakeNoTables() {
        try (Rolle rolle = Rolle.ny(database)) {
            konfigurasjon.putAll(Mot.database(rolle.innlogget()));
            kontroller(rolle.navn(), "`grant usage, create on schema public to " + rolle.navn() + "`", "docs/drift.md");
        }
    }

    @Test
    void aRoleThatMayNotReadTheTablesOfAnother() {
        assertThat(kjoer("run", "--kalendermaaned", "2026-08").exitkode()).isZero();
        try (Rolle rolle = Rolle.ny(database)) {
            konfigurasjon.putAll(Mot.database(rolle.innlogget()));
            for (String kommando : List.of("status", "run")) {
                Utkomme utkomme =
                        kommando.equals("run") ? kjoer("run", "--kalendermaaned", "2026-08") : kjoer(kommando);
                assertThat(utkomme.exitkode()).as("%s", utkomme).isEqualTo(2);
                assertThat(utkomme.feil())
                        .contains(rolle.navn(), "`grant select", "on all tables in schema public to " + rolle.navn());
            }
        }
    }

    @Test
    void aMigrationThatFailsIsNoThingForARestart() {
        Flyway.configure()
                .dataSource(database.dataSource())
                .javaMigrations(new V1__SpringBatchTabeller())
                .locations("classpath:none")
                .load()
                .migrate();
        JdbcClient.create(database.dataSource())
                .sql("create table karantene (i int)")
                .update();
        Utkomme utkomme = kjoer("run", "--kalendermaaned", "2026-08");
        assertThat(utkomme.exitkode()).as("%s", utkomme).isEqualTo(2);
        assertThat(linje(utkomme)).contains("could not be made or changed", "42P07", sted());
    }

    private String sted() {
        return database.url().replaceAll("jdbc:postgresql://([^?]*)\\?.*", "$1");
    }

    private void kontroller(String... ord) {
        Utkomme run = kjoer("run", "--kalendermaaned", "2026-08");
        assertThat(run.exitkode()).as("%s", run).isEqualTo(2);
        assertThat(run.feil()).doesNotContain("hemmelig", "\tat ");
        assertThat(linje(run)).contains(ord);
        Utkomme check = kjoer("check");
        assertThat(check.exitkode()).as("%s", check).isEqualTo(2);
        assertThat(check.ut()).contains(ord).contains(linje(run)).doesNotContain("hemmelig");
        if (!Objects.requireNonNull(konfigurasjon.get("spring.datasource.url"))
                .toString()
                .matches(".*(mysql|localhost|<).*")) {
            assertThat(linje(run)).containsPattern("\\(127\\.0\\.0\\.1:\\d+/\\w+ as \\w+\\)");
        }
    }

    private static String linje(Utkomme utkomme) {
        assertThat(utkomme.melding()).hasLineCount(1);
        return utkomme.melding().strip();
    }

    private Utkomme kjoer(String... kommando) {
        return Kommandotest.kjoer(Mot.argumenter(konfigurasjon), kommando);
    }
}
