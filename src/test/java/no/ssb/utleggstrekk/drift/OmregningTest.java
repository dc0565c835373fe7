package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule 20: after a change of the rules, months are worked out anew without calls, and only what differs gets a version. */
class OmregningTest {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2024-01");
    private static final int MAANEDER = 24;
    private static final Kalendermaaned SISTE = FOERSTE.pluss(MAANEDER - 1);
    private static final Bestilling BESTILLING = new Bestilling(SISTE, LocalDate.of(2026, 1, 12), null, null);

    @TempDir
    private Path mappe;

    private final TestDatabase database = TestDatabase.migrert();

    @BeforeEach
    void lagNoekler() {
        Noekler.lag(mappe.resolve("noekler"));
    }

    @ParameterizedTest(name = "{0} from {1} to {2}")
    @CsvSource({"avsloering.minste-antall,3,4", "avsloering.p-prosent,10,20"})
    void aChangedParameterGivesNewVersionsExactlyWhereARowComesOutOtherwise(String noekkel, String foer, String etter) {
        String parameter = "utleggstrekk." + noekkel;
        try (Simulator simulator = Simulator.start(Oppsett.historikk(12, FOERSTE, MAANEDER))) {
            Map<String, String> gammel = nyVerden(simulator, parameter, foer, "gammel", database);
            Map<String, String> fasit = nyVerden(simulator, parameter, etter, "fasit", TestDatabase.migrert());
            Set<String> ventet = new TreeSet<>(gammel.keySet());
            gammel.forEach((fil, sha256) -> {
                if (!sha256.equals(fasit.get(fil))) {
                    ventet.add(fil.replace("_v1.", "_v2."));
                    if (fil.contains("utleggstrekk-underenhet_p")) {
                        ventet.add(fil.replace("underenhet", "endring").replace("_v1.", "_v2."));
                    }
                }
            });
            assertThat(ventet.size() - gammel.size())
                    .as("some months change, and some do not")
                    .isBetween(2, gammel.size() - 5);

            try (Testjobb jobb = jobb(simulator, Map.of(parameter, etter), "gammel", database)) {
                assertThat(jobb.motor().kjoer(BESTILLING).melding())
                        .as("by itself a new parameter changes nothing that stands")
                        .endsWith("nothing new, no new files");
            }
            simulator.kall().nullstill();
            Utkomme bedt = recompute(simulator, "--fra", "2024-01", "--til", "2025-12", "--grunn", "new limit");
            assertThat(bedt.ut()).contains("2024-01..2025-12 is worked out anew", "`run --kalendermaaned 2025-12`");
            try (Testjobb jobb = jobb(simulator, Map.of(parameter, etter), "gammel", database)) {
                erPublisert(jobb.motor().kjoer(BESTILLING));
                assertThat(filer(jobb).keySet()).isEqualTo(ventet);
                assertThat(filer(jobb)).as("what stood").containsAllEntriesOf(gammel);
                assertThat(jobb.motor().kjoer(BESTILLING).melding())
                        .as("no month waits any more")
                        .endsWith("nothing new, no new files");
            }
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isZero();
        }
    }

    @Test
    void whatIsNotCoveredCannotBeWorkedOutAnew() {
        try (Simulator simulator = Simulator.start(Oppsett.historikk(5, FOERSTE, MAANEDER))) {
            assertThat(recompute(simulator, "--fra", "2024-01", "--til", "2024-02"))
                    .satisfies(u -> assertThat(u.exitkode()).isEqualTo(Exitkode.BRUK.tall()))
                    .satisfies(u -> assertThat(u.feil()).contains("Nothing has been read yet"));
            nyVerden(simulator, "utleggstrekk.stabil-fra-dag", "10", "gammel", database);
            assertThat(recompute(simulator, "--fra", "2023-12", "--til", "2024-02")
                            .feil())
                    .contains("--fra 2023-12 is before 2024-01");
            assertThat(recompute(simulator, "--fra", "2024-02", "--til", "2024-01")
                            .feil())
                    .contains("--til 2024-01 is before --fra 2024-02");
        }
    }

    private Map<String, String> nyVerden(
            Simulator simulator, String parameter, String verdi, String navn, TestDatabase database) {
        try (Testjobb jobb = jobb(simulator, Map.of(parameter, verdi), navn, database)) {
            erPublisert(jobb.motor().kjoer(BESTILLING));
            return filer(jobb);
        }
    }

    /** The list of versions is about the kjøringer themselves. */
    private static Map<String, String> filer(Testjobb jobb) {
        return Filer.parquet(jobb.utdata()).entrySet().stream()
                .filter(f -> !f.getKey().contains("utleggstrekk-utgivelser"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Utkomme recompute(Simulator simulator, String... argumenter) {
        try (Testjobb jobb = jobb(simulator, Map.of(), "gammel", database)) {
            return Kommandotest.kjoer(
                    jobb.argumenter(),
                    Stream.concat(Stream.of("recompute"), Stream.of(argumenter)).toArray(String[]::new));
        }
    }

    private Testjobb jobb(Simulator simulator, Map<String, Object> ekstra, String navn, TestDatabase database) {
        Map<String, Object> alle = new HashMap<>(ekstra);
        alle.put("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        alle.put("utleggstrekk.pseudonym.noekkelsett-fil", mappe.resolve("noekler/pseudonym-noekkelsett.json"));
        alle.put("utleggstrekk.raadata.noekkelsett-fil", mappe.resolve("noekler/raadata-noekkelsett.json"));
        return new Testjobb(mappe.resolve(navn), database, simulator, alle);
    }

    private static void erPublisert(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(resultat.melding()).endsWith("is published");
    }
}
