package no.ssb.utleggstrekk.steg.publisering;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import no.ssb.utleggstrekk.verktoey.Goldenkjoering;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two kjøringer of the golden example, published, and what a test needs to read and harm them. */
abstract class Goldenutgivelse {
    static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    static Path mappe;

    static Simulator simulator;
    static Testjobb jobb;

    @BeforeAll
    static void kjoer() {
        simulator = Simulator.start(Oppsett.goldenPaaKlassestien("golden"));
        jobb = new Testjobb(
                mappe,
                simulator,
                Map.of(
                        "utleggstrekk.foerste-kalendermaaned",
                        "2026-08",
                        "utleggstrekk.pseudonym.noekkelreferanse",
                        "test-noekkel-1",
                        "utleggstrekk.datadoc.definisjoner.sum_beloep",
                        "a1B2c3D4",
                        "utleggstrekk.datadoc.bruksrestriksjoner[0].type",
                        "PROCESS_LIMITATIONS",
                        "utleggstrekk.datadoc.bruksrestriksjoner[1].type",
                        "DELETION_ANONYMIZATION",
                        "utleggstrekk.datadoc.bruksrestriksjoner[1].dato",
                        "2031-12-31"));
        for (int nr = 1; nr <= 2; nr++) {
            var resultat = Goldenkjoering.kjoer(jobb, simulator, nr);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        }
    }

    @AfterAll
    static void lukk() {
        jobb.close();
        simulator.close();
    }

    /** The SQL of a page, as if one stood in the product's folder. */
    static List<String> sql(String side) throws Exception {
        return Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of(side)))
                .results()
                .map(r -> r.group(1)
                        .replace("'statistikk", "'" + sti("statistikk"))
                        .replace("'inndata", "'" + sti("inndata")))
                .toList();
    }

    /** Klass 303, level 2: forholdstall, kroner, antall; none for what is a code or a yes or no. */
    static String enhet(String kolonne) {
        if (kolonne.matches("beskrivelse|skjermet")) {
            return "";
        }
        if (kolonne.startsWith("antall_")) {
            return "02.01";
        }
        return kolonne.endsWith("_andel") ? "16.01" : "12.02";
    }

    /** Klass 702: juridisk enhet, bedrift, person. */
    static String enhetstype(String fil, String kolonne) {
        return switch (kolonne) {
            case "opplysningspliktig" -> "11";
            case "underenhet", "antall_underenheter" -> "13";
            default -> fil.matches("inndata/.*|.*-(totalt|utgivelser).*") ? "20" : "13";
        };
    }

    interface Skade {
        void gjoer(Path fil) throws Exception;
    }

    /** Does harm to a file, and puts it back. */
    static void skadd(String fil, Skade skade) throws Exception {
        byte[] bytes = Files.readAllBytes(sti(fil));
        try {
            skade.gjoer(sti(fil));
        } finally {
            Files.write(sti(fil), bytes);
        }
        assertThat(verifiser().feil()).isZero();
    }

    static void endret(String skade, String bot, Runnable sjekk) {
        JdbcClient jdbc = jobb.hent(JdbcClient.class);
        assertThat(jdbc.sql(skade).update()).isEqualTo(1);
        try {
            sjekk.run();
        } finally {
            jdbc.sql(bot).update();
        }
        assertThat(verifiser().feil()).isZero();
    }

    /** The number of faults; one of them says this. */
    static int feil(String tekst) {
        Verifisering.Resultat resultat = verifiser();
        assertThat(resultat.linjer()).anyMatch(l -> l.startsWith("FAULT") && l.contains(tekst));
        return resultat.feil();
    }

    static Verifisering.Resultat verifiser() {
        return verifisering().verifiser(AUGUST);
    }

    static Verifisering verifisering() {
        return new Verifisering(
                jobb.hent(Utdatalager.class),
                jobb.hent(Radkilde.class),
                jobb.hent(Utgivelser.class),
                jobb.hent(Kjoeringer.class));
    }

    static Path sti(String fil) {
        return jobb.utdata().resolve(fil);
    }

    static List<String> spraak(JsonNode tekster) {
        List<String> koder = new ArrayList<>();
        tekster.forEach(t -> {
            assertThat(t.get("languageText").asString()).isNotBlank();
            koder.add(t.get("languageCode").asString());
        });
        return koder;
    }

    static List<String> versjonstekst(String fil) {
        List<String> tekster = new ArrayList<>();
        Objects.requireNonNull(dokumenter().get(fil))
                .at("/datadoc/dataset/version_description")
                .forEach(t -> tekster.add(t.get("languageText").asString()));
        return tekster;
    }

    /** Every Datadoc by its path below the product's folder; there is one for each Parquet file. */
    static Map<String, JsonNode> dokumenter() {
        TreeMap<String, JsonNode> dokumenter = new TreeMap<>();
        TreeSet<String> parquet = new TreeSet<>();
        for (String fil : alleFiler().keySet()) {
            if (fil.endsWith("__DOC.json")) {
                dokumenter.put(fil, JsonMapper.shared().readTree(sti(fil).toFile()));
            } else if (fil.endsWith(".parquet")) {
                parquet.add(Datasett.dokument(fil));
            }
        }
        assertThat(dokumenter.keySet()).isEqualTo(parquet);
        return dokumenter;
    }

    static Map<String, String> alleFiler() {
        try (Stream<Path> alle = Files.walk(jobb.utdata())) {
            Map<String, String> filer = new TreeMap<>();
            for (Path p : alle.filter(Files::isRegularFile).toList()) {
                filer.put(jobb.utdata().relativize(p).toString(), Files.getLastModifiedTime(p) + " " + Files.size(p));
            }
            return filer;
        } catch (java.io.IOException feil) {
            throw new java.io.UncheckedIOException(feil);
        }
    }

    /** The rows of the last statement. */
    static ResultSet sporr(Statement s, String sql) throws SQLException {
        int siste = sql.lastIndexOf(';', sql.stripTrailing().length() - 2) + 1;
        if (siste > 0) {
            var unused = s.execute(sql.substring(0, siste));
        }
        return s.executeQuery(sql.substring(siste));
    }

    static List<String> duckdb(String sql) throws Exception {
        List<String> rader = new ArrayList<>();
        try (Connection c = DriverManager.getConnection("jdbc:duckdb:");
                Statement s = c.createStatement();
                ResultSet r = sporr(s, sql)) {
            while (r.next()) {
                List<String> verdier = new ArrayList<>();
                for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                    verdier.add(String.valueOf(r.getString(i)));
                }
                rader.add(String.join("|", verdier));
            }
        }
        return rader;
    }
}
