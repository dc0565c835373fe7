package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two kjøringer that were worked out by hand, through the whole job, the files read by DuckDB. */
class GoldenTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path mappe;

    @Test
    void bothKjoeringerGiveTheRowsWorkedOutByHand() throws Exception {
        try (Simulator simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
                Testjobb jobb =
                        new Testjobb(mappe, simulator, Map.of("utleggstrekk.foerste-kalendermaaned", "2026-08"))) {
            kjoerOgSammenlign(jobb, simulator, 1, Map.of("2026-08", 1));
            kjoerOgSammenlign(jobb, simulator, 2, Map.of("2026-08", 2, "2026-09", 1));

            long oppslag = simulator.kall().antall(Endepunkt.OPPSLAG);
            List<Path> filer = filer(jobb);
            Resultat igjen = kjoer(jobb, les("golden/expected2.json"));
            assertThat(igjen.exitkode()).isEqualTo(Exitkode.OK);
            assertThat(igjen.melding()).contains("nothing new");
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isEqualTo(oppslag);
            assertThat(filer(jobb)).isEqualTo(filer);
        }
    }

    private void kjoerOgSammenlign(Testjobb jobb, Simulator simulator, int nr, Map<String, Integer> versjoner)
            throws Exception {
        simulator.goldenKjoering(nr);
        JsonNode ventet = les("golden/expected" + nr + ".json");
        Resultat resultat = kjoer(jobb, ventet);
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(simulator.kall().parBesvartFlereGanger()).isZero();

        JsonNode rapport = JSON.readTree(jobb.utdata()
                .resolve("logg/%s/%s/rapport.json"
                        .formatted(
                                resultat.kjoering().kalendermaaned(),
                                resultat.kjoering().navn()))
                .toFile());
        for (Map.Entry<String, JsonNode> teller : ventet.get("tellere").properties()) {
            assertThat(rapport.get("tellere").get(teller.getKey()).asLong())
                    .as(teller.getKey())
                    .isEqualTo(teller.getValue().asLong());
        }
        TreeSet<String> maaneder = new TreeSet<>();
        rapport.get("maaneder")
                .forEach(m -> maaneder.add(m.get("kalendermaaned").asString()));
        assertThat(maaneder).containsExactlyElementsOf(tekster(ventet.get("beroerte_maaneder")));

        Pseudonymisering pseudonymisering = jobb.hent(Pseudonymisering.class);
        for (Map.Entry<String, Integer> versjon : versjoner.entrySet()) {
            String maaned = versjon.getKey();
            sammenlign(
                    jobb, "inndata/utleggstrekk", versjon, ventet.get("person").get(maaned), pseudonymisering);
            sammenlign(
                    jobb,
                    "statistikk/utleggstrekk-underenhet",
                    versjon,
                    ventet.get("underenhet").get(maaned),
                    pseudonymisering);
            sammenlign(
                    jobb,
                    "statistikk/utleggstrekk-underenhet-beskrivelse",
                    versjon,
                    ventet.get("underenhet_beskrivelse").get(maaned),
                    pseudonymisering);
            sammenlign(
                    jobb,
                    "statistikk/utleggstrekk-totalt",
                    versjon,
                    ventet.get("totalt").get(maaned),
                    pseudonymisering);
            sammenlign(
                    jobb,
                    "statistikk/utleggstrekk-totalt-beskrivelse",
                    versjon,
                    ventet.get("totalt_beskrivelse").get(maaned),
                    pseudonymisering);
        }
    }

    private static Resultat kjoer(Testjobb jobb, JsonNode ventet) {
        return jobb.motor()
                .kjoer(new Bestilling(
                        Kalendermaaned.av(ventet.get("kalendermaaned").asString()),
                        LocalDate.parse(ventet.get("til_dato").asString()),
                        null,
                        null));
    }

    /** Every column that the expected rows name, as text; persons by pseudonym. */
    private static void sammenlign(
            Testjobb jobb,
            String datasett,
            Map.Entry<String, Integer> fil,
            JsonNode ventet,
            Pseudonymisering pseudonymer)
            throws Exception {
        Path sti = jobb.utdata().resolve("%s_p%s_v%d.parquet".formatted(datasett, fil.getKey(), fil.getValue()));
        List<List<String>> rader = new ArrayList<>();
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement()) {
            for (JsonNode rad : ventet) {
                List<String> verdier = new ArrayList<>();
                for (Map.Entry<String, JsonNode> felt : rad.properties()) {
                    String verdi =
                            felt.getValue().isNull() ? null : felt.getValue().asString();
                    verdier.add(
                            felt.getKey().equals("ident")
                                    ? pseudonymer
                                            .pseudonym(new Identifikator(
                                                    felt.getValue().asString()))
                                            .pseudonym()
                                    : verdi);
                }
                rader.add(verdier);
            }
            String kolonner = String.join(
                    ", ",
                    ventet.get(0).properties().stream()
                            .map(Map.Entry::getKey)
                            .map(k -> k.equals("ident")
                                    ? "inntektsmottaker"
                                    : k.equals("dato") ? "dato_for_utleggstrekk" : k)
                            .toList());
            List<List<String>> lest = new ArrayList<>();
            try (ResultSet r = s.executeQuery("select %s from '%s'".formatted(kolonner, sti))) {
                int antall = r.getMetaData().getColumnCount();
                while (r.next()) {
                    List<String> verdier = new ArrayList<>();
                    for (int i = 1; i <= antall; i++) {
                        verdier.add(Objects.toString(r.getObject(i), null));
                    }
                    lest.add(verdier);
                }
            }
            assertThat(lest).as(sti.getFileName().toString()).containsExactlyInAnyOrderElementsOf(rader);
        }
    }

    /** The data; a kjøring with nothing new still leaves its report. */
    private static List<Path> filer(Testjobb jobb) {
        Path logg = jobb.utdata().resolve("logg");
        return Filer.alle(jobb.utdata()).stream()
                .filter(fil -> !fil.startsWith(logg))
                .toList();
    }

    private static List<String> tekster(JsonNode liste) {
        List<String> tekster = new ArrayList<>();
        liste.forEach(t -> tekster.add(t.asString()));
        return tekster;
    }

    private static JsonNode les(String ressurs) throws Exception {
        try (InputStream inn = GoldenTest.class.getClassLoader().getResourceAsStream(ressurs)) {
            return JSON.readTree(inn);
        }
    }
}
