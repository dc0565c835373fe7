package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Filer;
import no.ssb.utleggstrekk.verktoey.Lukketbestand;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The whole job against an API that speaks another contract: it ends as it should, publishes nothing, and when the API is
 * itself again a restart ends with the same files as if nothing had been.
 */
class KontraktjobbTest {
    private static final int PAR = 30;

    @TempDir
    private static Path felles;

    private static Simulator simulator;
    private static Map<String, String> ventet;

    @TempDir
    private Path mappe;

    @BeforeAll
    static void rolig() throws Exception {
        simulator = Simulator.start(Oppsett.antall(PAR, 2 * PAR));
        try (Testjobb jobb = prosess(felles, TestDatabase.migrert())) {
            Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            ventet = Filer.parquet(jobb.utdata());
        }
    }

    @AfterAll
    static void lukk() {
        simulator.close();
    }

    private static Testjobb prosess(Path mappe, TestDatabase database) throws Exception {
        if (!mappe.equals(felles)
                && Files.notExists(mappe.resolve("noekler"))) { // pseudonyms are the same only with the same keyset
            Filer.kopier(felles.resolve("noekler"), Files.createDirectories(mappe.resolve("noekler")));
        }
        return new Testjobb(
                mappe,
                database,
                simulator,
                Map.of(
                        "utleggstrekk.api.maks-forsoek",
                        2,
                        "utleggstrekk.api.sidestoerrelse",
                        20,
                        // a 60th of it is the longest wait between two probes of an API that seems to be down
                        "utleggstrekk.api.maks-ventetid",
                        "3s"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ukjent-liste|oppslag|NEKTET|seen: trekkoppgaver",
                "ukjent-liste|hendelser|NEKTET|no field hendelser; seen: forekomster",
                "null-liste|oppslag|FEILET|oppgaveInntektsmottaker is not a list",
                "null-liste|hendelser|FEILET|hendelser is not a list",
                "kode-002|oppslag|FEILET|kode UTE-002, status 200",
                "kode-009|oppslag|FEILET|kode UTE-009, status 200",
                "403-005|hendelser|NEKTET|kode UTE-005, status 403",
                "uten-sekvensnummer|hendelser|NEKTET|no element of the page has sekvensnummer",
                "uten-numre|hendelser|NEKTET|no element of the page has identifikator",
                "tekster|hendelser|NEKTET|no element of the page has a sekvensnummer of",
                "samme-side|hendelser|NEKTET|no element of the page has a sekvensnummer of",
            })
    void nothingIsPublishedAndNothingIsLost(String feil, String gjelder, Exitkode exitkode, String melding)
            throws Exception {
        TestDatabase database = TestDatabase.migrert();
        try (Testjobb jobb = prosess(mappe, database)) {
            simulator.feil(Feilplan.av("andel=1,typer=%s,gjelder=%s".formatted(feil, gjelder)));
            Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(exitkode);
            assertThat(resultat.melding()).contains(melding);
            assertThat(jobb.utdata().resolve("inndata")).doesNotExist();
            assertThat(sql(database, "select count(*) from utgivelse")).isZero();
            assertThat(sql(database, "select count(*) from linje")).isZero();
        }
        simulator.feil(Feilplan.INGEN);
        try (Testjobb jobb = prosess(mappe, database)) {
            ferdig(jobb.motor().restart(null, null, null, null), jobb);
            assertThat(sql(database, "select count(*) from hendelse where par_id is not null"))
                    .isEqualTo(2 * PAR);
            assertThat(sql(database, "select sum(nye) + sum(duplikater) from kjoering"))
                    .isEqualTo(2 * PAR);
        }
    }

    @ParameterizedTest
    @CsvSource({"kompakt-dato,oppslag", "dato-med-sone,oppslag"})
    void anotherFormOfTheRightAnswerGivesTheSameFiles(String form, String gjelder) throws Exception {
        try (Testjobb jobb = prosess(mappe, TestDatabase.migrert())) {
            simulator.feil(Feilplan.av("andel=1,typer=%s,gjelder=%s".formatted(form, gjelder)));
            ferdig(jobb.motor().kjoer(Lukketbestand.BESTILLING), jobb);
        } finally {
            simulator.feil(Feilplan.INGEN);
        }
    }

    @Test
    void aSingleBadHendelseAtTheEndOfTheListIsInQuarantineAndTheRestIsPublished() throws Exception {
        TestDatabase database = TestDatabase.migrert();
        try (Testjobb jobb = prosess(mappe, database)) {
            simulator.feil(Feilplan.av("andel=1,typer=daarlig-siste"));
            Resultat resultat = jobb.motor().kjoer(Lukketbestand.BESTILLING);
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(sql(database, "select count(*) from hendelse where par_id is not null"))
                    .isEqualTo(2 * PAR - 1);
            assertThat(sql(database, "select count(*) from karantene where kode = 'UGYLDIG_IDENTIFIKATOR'"))
                    .isEqualTo(1);
        } finally {
            simulator.feil(Feilplan.INGEN);
        }
    }

    private static void ferdig(Resultat resultat, Testjobb jobb) throws Exception {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        assertThat(Filer.parquet(jobb.utdata())).as("the same bytes").isEqualTo(ventet);
    }

    private static long sql(TestDatabase database, String sql) {
        return JdbcClient.create(database.dataSource())
                .sql(sql)
                .query(Long.class)
                .single();
    }
}
