package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import no.ssb.utleggstrekk.verktoey.Notis;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A list that can be rebuilt, and a job that reads it. */
abstract class Seriegrunnlag {
    static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    static final LocalDate DAG = LocalDate.of(2026, 9, 12);
    static final LocalDate SENERE = LocalDate.of(2026, 9, 20);
    static final int PERSONER = 6;

    @TempDir
    Path mappe;

    final TestDatabase database = TestDatabase.migrert();
    final Simulator simulator = Simulator.start(Oppsett.antall(1, 1));

    /** The configuration of the last process, for commands. */
    String[] konfigurasjon = {};

    @AfterEach
    void lukk() {
        simulator.close();
        database.slett();
    }

    /** One hendelse a day from a day on, for the persons in turn. */
    static List<Notis> daglig(long nummer, LocalDate fra, int antall, String maaned) {
        List<Notis> alle = new ArrayList<>();
        for (int i = 0; i < antall; i++) {
            Instant tid = Instant.parse(fra.plusDays(i) + "T10:00:00Z");
            alle.add(new Notis(nummer + i, Notis.personnummer(i % PERSONER), maaned, tid, true, "NY"));
        }
        return alle;
    }

    /** What the list is from now on. Every person has one linje in each month. */
    void liste(List<Notis> notiser) {
        Manus manus = new Manus(simulator);
        for (Notis n : notiser) {
            manus.kommer(n);
            manus.svar(
                    new Par(n.identifikator(), n.periode()), 200, null, """
                    {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"%s","norskIdentifikator":"%s","opplysningspliktig":"810000001",
                    "underenhet":"910000002","utleggstrekk":[{"beskrivelse":"utleggstrekkSkatt","beloep":-100}]}]}""".formatted(n.periode(), n.identifikator()));
        }
    }

    static List<Notis> sammen(List<Notis> foerst, List<Notis> saa) {
        return Stream.concat(foerst.stream(), saa.stream()).toList();
    }

    <T> T jobb(Function<Testjobb, T> arbeid) {
        simulator.kall().nullstill();
        try (Testjobb jobb = new Testjobb(mappe, database, simulator, Map.of("utleggstrekk.api.sidestoerrelse", 4))) {
            konfigurasjon = jobb.argumenter();
            return arbeid.apply(jobb);
        }
    }

    Resultat kjoer(LocalDate tilDato) {
        return jobb(jobb -> jobb.motor().kjoer(new Bestilling(AUGUST, tilDato, null, null)));
    }

    Resultat bra(Resultat resultat) {
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
        return resultat;
    }

    Utkomme kommando(String... ord) {
        return Kommandotest.kjoer(konfigurasjon, ord);
    }

    <T> T sql(Class<T> type, String sql) {
        return JdbcClient.create(database.dataSource()).sql(sql).query(type).single();
    }

    long filer(String maaned) {
        return sql(
                Long.class,
                "select count(*) from utgivelse where publisert and kalendermaaned = '%s'".formatted(maaned));
    }
}
