package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code person show}: an access request is answered on standard output alone. */
class InnsynTest {
    @TempDir
    private Path mappe;

    @Test
    void allThatIsHeldForOnePersonIsShownAndOnlyThatItWasIsKept() throws Exception {
        Path fil = mappe.resolve("nummer.txt");
        Path logg = mappe.resolve("logg.txt");
        try (Simulator simulator = Lukketbestand.med(10);
                Testjobb jobb = kjoert(simulator, Map.of("logging.file.name", logg))) {
            String nummer = Lukketbestand.par(simulator).get(0).identifikator();
            Files.writeString(fil, nummer + "\n");
            String pseudonym = jobb.hent(Pseudonymisering.class)
                    .pseudonym(new Identifikator(nummer))
                    .pseudonym();

            Utkomme vist = vis(jobb, fil, "--grunn", "request 12/345");
            assertThat(vist.exitkode()).as(vist.feil()).isZero();
            JsonNode json =
                    JsonMapper.shared().readTree(vist.ut().substring(vist.ut().indexOf('{')));
            assertThat(json.get("inntektsmottaker").asString()).isEqualTo(pseudonym);
            assertThat(json.at("/maaneder/0/kalendermaaned").asString()).isEqualTo("2026-08");
            assertThat(json.at("/maaneder/0/utfall").asString()).isEqualTo("FUNNET");
            assertThat(json.get("linjer").size()).isPositive();
            assertThat(json.at("/linjer/0/til_kjoering").isNull()).isTrue();
            assertThat(json.get("hendelser").size()).isPositive();
            assertThat(json.at("/raasvar/0/status").asInt()).isEqualTo(200);
            assertThat(json.at("/raasvar/0/kropp").asString()).contains(nummer, "utleggstrekk");
            assertThat(json.at("/utgivelser/0/sti").asString())
                    .isEqualTo("utleggstrekk_data/inndata/utleggstrekk_p2026-08_v1.parquet");
            assertThat(json.at("/utgivelser/0/linjer").asInt())
                    .isEqualTo(json.get("linjer").size());

            assertThat(vist.feil()).doesNotContain(nummer, pseudonym);
            assertThat(Files.exists(logg) ? Files.readString(logg) : "").doesNotContain(nummer, pseudonym);
            assertThat(jobb.hent(JdbcClient.class)
                            .sql("select kommando || ': ' || grunn || ': ' || detaljer from beslutning")
                            .query(String.class)
                            .single())
                    .isEqualTo(
                            "person show --identifikator-fil …: request 12/345: what is held for one person was shown: 1 months");
        }
    }

    @Test
    void ofAPersonWhoIsNotHeldNothingIsShownAndAFileThatHoldsNoNumberIsNotRepeated() throws Exception {
        try (Simulator simulator = Lukketbestand.med(3);
                Testjobb jobb = kjoert(simulator, Map.of("utleggstrekk.raadata.behold", "0"))) {
            Path fil = Files.writeString(mappe.resolve("annen.txt"), "13898299999");
            JsonNode json = JsonMapper.shared().readTree(vis(jobb, fil).ut().replaceFirst("(?s)^[^{]*", ""));
            for (String hva : new String[] {"maaneder", "linjer", "hendelser", "karantene", "raasvar", "utgivelser"}) {
                assertThat(json.get(hva)).as(hva).isEmpty();
            }
            Files.writeString(fil, "1389829 9999");
            Utkomme feil = vis(jobb, fil);
            assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK.tall());
            assertThat(feil.melding())
                    .contains("does not hold eleven digits alone")
                    .doesNotContain("9999");
        }
    }

    /** One that has published, and does not hold the lock any more. */
    private Testjobb kjoert(Simulator simulator, Map<String, Object> ekstra) {
        TestDatabase database = TestDatabase.migrert();
        try (Testjobb jobb = new Testjobb(mappe, database, simulator, ekstra)) {
            assertThat(jobb.motor().kjoer(Lukketbestand.BESTILLING).exitkode()).isEqualTo(Exitkode.OK);
        }
        return new Testjobb(mappe, database, simulator, ekstra);
    }

    private static Utkomme vis(Testjobb jobb, Path fil, String... ekstra) {
        String[] kommando = new String[ekstra.length + 4];
        kommando[0] = "person";
        kommando[1] = "show";
        kommando[2] = "--identifikator-fil";
        kommando[3] = fil.toString();
        System.arraycopy(ekstra, 0, kommando, 4, ekstra.length);
        return Kommandotest.kjoer(jobb.argumenter(), kommando);
    }
}
