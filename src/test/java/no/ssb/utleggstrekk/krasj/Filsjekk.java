package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.TestDatabase;

/** What {@code check} says of a root. */
record Filsjekk(Skatt skatt, Path mappe) {
    /** One line that tells what is wrong and the mend, and nothing of what it was told in confidence. */
    void sier(String rot, List<String> foran, List<String> jvm, int exitkode, String melding) {
        Krasjverden verden = Krasjverden.med(
                skatt,
                mappe.resolve(UUID.randomUUID().toString()),
                TestDatabase.migrert(),
                Map.of("utleggstrekk.utdata.rot", rot));
        try (Jarprosess p = verden.start(foran, jvm, "check")) {
            assertThat(p.vent()).as(p.toString()).isEqualTo(exitkode);
            assertThat(p.ut().lines().filter(l -> l.contains(" output ")))
                    .as(p.toString())
                    .singleElement()
                    .asString()
                    .startsWith("FAIL")
                    .contains(melding)
                    .doesNotContain("hemmelig", "Exception");
            assertThat(p.utskrift()).doesNotContain("\tat ");
        }
        verden.slett();
    }

    void sier(Filsted sted, int exitkode, String melding, String... jvm) {
        sier(sted.rot(), sted.foran(), List.of(jvm), exitkode, melding);
    }
}
