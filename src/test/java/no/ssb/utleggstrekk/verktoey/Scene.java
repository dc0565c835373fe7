package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One kjøring for one month that something happens to: a simulator, a database and a folder, which outlive the job, and
 * the files that an undisturbed kjøring gives.
 */
public final class Scene implements AutoCloseable {
    static final Kalendermaaned MAANED = Kalendermaaned.av("2026-08");
    public static final int PAR = 120;
    public static final Bestilling BESTILLING = new Bestilling(MAANED, LocalDate.of(2026, 9, 12), null, null);
    public static final Duration LENGE = Duration.ofSeconds(60);

    public final Simulator simulator;
    public final TestDatabase database;
    public final JdbcClient jdbc;
    private final Path mappe;
    private final Map<String, Object> kommandooppsett = new LinkedHashMap<>();

    public Scene(Path mappe) {
        this(mappe, TestDatabase.migrert());
    }

    public Scene(Path mappe, TestDatabase database) {
        this.mappe = mappe;
        this.database = database;
        this.jdbc = JdbcClient.create(database.dataSource());
        this.simulator = Simulator.start(oppsett());
        Uforstyrret.noekler(mappe.resolve("noekler"));
    }

    /** From now on each answer takes so long. */
    public Scene treg(Duration tid, Endepunkt... endepunkter) {
        simulator.feil(Feilplan.andel(1, Feiltype.TREG).medTreg(tid).medGjelder(Set.of(endepunkter)));
        return this;
    }

    private static Oppsett oppsett() {
        return Oppsett.antall(PAR, 300);
    }

    /** A process that has just started. */
    public Testjobb prosess() {
        return prosess(Map.of());
    }

    public Testjobb prosess(Map<String, Object> ekstra, Class<?>... oppsett) {
        Map<String, Object> alle = new LinkedHashMap<>(Map.of("utleggstrekk.api.sidestoerrelse", 50));
        alle.putAll(ekstra);
        return new Testjobb(mappe, database, simulator, alle, oppsett);
    }

    /** Runs a command as a process that has just started would. */
    public Kommandotest.Utkomme kommando(Map<String, Object> ekstra, String... ord) {
        if (kommandooppsett.isEmpty()) {
            kommandooppsett.putAll(
                    Testjobb.konfigurasjon(mappe, database, simulator, Map.of("utleggstrekk.api.sidestoerrelse", 50)));
        }
        Map<String, Object> alle = new LinkedHashMap<>(kommandooppsett);
        alle.putAll(ekstra);
        return Kommandotest.kjoer(Mot.argumenter(alle), ord);
    }

    /** Runs to the end in a thread of its own. */
    public static CompletableFuture<Resultat> kjoer(Testjobb jobb) {
        return CompletableFuture.supplyAsync(() -> jobb.motor().kjoer(BESTILLING));
    }

    /** Makes what an undisturbed kjøring gives, unless it is made. */
    public void fasit() {
        Uforstyrret.filer();
    }

    /** Waits until so many lookups have been answered. */
    public void ventPaaOppslag(int antall) {
        Awaitility.await().atMost(LENGE).until(() -> simulator.kall().antall(Endepunkt.OPPSLAG) >= antall);
    }

    /** A new process runs the month, and all is as if nothing had happened. */
    public void kjoeresFerdigAvNyProsess() {
        simulator.feil(Feilplan.INGEN);
        try (Testjobb jobb = prosess()) {
            erSomFasit(jobb.motor().kjoer(BESTILLING));
        }
    }

    public void erSomFasit(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(resultat.melding()).endsWith("is published");
        assertThat(Filer.parquet(utdata())).isEqualTo(Uforstyrret.filer());
        assertThat(jdbc.sql("select tilstand from kjoering").query(String.class).list())
                .containsExactly("PUBLISERT");
        assertThat(jdbc.sql("select nye from kjoering").query(Long.class).single())
                .isEqualTo(simulator.antallHendelser());
        assertThat(utdata().resolve("temp").toFile().list()).isEmpty();
    }

    public long besvarte() {
        return jdbc.sql("select count(*) from par where not par.venter")
                .query(Long.class)
                .single();
    }

    public Status status() {
        return new Statusleser(jdbc, InstantSource.system(), 10, null).les();
    }

    /** The report of the only kjøring; empty when none was written. */
    public Optional<JsonNode> rapport() {
        Path fil = utdata().resolve("logg/2026-08/kjoering-0001/rapport.json");
        return Files.exists(fil) ? Optional.of(JsonMapper.shared().readTree(fil.toFile())) : Optional.empty();
    }

    /** Status of the last job execution, and of its steps by name. */
    public Map<String, String> metadata() {
        Map<String, String> status = new TreeMap<>();
        jdbc.sql("""
                select s.step_name, s.status from batch_step_execution s
                where job_execution_id = (select max(job_execution_id) from batch_job_execution) union all
                select 'JOBB', status from batch_job_execution
                where job_execution_id = (select max(job_execution_id) from batch_job_execution)""")
                .query((rad, nr) -> status.put(rad.getString(1), rad.getString(2)))
                .list();
        return status;
    }

    public Path utdata() {
        return mappe.resolve("utdata/utleggstrekk_data");
    }

    @Override
    public void close() {
        simulator.close();
        database.slett();
    }

    /** What an undisturbed kjøring gives; made once. */
    private static final class Uforstyrret {
        private static final Path MAPPE = lag();

        static Map<String, String> filer() {
            return Filer.parquet(MAPPE.resolve("utdata/utleggstrekk_data"));
        }

        static void noekler(Path til) {
            Filer.kopier(MAPPE.resolve("noekler"), til);
        }

        private static Path lag() {
            try (Simulator simulator = Simulator.start(oppsett())) {
                Path mappe = Files.createTempDirectory("fasit");
                Noekler.lag(mappe.resolve("noekler"));
                try (Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
                    Resultat resultat = jobb.motor().kjoer(BESTILLING);
                    assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
                }
                return mappe;
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
