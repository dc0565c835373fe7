package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Hendelser that name a number instead of a person: what each kind of answer makes of them. */
class NummeroppslagTest {
    private static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    private static Path mappe;

    private static MigrertDatabase database;
    private static JdbcClient jdbc;
    private static Pseudonymisering pseudonymisering;
    private static Framdrift framdrift;

    private final Map<Long, Integer> kall = new ConcurrentHashMap<>();
    private final Map<Long, Nummersvar> svar = new ConcurrentHashMap<>();
    private final Stoppsignal stopp = new Stoppsignal();
    private Kjoering kjoering = new Kjoering(1, AUGUST, LocalDate.of(2026, 9, 12), null, 0);

    @BeforeAll
    static void aapne() {
        database = new MigrertDatabase();
        jdbc = database.jdbc();
        pseudonymisering = Pseudonymisering.fra(Noekler.lag(mappe).get(0), v -> v);
        framdrift = new Framdrift(InstantSource.system(), false);
    }

    @AfterAll
    static void lukk() {
        framdrift.close();
        database.close();
    }

    @BeforeEach
    void tom() {
        jdbc.sql("truncate kjoering, serie, par restart identity cascade").update();
        nyKjoering(null);
    }

    private void nyKjoering(@Nullable Long maksOppslag) {
        long id = jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values ('2026-08', date '2026-09-12', 'PUBLISERT', now()) returning kjoering_id""").query(Long.class).single();
        kjoering = new Kjoering(id, AUGUST, LocalDate.of(2026, 9, 12), maksOppslag, 0);
    }

    private void motta(int serie, Hendelse... hendelser) {
        Sidesortering side =
                Sidesortering.av(List.of(hendelser), null, kjoering.skjaeringsdato(), pseudonymisering::pseudonym);
        transaksjon()
                .executeWithoutResult(
                        status -> new Hendelseslager(jdbc, InstantSource.system()).lagre(kjoering, serie, side));
    }

    private static Hendelse medPerson(long nummer, int person, @Nullable Long loggId) {
        return new Hendelse(nummer, person(person), "2026-08", null, "NY", loggId);
    }

    private static Hendelse medNummer(long nummer, long loggId) {
        return new Hendelse(nummer, null, "", null, "ENDRET", loggId);
    }

    private static Identifikator person(int n) {
        return new Identifikator(Notis.personnummer(n));
    }

    private static Nummersvar funnet(int person, String maaned) {
        return new Nummersvar.Funnet(person(person), Kalendermaaned.av(maaned));
    }

    private static TransactionTemplate transaksjon() {
        return database.hent(TransactionTemplate.class);
    }

    private Nummeroppslag oppslag(LongFunction<Nummersvar> skatteetaten) {
        return new Nummeroppslag(
                new Numre(n -> {
                    kall.merge(n, 1, Integer::sum);
                    return skatteetaten.apply(n);
                }),
                new Nummerlager(jdbc, InstantSource.system()),
                new Avvikslager(jdbc),
                pseudonymisering,
                transaksjon(),
                framdrift,
                stopp,
                jdbc,
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("utleggstrekk", Innstillinger.class)
                        .api());
    }

    private boolean slaaOpp() {
        return oppslag(n -> svar.getOrDefault(n, new Nummersvar.Borte())).slaaOpp(kjoering);
    }

    /** What became of each hendelse: its par, or why it has none. */
    private static Map<Long, String> hendelser() {
        Map<Long, String> alle = new TreeMap<>();
        jdbc.sql("""
                select sekvensnummer, coalesce(uten_par, kalendermaaned || ' ' || inntektsmottaker) from hendelse
                left join par using (par_id)""")
                .query((rad, nr) -> alle.put(rad.getLong(1), rad.getString(2)))
                .list();
        return alle;
    }

    private static String par(int person, String maaned) {
        return maaned + " " + pseudonymisering.pseudonym(person(person)).pseudonym();
    }

    @Test
    void aNumberThatIsFoundMakesItsParWaitAndIsRememberedSoThatItsParWaitsWhenItIsGone() {
        motta(1, medNummer(5, 500), medNummer(6, 500), medNummer(7, 700));
        svar.put(500L, funnet(1, "2026-08"));
        svar.put(700L, funnet(2, "2026-10"));
        assertThat(slaaOpp()).isFalse();
        assertThat(hendelser()).isEqualTo(Map.of(5L, par(1, "2026-08"), 6L, par(1, "2026-08"), 7L, par(2, "2026-10")));
        assertThat(kall).as("one call a number").isEqualTo(Map.of(500L, 1, 700L, 1));
        assertThat(jdbc.sql("select siste_hendelse from par where par.venter order by 1")
                        .query(Long.class)
                        .list())
                .containsExactly(6L, 7L);

        jdbc.sql("update par set besvart_serie = siste_serie, besvart_hendelse = siste_hendelse")
                .update();
        svar.clear();
        nyKjoering(null);
        motta(1, medNummer(9, 500), medNummer(10, 900));
        slaaOpp();
        assertThat(hendelser()).containsEntry(9L, par(1, "2026-08")).containsEntry(10L, "UKJENT_NUMMER");
        assertThat(jdbc.sql("select siste_hendelse from par where par.venter")
                        .query(Long.class)
                        .list())
                .containsExactly(9L);
        assertThat(jdbc.sql("select kode || ' ' || antall || ' ' || foerste_sekvensnummer from avvik")
                        .query(String.class)
                        .list())
                .containsExactly("UKJENT_NUMMER 1 10");
        assertThat(slaaOpp()).isFalse();
        assertThat(kall.values().stream().mapToInt(n -> n).sum())
                .as("nothing is asked twice")
                .isEqualTo(4);
    }

    @Test
    void aNumberThatCameWithItsPersonIsKnownToo() {
        motta(1, medPerson(1, 3, 300L), medPerson(2, 4, 300L), medPerson(3, 5, null));
        motta(2, medNummer(1, 300));
        slaaOpp();
        assertThat(jdbc.sql("select siste_serie || '/' || siste_hendelse from par order by 1")
                        .query(String.class)
                        .list())
                .as("the par that it was seen with last, in the order of the series")
                .containsExactly("1/1", "1/3", "2/1");
        assertThat(jdbc.sql("select count(*) from par where siste_serie = 2 and inntektsmottaker = ?")
                        .param(pseudonymisering.pseudonym(person(4)).pseudonym())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeUsedGoesToQuarantineWithItsReasonAndIsCounted() {
        motta(1, medNummer(1, 10), medNummer(2, 20), medNummer(3, 30));
        svar.put(10L, new Nummersvar.UtenNorskIdentifikator());
        svar.put(20L, new Nummersvar.Avvist("UTE-006", "Ugyldig", "sporing-1"));
        svar.put(30L, new Nummersvar.Funnet(new Identifikator("123"), AUGUST));
        slaaOpp();
        assertThat(jdbc.sql("""
                select sekvensnummer || ' ' || kode || ' ' || coalesce(korrelasjonsid, '-') from karantene order by 1""").query(String.class).list())
                .containsExactly("1 UTEN_NORSK_IDENTIFIKATOR -", "2 UTE-006 sporing-1", "3 UGYLDIG_IDENTIFIKATOR -");
        assertThat(hendelser().values()).containsOnly("KARANTENE");
        assertThat(jdbc.sql("select nye || ' ' || karantene from kjoering")
                        .query(String.class)
                        .single())
                .isEqualTo("3 3");
    }

    @Test
    void oneWithoutAnAnswerIsTriedOnceAndAgainByTheNextAttempt() {
        motta(1, medNummer(1, 10), medNummer(2, 20));
        svar.put(10L, new Nummersvar.Feilet("500", "sporing-1"));
        svar.put(20L, funnet(1, "2026-08"));
        assertThat(slaaOpp()).isFalse();
        assertThat(kall).isEqualTo(Map.of(10L, 1, 20L, 1));
        assertThat(hendelser()).containsEntry(1L, "UOPPSLAATT");
        svar.put(10L, funnet(2, "2026-08"));
        slaaOpp();
        assertThat(kall).isEqualTo(Map.of(10L, 2, 20L, 1));
        assertThat(hendelser()).doesNotContainValue("UOPPSLAATT");
    }

    @Test
    void whatWasAnsweredBeforeAFaultOrAStopIsStoredAndNoMoreIsAsked() {
        motta(1, LongStream.rangeClosed(1, 120).mapToObj(n -> medNummer(n, n)).toArray(Hendelse[]::new));
        AtomicInteger nummer = new AtomicInteger();
        assertThatThrownBy(() -> oppslag(n -> {
                            if (nummer.incrementAndGet() > 60) {
                                throw new MidlertidigFeil("down");
                            }
                            return funnet((int) n, "2026-08");
                        })
                        .slaaOpp(kjoering))
                .hasMessage("down");
        assertThat(kall.size()).as("the calls under way, and no more").isLessThanOrEqualTo(65);
        assertThat(hendelser().values().stream().filter(h -> h.equals("UOPPSLAATT")))
                .hasSize(60);

        kall.clear();
        stopp.be();
        assertThat(oppslag(n -> funnet((int) n, "2026-08")).slaaOpp(kjoering))
                .as("more, but not now")
                .isTrue();
        assertThat(kall).isEmpty();
    }

    @Test
    void numbersAreCallsUnderTheOperatorsLimit() {
        nyKjoering(4L);
        motta(1, medPerson(1, 1, null), medPerson(2, 2, null), medNummer(3, 10), medNummer(4, 20), medNummer(5, 30));
        assertThatThrownBy(this::slaaOpp)
                .isInstanceOfSatisfying(
                        VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BESLUTNING))
                .hasMessageStartingWith(
                        "5 lookups are needed, 3 of them of numbers of hendelser without a person, more than --maks-oppslag 4; they would take about");
        assertThat(kall).isEmpty();
    }

    @Test
    void noConnectionIsHeldWhileACallRuns() {
        motta(1, LongStream.rangeClosed(1, 60).mapToObj(n -> medNummer(n, n)).toArray(Hendelse[]::new));
        HikariDataSource pool = database.hent(HikariDataSource.class);
        AtomicInteger holdt = new AtomicInteger();
        oppslag(n -> {
                    holdt.accumulateAndGet(pool.getHikariPoolMXBean().getActiveConnections(), Math::max);
                    return funnet((int) n, "2026-08");
                })
                .slaaOpp(kjoering);
        assertThat(holdt).hasValue(0);
    }

    @Test
    void moreThanTenUnusableOverTheShareOrNoneUsableStopsUntilAnOperatorGoesOn() {
        Kjoeringer kjoeringer = database.hent(Kjoeringer.class);
        Hendelseskontroll kontroll = new Hendelseskontroll(jdbc, kjoeringer, 0.5);
        motta(
                1,
                LongStream.rangeClosed(1, 11)
                        .mapToObj(n -> new Hendelse(n, new Identifikator("987654321"), "2026-08", null, null, null))
                        .toArray(Hendelse[]::new));
        assertThatThrownBy(() -> kontroll.kontroller(kjoering))
                .isInstanceOfSatisfying(
                        VarigFeil.class, f -> assertThat(f.exitkode()).isEqualTo(Exitkode.BESLUTNING))
                .hasMessageStartingWith(
                        "11 of 11 new hendelser are in quarantine, more than utleggstrekk.maks-karantene-andel 0.5")
                .hasMessageContaining("`run --kalendermaaned 2026-08 --godta 2026-08`");
        assertThat(jdbc.sql("select distinct kode from karantene")
                        .query(String.class)
                        .single())
                .isEqualTo("ORGNR_SOM_INNTEKTSMOTTAKER");
        motta(
                1,
                LongStream.rangeClosed(21, 31)
                        .mapToObj(n -> medPerson(n, (int) n, null))
                        .toArray(Hendelse[]::new));
        kontroll.kontroller(kjoering);

        nyKjoering(null);
        motta(1, LongStream.rangeClosed(41, 51).mapToObj(n -> medNummer(n, n)).toArray(Hendelse[]::new));
        slaaOpp();
        assertThatThrownBy(() -> kontroll.kontroller(kjoering))
                .hasMessageStartingWith("none of 11 new hendelser could be used");
        kjoeringer.godta(kjoering, List.of(AUGUST));
        kontroll.kontroller(kjoering);
    }

    /** Answers numbers, and nothing else. */
    private record Numre(LongFunction<Nummersvar> svar) implements Skatteetaten {
        @Override
        public Nummersvar oppslag(long loggId) {
            return svar.apply(loggId);
        }

        @Override
        public OptionalLong foersteSekvensnummer(LocalDate dato) {
            throw new UnsupportedOperationException("the list is not asked here");
        }

        @Override
        public Hendelsesside hendelser(long fra, int antall) {
            throw new UnsupportedOperationException("the list is not asked here");
        }

        @Override
        public Personsvar oppslag(Identifikator identifikator, Maanedsspenn spenn) {
            throw new UnsupportedOperationException("persons are not asked for here");
        }
    }
}
