package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        assertThat(jobb("utleggstrekk")).contains("LC_ALL=C.UTF-8");
        assertThat(jobb("kubernetes-cronjob.yaml")).contains("{ name: LANG, value: C.UTF-8 }");
    }

    /** Without a limit of attempts a unit that is started again and again never fails, and nobody is told. */
    @Test
    void somebodyIsToldByMailInOneWay() throws Exception {
        assertThat(jobb("utleggstrekk.service").lines())
                .contains("OnFailure=utleggstrekk-varsel@%n.service", "StartLimitBurst=4", "StartLimitIntervalSec=12h");
        assertThat(jobb("utleggstrekk-frist.service").lines())
                .contains("OnFailure=utleggstrekk-varsel@%n.service")
                .anyMatch(l -> l.endsWith(" status --frist 15"));
        assertThat(jobb("crontab").lines().filter(l -> l.matches("\\d+ .*")))
                .hasSize(2)
                .allMatch(l -> l.matches(".* > (\\w+\\.log) 2>&1 \\|\\| tail -n \\d \\1"));
    }

    @Test
    void kubernetesSetsNoVariablesOfServices() throws Exception {
        assertThat(jobb("kubernetes-cronjob.yaml")).contains("enableServiceLinks: false");
    }

    /** What the CronJob and the configuration name is made by the commands of docs/installasjon.md, under the same names. */
    @Test
    void whatIsNamedIsMadeByThePageOnInstallation(@TempDir Path mappe) throws Exception {
        String side = Files.readString(Path.of("docs/installasjon.md"));
        assertThat(jobb("kubernetes-cronjob.yaml"))
                .contains("configMap: { name: utleggstrekk }", "secret: { name: utleggstrekk-noekler }");
        assertThat(side)
                .contains("create configmap utleggstrekk --from-file=utleggstrekk.yaml")
                .contains("create secret generic utleggstrekk-noekler ");
        Path etc = mappe.resolve("etc");
        assertThat(Kommandotest.kjoer(
                                new String[0],
                                "init",
                                "--mappe",
                                etc.toString(),
                                "--database",
                                "jdbc:postgresql://127.0.0.1/utleggstrekk")
                        .exitkode())
                .isZero();
        assertThat(Pattern.compile("-fil: " + etc + "/(\\S+)")
                        .matcher(Files.readString(etc.resolve("utleggstrekk.yaml")))
                        .results()
                        .map(treff -> treff.group(1)))
                .hasSize(4)
                .allSatisfy(fil -> assertThat(side).contains("--from-file=" + fil, "`" + fil + "`"));
    }

    @Test
    void theConnectorsAreOfTheHadoopThatTheJarHolds() throws Exception {
        String versjon = Files.readString(Path.of("pom.xml")).replaceAll("(?s).*<hadoop.version>(.*?)</.*", "$1");
        assertThat(jobb("koblinger/s3a/pom.xml")).contains("<hadoop.version>" + versjon + "<");
        assertThat(jobb("koblinger/gs/pom.xml")).contains("hadoop-gcp</artifactId><version>" + versjon + "<");
    }

    private static String jobb(String navn) throws IOException {
        return Files.readString(Path.of("jobs", navn));
    }
}
