package no.ssb.utleggstrekk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.drift.Statusleser;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Avtrykk;
import no.ssb.utleggstrekk.verktoey.Databasebilde;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import no.ssb.utleggstrekk.verktoey.Testjobb;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** No person number, pseudonym or secret in anything that kjøringer leave, however they end and whatever is logged. */
class PersonvernTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");
    private static final Pattern INNDATA = Pattern.compile("inndata/.*\\.parquet");

    /** Everything that can be turned on. */
    private static final Map<String, Object> ALT_LOGGES = Map.ofEntries(
            Map.entry("logging.level.root", "trace"),
            Map.entry("logging.level.org.springframework", "debug"),
            Map.entry("logging.level.org.springframework.batch.core", "trace"),
            Map.entry("logging.level.org.springframework.jdbc.core.StatementCreatorUtils", "trace"),
            Map.entry("logging.level.org.apache.hc", "trace"),
            Map.entry("logging.level.org.apache.hc.client5.http.wire", "trace"),
            Map.entry("logging.level.org.apache.hc.client5.http.impl.classic.InternalHttpClient", "trace"),
            Map.entry("logging.level.org.apache.parquet", "trace"),
            Map.entry("logging.level.org.apache.hadoop", "trace"),
            Map.entry("logging.level.org.apache.avro", "trace"),
            Map.entry("logging.level.com.zaxxer.hikari", "trace"),
            Map.entry("logging.level.com.google.crypto.tink", "trace"),
            Map.entry("logging.level.com.nimbusds", "trace"),
            Map.entry("logging.level.org.postgresql", "trace"),
            Map.entry("logging.level.org.postgresql.core.v3.QueryExecutorImpl", "trace"),
            Map.entry("logging.level.no.ssb.utleggstrekk", "trace"));

    @TempDir
    private Path mappe;

    private final Set<String> traader = ConcurrentHashMap.newKeySet();
    private final List<String> meldinger = new ArrayList<>();

    @Test
    void nothingThatKjoeringerLeaveHoldsAPersonNumberAPseudonymOrASecret() {
        TestDatabase database = TestDatabase.migrert();
        ByteArrayOutputStream konsoll = new ByteArrayOutputStream();
        PrintStream ut = System.out;
        PrintStream feil = System.err;
        Avtrykk avtrykk;
        System.setOut(new PrintStream(konsoll, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(konsoll, true, StandardCharsets.UTF_8));
        try (Simulator simulator = Simulator.start(Oppsett.demo()
                .medPersoner(60)
                .medEndringer(0.4)
                .medSlettinger(0.1)
                .medDaarligeHendelser(12))) {
            avtrykk = new Avtrykk(simulator);
            try (Testjobb jobb = new Testjobb(mappe, database, simulator, oppsett())) {
                AtomicBoolean ferdig = new AtomicBoolean();
                Thread speider = speider(ferdig);
                kjoerAlt(jobb, simulator);
                ferdig.set(true);
                speider.interrupt();
                meldinger.add(new Statusleser(jobb.hent(JdbcClient.class), InstantSource.system(), 10, null)
                        .les()
                        .json());
                avtrykk.pseudonymer(jobb.hent(JdbcClient.class)
                        .sql("select inntektsmottaker from par")
                        .query(String.class)
                        .list());
            }
            avtrykk.tokener(simulator.utstedteTokener());
        } finally {
            System.setOut(ut);
            System.setErr(feil);
            Kommandotest.loggSomFoer();
        }
        avtrykk.noekkelfiler(mappe.resolve("noekler"));

        String utskrift = konsoll.toString(StandardCharsets.UTF_8);
        assertThat(utskrift).contains("\"level\":\"DEBUG\""); // it really was turned on
        avtrykk.sjekk("the console", utskrift);
        avtrykk.sjekk("the messages", String.join("\n", meldinger));
        avtrykk.sjekk("the names of threads", String.join("\n", traader));
        assertThat(traader).anyMatch(navn -> navn.startsWith("oppslag-"));
        Map<String, List<String>> tabeller = Databasebilde.av(database.dataSource());
        assertThat(tabeller)
                .containsKeys("public.par.inntektsmottaker", "public.batch_step_execution_context.short_context");
        avtrykk.sjekk("the database", Databasebilde.tekst(tabeller, "public.par.inntektsmottaker"));
        avtrykk.sjekkUtenomPseudonymer("par", String.join("\n", tabeller.get("public.par.inntektsmottaker")));
        avtrykk.sjekkFiler(mappe.resolve("utdata/utleggstrekk_data"), INNDATA);
        avtrykk.sjekkFiler(mappe.resolve("logg"), INNDATA);
        avtrykk.ingenFunn();
    }

    private Map<String, Object> oppsett() {
        Map<String, Object> oppsett = new LinkedHashMap<>(ALT_LOGGES);
        oppsett.put("logging.file.name", mappe.resolve("logg/utleggstrekk.log"));
        // JSON holds more than a line for people
        oppsett.put("logging.structured.format.file", "ecs");
        oppsett.put("logging.structured.format.console", "logstash");
        // so that nothing waits long before it is given up
        oppsett.put("utleggstrekk.api.maks-forsoek", 1);
        oppsett.put("utleggstrekk.api.maks-ventetid", "3s");
        oppsett.put("utleggstrekk.maks-avvist-andel", 0.02);
        return oppsett;
    }

    /** All ways for a kjøring to end, with answers that quote the person they are about wherever there is text. */
    private void kjoerAlt(Testjobb jobb, Simulator simulator) {
        List<Par> par = simulator.par().filter(p -> simulator.status(p) == 200).toList();
        Par avvist = par.get(0);
        simulator.settSvar(avvist, 400, feilkropp("OAF-006", avvist));
        Par rart = par.get(1);
        simulator.settSvar(rart, 200, rareFelt(rart));
        Par forStort = par.get(2);
        simulator.settSvar(
                forStort,
                200,
                "{\"inntektsmottakerOgArbeidsgiver\":[{\"norskIdentifikator\":\"%s\",\"kalendermaaned\":\"%s\",\"utleggstrekk\":[{\"beskrivelse\":\"x\",\"beloep\":%s}]}]}"
                        .formatted(forStort.identifikator(), forStort.kalendermaaned(), forStort.identifikator()));
        Par oppgitt = par.get(3);
        // those of its person's months that are asked for in one call are without an answer together
        long gittOpp = simulator
                .par()
                .filter(p -> p.identifikator().equals(oppgitt.identifikator()))
                .count();

        String uleselig = "{\"hendelser\":\"%s\"}".formatted(oppgitt.identifikator());
        simulator.feil(Feilplan.andel(0).medSvar(Endepunkt.HENDELSER, 200, uleselig, Map.of()));
        slutt(kjoer(jobb, simulator, AUGUST, 1L), Exitkode.FEILET);
        slutt(jobb.motor().restart(null, null, null, null), Exitkode.BESLUTNING);
        simulator.feil(Feilplan.andel(
                        0.3,
                        Feiltype.FEIL_500,
                        Feiltype.FEIL_502,
                        Feiltype.KUTT,
                        Feiltype.RESET,
                        Feiltype.SOEPPEL,
                        Feiltype.ANNEN_PERSON)
                .medGjelder(Set.of(Endepunkt.OPPSLAG)));
        slutt(jobb.motor().restart(null, 1_000_000L, null, null), Exitkode.FEILET);
        simulator.trekkTilbakeTokener();
        simulator.feil(Feilplan.andel(0).medSvar(Endepunkt.OPPSLAG, 403, feilkropp("OAF-005", oppgitt), Map.of()));
        slutt(jobb.motor().restart(null, null, null, null), Exitkode.NEKTET);
        simulator.settSvar(oppgitt, 500, feilkropp("OAF-002", oppgitt));
        simulator.feil(Feilplan.andel(0));
        slutt(jobb.motor().restart(null, null, gittOpp, null), Exitkode.OK);
        slutt(kjoer(jobb, simulator, AUGUST.pluss(1), null), Exitkode.OK);
        slutt(kjoer(jobb, simulator, AUGUST.pluss(1), null), Exitkode.OK);
    }

    private void slutt(Resultat resultat, Exitkode ventet) {
        meldinger.add(resultat.melding());
        assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(ventet);
    }

    private static Resultat kjoer(Testjobb jobb, Simulator simulator, Kalendermaaned maaned, @Nullable Long maks) {
        LocalDate dag = maaned.pluss(1).verdi().atDay(12);
        simulator.settDato(dag);
        return jobb.motor().kjoer(new Bestilling(maaned, dag, maks, maaned.equals(AUGUST) ? null : 5L));
    }

    private static String feilkropp(String kode, Par par) {
        return "{\"kode\":\"%s\",\"melding\":\"Feil for %s\",\"korrelasjonsid\":\"%s\"}"
                .formatted(kode, par.identifikator(), par.identifikator());
    }

    private static String rareFelt(Par par) {
        return """
                {"inntektsmottakerOgArbeidsgiver":[{"kalendermaaned":"%1$s","norskIdentifikator":"%2$s","felt%2$s":1,
                "underenhet":"%2$s","opplysningspliktig":"%2$s","kildesystem":"kilde %2$s","utleggstrekk":[
                {"beskrivelse":"utleggstrekkSkatt","beloep":-5,"datoForUtleggstrekk":"%2$s","y%2$s":{}}]}]}""".formatted(par.kalendermaaned(), par.identifikator());
    }

    private Thread speider(AtomicBoolean ferdig) {
        Thread speider = new Thread(
                () -> {
                    while (!ferdig.get()) {
                        Thread.getAllStackTraces().keySet().forEach(t -> traader.add(t.getName()));
                        LockSupport.parkNanos(20_000_000);
                    }
                },
                "speider");
        speider.setDaemon(true);
        speider.start();
        return speider;
    }

    @Test
    void whatHoldsAPersonPrintsAsStars() {
        assertThat(new Identifikator("20828012345")).hasToString("***");
        assertThat(new Inntektsmottaker("AbCdEf==")).hasToString("***");
        assertThat(List.of(new Identifikator("20828012345")).toString() + new Par("20828012345", "2026-08"))
                .contains("***");
    }

    @Test
    void aDatabaseErrorDoesNotQuoteTheRow() {
        String pseudonym = "AXf3pseudonymQuoted==";
        try (Simulator simulator = Simulator.start(Oppsett.demo().medPersoner(5));
                Testjobb jobb = new Testjobb(mappe, simulator, Map.of())) {
            JdbcTemplate jdbc = new JdbcTemplate(jobb.hent(DataSource.class));
            TransactionTemplate transaksjon = jobb.hent(TransactionTemplate.class);
            String sql = "insert into par (kalendermaaned, inntektsmottaker, siste_hendelse) values ('2026-08', ?, 1)";
            transaksjon.executeWithoutResult(s -> jdbc.update(sql, pseudonym));

            assertThatThrownBy(() -> transaksjon.executeWithoutResult(s -> jdbc.update(sql, pseudonym)))
                    .isInstanceOf(DataAccessException.class)
                    .satisfies(f -> assertThat(alt(f))
                            .contains("par_kalendermaaned_inntektsmottaker_key")
                            .doesNotContain(pseudonym));
            assertThatThrownBy(() -> transaksjon.executeWithoutResult(
                            s -> jdbc.batchUpdate(sql, List.of(new Object[] {"x"}, new Object[] {pseudonym}))))
                    .isInstanceOf(DataAccessException.class)
                    .satisfies(f -> assertThat(alt(f))
                            .contains("par_kalendermaaned_inntektsmottaker_key")
                            .doesNotContain(pseudonym));
        }
    }

    /** The fault as a log would print it, its causes and what follows each SQLException included. */
    private static String alt(Throwable feil) {
        StringWriter tekst = new StringWriter();
        feil.printStackTrace(new PrintWriter(tekst));
        for (Throwable t = feil; t != null; t = t.getCause()) {
            if (t instanceof java.sql.SQLException sql && sql.getNextException() != null) {
                sql.getNextException().printStackTrace(new PrintWriter(tekst));
            }
        }
        return tekst.toString();
    }
}
