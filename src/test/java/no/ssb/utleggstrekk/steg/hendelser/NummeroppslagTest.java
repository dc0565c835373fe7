package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.junit.jupiter.api.Test;

/** Hendelser that name a number instead of a person: what each kind of answer makes of them. */
class NummeroppslagTest extends Nummergrunnlag {
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
}
