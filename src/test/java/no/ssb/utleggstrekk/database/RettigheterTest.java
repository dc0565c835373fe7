package no.ssb.utleggstrekk.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Databasebilde;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.Rolle;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rights that {@code docs/drift.md} lists suffice: for the role of the job, and for a role that only looks. */
class RettigheterTest {
    private static final List<String[]> SER = List.of(
            new String[] {"status"},
            new String[] {"status", "--json"},
            new String[] {"plan", "--kalendermaaned", "2026-09", "--til-dato", "2026-10-12"},
            new String[] {"verify", "--kalendermaaned", "2026-08"},
            new String[] {"quarantine", "list"});

    @TempDir
    private Path mappe;

    @Test
    void theRightsThatAreListedSufficeAndNoOthersAreThere() throws IOException {
        TestDatabase database = TestDatabase.ny();
        JdbcClient jdbc = JdbcClient.create(database.dataSource());
        String navn = jdbc.sql("select current_database()").query(String.class).single();
        jdbc.sql("revoke all on database " + navn + " from public").update();
        jdbc.sql("revoke all on schema public from public").update();
        try (Simulator simulator = Simulator.start(Oppsett.antall(20, 60));
                Rolle jobb = Rolle.ny(database);
                Rolle ser = Rolle.ny(database)) {
            List<String> blokker = sql();
            gi(jdbc, blokker.get(0), navn, jobb.navn(), ser.navn());
            jdbc.sql("alter role %s connection limit %s".formatted(jobb.navn(), forbindelser()))
                    .update();
            Map<String, Object> konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
            konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
            konfigurasjon.putAll(Mot.database(jobb.innlogget()));
            String url = database.url() + "&currentSchema=utleggstrekk";
            konfigurasjon.put("spring.datasource.url", url);
            for (String[] kommando : new String[][] {
                {"check"}, {"run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"},
                {"replay", "--kalendermaaned", "2026-08", "--skriv"}, {"quarantine", "retry"}
            }) {
                ok(konfigurasjon, kommando);
            }
            for (String[] kommando : SER) {
                ok(konfigurasjon, kommando);
            }

            gi(jdbc, blokker.get(1), navn, jobb.navn(), ser.navn());
            konfigurasjon.putAll(Mot.database(ser.innlogget()));
            konfigurasjon.put("spring.datasource.url", url);
            Map<String, List<String>> foer = Databasebilde.av(database.dataSource());
            for (String[] kommando : SER) {
                ok(konfigurasjon, kommando);
            }
            assertThat(kjoer(konfigurasjon, "run", "--kalendermaaned", "2026-08")
                            .exitkode())
                    .isEqualTo(2);
            assertThat(Databasebilde.av(database.dataSource())).isEqualTo(foer);
        } finally {
            database.slett();
        }
    }

    /** How many connections the document says that the job needs. */
    private static String forbindelser() throws IOException {
        return Pattern.compile("It needs (\\d+) connections")
                .matcher(Files.readString(Path.of("docs/drift.md")))
                .results()
                .map(r -> r.group(1))
                .findFirst()
                .orElseThrow();
    }

    /** The SQL of the document's part on rights, block by block: of the job, and of who looks. */
    private static List<String> sql() throws IOException {
        String dokument = Files.readString(Path.of("docs/drift.md"));
        String del =
                dokument.replaceFirst("(?s).*\n## Rights in the database\n", "").replaceFirst("(?s)\n## .*", "");
        return Pattern.compile("(?s)```sql\n(.*?)```")
                .matcher(del)
                .results()
                .map(MatchResult::group)
                .map(s -> s.replaceAll("```(sql)?", ""))
                .toList();
    }

    /** The roles are there: they have names of this test alone. */
    private static void gi(JdbcClient jdbc, String sql, String database, String jobb, String ser) {
        for (String setning :
                sql.replaceAll("(?m)^create (role|database) .*;\n", "").split(";\\s*")) {
            if (!setning.isBlank()) {
                jdbc.sql(setning.replace("database utleggstrekk", "database " + database)
                                .replaceAll("\\b(to|authorization|role) utleggstrekk_les\\b", "$1 " + ser)
                                .replaceAll("\\b(to|authorization|role) utleggstrekk\\b", "$1 " + jobb))
                        .update();
            }
        }
    }

    private static void ok(Map<String, Object> konfigurasjon, String... kommando) {
        Utkomme utkomme = kjoer(konfigurasjon, kommando);
        assertThat(utkomme.exitkode()).as("%s: %s", kommando[0], utkomme).isZero();
    }

    private static Utkomme kjoer(Map<String, Object> konfigurasjon, String... kommando) {
        return Kommandotest.kjoer(Mot.argumenter(konfigurasjon), kommando);
    }
}
