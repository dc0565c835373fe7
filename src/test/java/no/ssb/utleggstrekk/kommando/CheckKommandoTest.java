package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckKommandoTest {
    @TempDir
    private Path mappe;

    private final Map<String, Object> konfigurasjon = new LinkedHashMap<>();

    @BeforeEach
    void lagNoekler() {
        Noekler.lag(mappe.resolve("noekler"));
    }

    @Test
    void allIsWellAndNoLookupIsMade() {
        try (Simulator simulator = simulator()) {
            Utkomme check = check();
            assertThat(check.exitkode()).as(check.ut() + check.feil()).isZero();
            assertThat(punkter(check).map(l -> l.substring(0, 22).strip()))
                    .containsExactly(
                            "ok    database",
                            "ok    tables",
                            "ok    pseudonym keys",
                            "ok    raw answer keys",
                            "ok    signing key",
                            "ok    token",
                            "ok    first month",
                            "ok    hendelser API",
                            "ok    oppslag API",
                            "ok    clock",
                            "ok    output",
                            "ok    compression");
            assertThat(check.ut())
                    .contains("warn  datadoc          utleggstrekk.datadoc.datakilde is no code of Klass 712");
            assertThat(check.ut())
                    .contains("PostgreSQL ")
                    .contains("none yet: the first `run` makes them")
                    .contains("the first hendelse from 2026-08-01 on is number ")
                    .contains("read, with the fields ")
                    .contains("identifikator=inntektsmottakerIdentifikator")
                    .contains("kalendermaaned=periode");
            assertThat(check.feil().lines())
                    .singleElement()
                    .asString()
                    .containsPattern("database 127\\.0\\.0\\.1:\\d+/\\w+ as \\w+$");
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();

            assertThat(Kommandotest.kjoer(Mot.argumenter(konfigurasjon), "run", "--kalendermaaned", "2026-08")
                            .exitkode())
                    .as("a command that migrates")
                    .isZero();
            assertThat(check().ut()).contains("tables           up to date");
        }
    }

    @Test
    void everyItemIsTriedAndEachSaysItsMendInOneLine() throws Exception {
        try (Simulator simulator = simulator()) {
            Path noekler = mappe.resolve("noekler");
            Files.setPosixFilePermissions(
                    noekler.resolve("pseudonym-noekkelsett.json"), PosixFilePermissions.fromString("rw-r--r--"));
            konfigurasjon.put("utleggstrekk.raadata.noekkelsett-fil", noekler.resolve("pseudonym-noekkelsett.json"));
            konfigurasjon.put("spring.datasource.password", "feil-passord");
            konfigurasjon.put("utleggstrekk.maskinporten.scope", "et:annet");
            konfigurasjon.put("utleggstrekk.api.oppslag-url", "http://127.0.0.1:1/v1");
            konfigurasjon.put("utleggstrekk.utdata.rot", noekler.resolve("raadata-noekkelsett.json"));
            Utkomme check = check();
            assertThat(check.exitkode()).isEqualTo(2);
            assertThat(punkter(check))
                    .hasSize(12)
                    .anyMatch(l ->
                            l.startsWith("FAIL  database         The database refuses the user (SQLSTATE 28P01): "))
                    .anyMatch(l ->
                            l.startsWith("FAIL  tables           The database refuses the user (SQLSTATE 28P01): "))
                    .anyMatch(l -> l.startsWith("FAIL  pseudonym keys   utleggstrekk.pseudonym.noekkelsett-fil: ")
                            && l.endsWith("can be read by everybody on this machine; mend it with chmod 600"))
                    .anyMatch(l -> l.startsWith("FAIL  raw answer keys  utleggstrekk.raadata.noekkelsett-fil: ")
                            && l.contains("holds another kind of key"))
                    .anyMatch(l -> l.startsWith("FAIL  token            "))
                    .anyMatch(l -> l.startsWith("FAIL  hendelser API    "))
                    .anyMatch(
                            l -> l.startsWith("FAIL  oppslag API      utleggstrekk.api.oppslag-url: 127.0.0.1 cannot"))
                    .anyMatch(l -> l.startsWith("ok    clock            not compared"))
                    .anyMatch(l -> l.startsWith("FAIL  output           utleggstrekk.utdata.rot: cannot write to "))
                    .noneMatch(l -> l.contains("feil-passord"));
            assertThat(check.feil()).doesNotContain("\tat ");
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
        }
    }

    @Test
    void aRefusedTokenIsSixAndAnApiThatIsDownIsOne() {
        try (Simulator simulator = simulator()) {
            simulator.nede(true);
            Utkomme nede = check();
            assertThat(nede.exitkode()).as(nede.ut()).isEqualTo(1);
            assertThat(nede.ut())
                    .contains("FAIL  hendelser API")
                    .contains("ok    token")
                    .contains("ok    output");

            simulator.nede(false);
            konfigurasjon.put("utleggstrekk.maskinporten.scope", "et:annet");
            Utkomme nektet = check();
            assertThat(nektet.exitkode()).as(nektet.ut()).isEqualTo(6);
            assertThat(nektet.ut()).contains("FAIL  token");
        }
    }

    /** Without what the simulator's server logs in this JVM. */
    private static Stream<String> punkter(Utkomme check) {
        return check.ut().lines().filter(l -> l.startsWith("ok ") || l.startsWith("FAIL "));
    }

    private Utkomme check() {
        return Kommandotest.kjoer(Mot.argumenter(konfigurasjon), "check");
    }

    private Simulator simulator() {
        Simulator simulator = Simulator.start(Oppsett.antall(5, 5));
        konfigurasjon.putAll(Mot.database(TestDatabase.ny()));
        konfigurasjon.putAll(Mot.simulator(simulator, mappe.resolve("noekler")));
        konfigurasjon.put("utleggstrekk.foerste-kalendermaaned", "2026-08");
        konfigurasjon.put("utleggstrekk.utdata.rot", mappe.resolve("utdata"));
        return simulator;
    }
}
