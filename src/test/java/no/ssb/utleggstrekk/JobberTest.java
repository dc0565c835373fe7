package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The examples in {@code jobs/}: what they say where it matters. */
class JobberTest {
    @Test
    void systemdTakesAStoppedKjoeringForUnfinishedAndGivesTheJobItsOwnTmp() throws Exception {
        assertThat(jobb("utleggstrekk.service").lines())
                .contains("SuccessExitStatus=4", "PrivateTmp=yes", "Environment=LANG=C.UTF-8");
    }

    @Test
    void cronAndTheScriptSetALocaleThatKnowsOurLetters() throws Exception {
        assertThat(jobb("crontab").lines()).contains("LANG=C.UTF-8");
        assertThat(jobb("maanedlig.sh")).contains("LC_ALL=C.UTF-8");
        assertThat(jobb("kubernetes-cronjob.yaml")).contains("{ name: LANG, value: C.UTF-8 }");
    }

    @Test
    void kubernetesSetsNoVariablesOfServices() throws Exception {
        assertThat(jobb("kubernetes-cronjob.yaml")).contains("enableServiceLinks: false");
    }

    private static String jobb(String navn) throws IOException {
        return Files.readString(Path.of("jobs", navn));
    }
}
