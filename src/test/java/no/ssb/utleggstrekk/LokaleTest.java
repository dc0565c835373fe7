package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.Scene;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a machine whose default locale has digits of its own, all that machines read is as everywhere else. */
class LokaleTest {
    private static final Locale EGYPT = Locale.forLanguageTag("ar-EG-u-nu-arab");

    @TempDir
    private Path mappe;

    private final Locale egen = Locale.getDefault();
    private final TimeZone sone = TimeZone.getDefault();
    private Scene scene;

    @BeforeEach
    void settLokale() {
        scene = new Scene(mappe); // what an undisturbed kjøring gives is made with the locale of the machine
        scene.fasit();
        Locale.setDefault(EGYPT);
        assertThat("%d".formatted(12)).isEqualTo("١٢");
    }

    @AfterEach
    void tilbake() {
        Locale.setDefault(egen);
        TimeZone.setDefault(sone);
        scene.close();
    }

    @Test
    void aKjoeringGivesTheSameFilesAndEveryCommandReadsThem() throws Exception {
        try (Testjobb jobb = scene.prosess()) {
            scene.erSomFasit(jobb.motor().kjoer(Scene.BESTILLING));
        }
        assertThat(scene.rapport().orElseThrow().at("/resultat/status").asString())
                .isEqualTo("PUBLISERT");
        Map<String, Object> konfigurasjon = konfigurasjon();
        for (String[] kommando : new String[][] {
            {"status"},
            {"status", "--json"},
            {"verify", "--kalendermaaned", "2026-08"},
            {"quarantine", "list"},
            {"plan", "--kalendermaaned", "2026-09", "--til-dato", "2026-10-12"},
            {"replay", "--kalendermaaned", "2026-08"},
            {"check"}
        }) {
            Utkomme utkomme = Kommandotest.kjoer(Mot.argumenter(konfigurasjon), kommando);
            assertThat(utkomme.exitkode()).as("%s: %s", kommando[0], utkomme).isZero();
            assertThat(utkomme.ut()).as(kommando[0]).doesNotContainPattern("[٠-٩]");
        }
    }

    /** Between two and three o'clock on a night in October, a step would else end before it began. */
    @Test
    void theStepsAreTimedInATimeWithoutSummer() {
        TimeZone.setDefault(TimeZone.getTimeZone("Europe/Oslo"));
        Utkomme run = Kommandotest.kjoer(
                Mot.argumenter(konfigurasjon()), "run", "--kalendermaaned", "2026-08", "--til-dato", "2026-09-12");
        assertThat(run.exitkode()).as("%s", run).isZero();
        assertThat(scene.jdbc
                        .sql("select max(abs(extract(epoch from start_time - now() at time zone 'UTC')))"
                                + " from batch_step_execution")
                        .query(Double.class)
                        .single())
                .isLessThan(3000);
    }

    private Map<String, Object> konfigurasjon() {
        Map<String, Object> konfigurasjon = new LinkedHashMap<>(Mot.database(scene.database));
        konfigurasjon.putAll(Mot.simulator(scene.simulator, mappe.resolve("noekler")));
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        return konfigurasjon;
    }
}
