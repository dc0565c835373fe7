package no.ssb.utleggstrekk.motor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Databasebilde;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.Noekkelsett;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One database, one key set (rule 18): a person is one person, whatever is done to the key file between kjøringer. */
class NoekkelsettTest {
    private static final int PERSONER = 20;

    @TempDir
    private Path mappe;

    private final Simulator simulator = Simulator.start(Oppsett.antall(PERSONER, 60));
    private final TestDatabase database = TestDatabase.migrert();
    private final JdbcClient jdbc = JdbcClient.create(database.dataSource());
    private Map<String, Object> konfigurasjon = Map.of();
    private Path pseudonym = Path.of("");
    private Path raadata = Path.of("");

    @BeforeEach
    void lagKonfigurasjon() {
        konfigurasjon = new LinkedHashMap<>(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.putAll(Mot.database(database));
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        pseudonym = mappe.resolve("noekler/pseudonym-noekkelsett.json");
        raadata = mappe.resolve("noekler/raadata-noekkelsett.json");
    }

    @AfterEach
    void lukk() {
        simulator.close();
        database.slett();
    }

    @Test
    void aRotatedSetGoesOnWithTheKeyOfTheDatabase() throws Exception {
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        List<String> foer = pseudonymer();
        Noekkelsett.roter(pseudonym);
        gjoerAlleTilNyeHendelser();
        ok("plan", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        assertThat(pseudonymer()).isEqualTo(foer);
        ok("replay", "--kalendermaaned", "2026-08");
        ok("check");
    }

    @ParameterizedTest
    @ValueSource(strings = {"another set", "rotated, and the old key taken out"})
    void withoutThatKeyEveryCommandThatUsesItIsRefusedAndNothingIsStored(String hva) throws Exception {
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        Path riktig = Files.copy(pseudonym, mappe.resolve("riktig.json"));
        if (hva.equals("another set")) {
            byttUt(pseudonym);
        } else {
            Noekkelsett.roter(pseudonym);
            Noekkelsett.behaldBareNyeste(pseudonym);
        }
        gjoerAlleTilNyeHendelser();
        String foer = bilde();
        List<List<String>> kommandoer = List.of(
                List.of("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"),
                List.of("run", "--kalendermaaned", "2026-09", "--til-dato", "2026-10-12"),
                List.of("plan", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12"),
                List.of("replay", "--kalendermaaned", "2026-08"),
                List.of("replay", "--kalendermaaned", "2026-08", "--skriv"));
        for (List<String> kommando : kommandoer) {
            Utkomme utkomme = kjoer(kommando.toArray(String[]::new));
            assertThat(utkomme.exitkode()).as(kommando + ": " + utkomme).isEqualTo(2);
            assertThat(utkomme.feil())
                    .as("%s", kommando)
                    .contains("utleggstrekk.pseudonym.noekkelsett-fil")
                    .contains("this database");
            assertThat(bilde()).as("%s", kommando).isEqualTo(foer);
        }
        assertThat(kjoer("check").ut()).containsPattern("FAIL  pseudonym keys .*this database");

        Files.move(riktig, pseudonym, StandardCopyOption.REPLACE_EXISTING);
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        assertThat(pseudonymer()).hasSize(PERSONER);
    }

    @Test
    void aFirstAttemptThatStoredNobodyBindsTheDatabaseToNoKey() throws Exception {
        simulator.nede(true);
        konfigurasjon.put("utleggstrekk.api.maks-ventetid", "1s");
        assertThat(kjoer("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12")
                        .exitkode())
                .isEqualTo(1);
        byttUt(pseudonym);
        simulator.nede(false);
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
    }

    @Test
    void anotherKeySetForRawAnswersIsRefusedWhileAnAnswerOfTheOldIsKept() throws Exception {
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        Path riktig = Files.copy(raadata, mappe.resolve("riktig.json"));
        byttUt(raadata);
        gjoerAlleTilNyeHendelser();
        String foer = bilde();
        Utkomme utkomme = kjoer("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        assertThat(utkomme.exitkode()).as("%s", utkomme).isEqualTo(2);
        assertThat(utkomme.feil()).contains("utleggstrekk.raadata.noekkelsett-fil");
        assertThat(bilde()).isEqualTo(foer);
        assertThat(kjoer("check").ut()).containsPattern("FAIL  raw answer keys ");

        Files.move(riktig, raadata, StandardCopyOption.REPLACE_EXISTING);
        ok("run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
    }

    /** Another key set of the same kind in its place. */
    private void byttUt(Path fil) throws IOException {
        Path andre = Files.createTempDirectory(mappe, "andre");
        Noekler.lag(andre);
        Files.copy(andre.resolve(fil.getFileName()), fil, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The next run reads the whole list again. */
    private void gjoerAlleTilNyeHendelser() {
        jdbc.sql("""
                insert into serie (serie, fra_dato, foerste_kalendermaaned, begynt, grunn)
                select serie + 1, date '2026-08-01', foerste_kalendermaaned, now(), 'a test' from gjeldende_serie""").update();
    }

    private List<String> pseudonymer() {
        return jdbc.sql("select distinct inntektsmottaker from par order by 1")
                .query(String.class)
                .list();
    }

    /** All but who owned the lock, and that an attempt was refused. */
    private String bilde() {
        Map<String, List<String>> bilde = Databasebilde.av(database.dataSource());
        bilde.keySet().removeIf(k -> k.startsWith("public.eierskap.") || k.startsWith("public.forsoek."));
        return bilde.toString();
    }

    private void ok(String... kommando) {
        Utkomme utkomme = kjoer(kommando);
        assertThat(utkomme.exitkode()).as("%s", utkomme).isZero();
    }

    private Utkomme kjoer(String... kommando) {
        return Kommandotest.kjoer(Mot.argumenter(konfigurasjon), kommando);
    }
}
