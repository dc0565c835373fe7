package no.ssb.utleggstrekk.motor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.argumentSet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.drift.Status;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a dead process left in Spring Batch's tables, the next one ends with the files of an undisturbed kjøring. */
class GjenopprettingTest {
    private static final String IKKE_SAGT = "update kjoering set exitkode = null, feil = null";

    @TempDir
    private static Path felles;

    /** A kjøring that ended in the middle of its lookups. */
    private static TestDatabase halvveis;

    @TempDir
    private Path mappe;

    @BeforeAll
    static void aKjoeringThatEndsHalfway() throws Exception {
        halvveis = TestDatabase.migrert();
        Scene scene = new Scene(felles, halvveis).treg(Duration.ofMillis(50), Endepunkt.OPPSLAG);
        try (Testjobb jobb = scene.prosess()) {
            CompletableFuture<Resultat> kjoering = Scene.kjoer(jobb);
            scene.ventPaaOppslag(20);
            jobb.hent(Stoppsignal.class).be();
            assertThat(kjoering.get(60, SECONDS).exitkode()).isEqualTo(Exitkode.STOPPET);
        } finally {
            scene.simulator.close();
        }
    }

    static Stream<Arguments> etterlatt() {
        String ingenForsoek = """
                delete from batch_step_execution_context; delete from batch_step_execution;
                delete from batch_job_execution_context; delete from batch_job_execution_params;
                delete from batch_job_execution;""";
        return Stream.of(
                argumentSet("killed in the lookups", """
                        update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null;
                        update batch_step_execution set status = 'STARTED', exit_code = 'EXECUTING', end_time = null
                        where step_name = 'oppslag'"""),
                argumentSet("killed before the first step", """
                        delete from batch_step_execution_context; delete from batch_step_execution;
                        update batch_job_execution set status = 'STARTING', exit_code = 'UNKNOWN', start_time = null,
                        end_time = null"""),
                argumentSet("killed between a step's row and its start", """
                        update batch_job_execution set status = 'STARTED', exit_code = 'UNKNOWN', end_time = null;
                        update batch_step_execution set status = 'STARTING', exit_code = 'EXECUTING', start_time = null,
                        end_time = null where step_name = 'oppslag'"""),
                argumentSet("killed while it was stopping", """
                        update batch_job_execution set status = 'STOPPING', end_time = null;
                        update batch_step_execution set status = 'STARTED', end_time = null where step_name = 'oppslag'"""),
                argumentSet("the database went away at the end of a step", """
                        update batch_job_execution set status = 'UNKNOWN', exit_code = 'UNKNOWN';
                        update batch_step_execution set status = 'UNKNOWN', exit_code = 'UNKNOWN'
                        where step_name = 'oppslag'"""),
                argumentSet("abandoned by an operator with Spring Batch's own tool", """
                        update batch_job_execution set status = 'ABANDONED';
                        update batch_step_execution set status = 'ABANDONED' where step_name = 'oppslag'"""),
                argumentSet("complete by Spring Batch's books only", """
                        update batch_job_execution set status = 'COMPLETED', exit_code = 'COMPLETED';
                        update batch_step_execution set status = 'COMPLETED', exit_code = 'COMPLETED'"""),
                argumentSet("killed between the job instance and its first attempt", ingenForsoek),
                argumentSet("killed before Spring Batch knew of it", ingenForsoek + "delete from batch_job_instance"));
    }

    @ParameterizedTest
    @MethodSource("etterlatt")
    void theNextProcessTakesItUp(String sql) {
        try (Scene scene = new Scene(mappe, halvveis.kopi())) {
            scene.jdbc.sql(IKKE_SAGT).update();
            scene.jdbc.sql(sql).update();
            assertThat(scene.status().tilstand()).isEqualTo(Status.Hva.DOEDE);
            assertThat(scene.status().tekst())
                    .contains("Died: kjøring 1 for 2026-08")
                    .contains("Next: `restart`");
            long besvart = scene.besvarte();

            scene.kjoeresFerdigAvNyProsess();
            assertThat(scene.simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(Scene.PAR - besvart);
            assertThat(uavsluttede(scene)).isEmpty();
        }
    }

    @Test
    void aPublishedKjoeringWhoseLastCommitsWereLostIsPublishedOnceMoreToTheByte() {
        try (Scene scene = new Scene(mappe)) {
            scene.kjoeresFerdigAvNyProsess();
            scene.jdbc
                    .sql("update kjoering set tilstand = 'PUBLISERES', avsluttet = null")
                    .update();
            try (Testjobb jobb = scene.prosess()) {
                scene.erSomFasit(jobb.motor().restart(null, null, null, null));
            }

            // and the crash between the end of the kjøring and the end of the job
            scene.jdbc
                    .sql("update batch_job_execution set status = 'STARTED', end_time = null")
                    .update();
            try (Testjobb jobb = scene.prosess()) {
                Resultat ingenting = jobb.motor().kjoer(Scene.BESTILLING);
                assertThat(ingenting.melding()).contains("nothing new");
                scene.jdbc
                        .sql("update kjoering set tilstand = 'PAABEGYNT', avsluttet = null where kjoering_id = 2")
                        .update();
                assertThat(jobb.motor().restart(null, null, null, null).melding())
                        .contains("kjøring 2", "nothing new");
            }
            assertThat(uavsluttede(scene)).isEmpty();
        }
    }

    private static List<Long> uavsluttede(Scene scene) {
        return scene.jdbc.sql("""
                select job_execution_id from batch_job_execution
                where end_time is null or status not in ('COMPLETED', 'FAILED', 'STOPPED') union all
                select job_execution_id from batch_step_execution
                where end_time is null or status not in ('COMPLETED', 'FAILED', 'STOPPED')""").query(Long.class).list();
    }
}
