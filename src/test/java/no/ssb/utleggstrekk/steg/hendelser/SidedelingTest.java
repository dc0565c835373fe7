package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * However the list is cut into pages, the same par come to wait, the lesepeker ends where it should, and the counts
 * balance. Each content is read with three ways of paging, and each is held against the rules said again in a few lines.
 */
class SidedelingTest {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final int MAKS_SIDER = 2_000;

    @TempDir
    private static Path mappe;

    private static MigrertDatabase database;
    private static JdbcClient jdbc;
    private static Pseudonymisering pseudonymisering;
    private static Framdrift framdrift;

    private final TreeMap<Long, Notis> lest = new TreeMap<>();
    private OptionalLong lesepeker = OptionalLong.empty();

    @BeforeAll
    static void aapne() {
        database = new MigrertDatabase();
        jdbc = database.jdbc();
        pseudonymisering = Pseudonymisering.fra(Noekler.lag(mappe).get(0));
        framdrift = new Framdrift(InstantSource.system(), null);
    }

    @AfterAll
    static void lukk() {
        framdrift.close();
        database.close();
    }

    static LongStream froe() {
        return LongStream.range(0, 120);
    }

    static LongStream flereFroe() {
        return LongStream.range(120, 5_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("froe")
    void theSameParWaitHoweverTheListIsCutIntoPages(long froe) {
        Random r = new Random(froe);
        int side = Notis.trekk(r, 1, 2, 3, 7, 20, 100, 1000);
        // the content is the same for three seeds in a row; gaps are longer than some of the pages
        TilfeldigListe liste = new TilfeldigListe(froe / 3, froe, 40);
        Random tider = new Random(froe / 3);
        jdbc.sql("truncate kjoering, serie, par restart identity cascade").update();
        LocalDate dag = liste.foerste.foersteDag().plusDays(tider.nextInt(40));
        for (int i = 0; i < 3; i++) {
            les(liste, dag, side, tider);
            dag = dag.plusDays(tider.nextInt(30) - 2);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("flereFroe")
    @Tag("lang")
    void theSameForManyMoreLists(long froe) {
        theSameParWaitHoweverTheListIsCutIntoPages(froe);
    }

    private void les(TilfeldigListe liste, LocalDate skjaeringsdato, int side, Random tider) {
        Instant start = skjaeringsdato.atStartOfDay(OSLO).toInstant();
        liste.gaaTil(start.plusSeconds(tider.nextInt(200_000)), skjaeringsdato);
        List<Notis> nye = skalLeses(liste, skjaeringsdato);
        OptionalLong grense = liste.foersteSekvensnummer(skjaeringsdato);

        Kjoering kjoering = kjoering(liste, skjaeringsdato);
        Hendelseslesing lesing = lesing(liste, side);
        int sider = 0;
        while (lesing.neste(kjoering)) {
            assertThat(++sider).isLessThan(MAKS_SIDER);
        }

        nye.forEach(n -> lest.put(n.sekvensnummer(), n));
        kontrollerLesepeker(liste, grense);
        kontrollerInnhold();
        kontrollerTellere(kjoering, nye, liste.sendt);
    }

    /** Rules 1 and 2: from the lesepeker, or the first day covered, up to what was registered before the skjæringsdato. */
    private List<Notis> skalLeses(TilfeldigListe liste, LocalDate skjaeringsdato) {
        if (lesepeker.isEmpty()) {
            OptionalLong start = liste.foersteSekvensnummer(liste.foerste.foersteDag());
            if (start.isEmpty()) {
                return List.of();
            }
            lesepeker = OptionalLong.of(start.getAsLong() - 1);
        }
        return liste.synlig().stream()
                .filter(n -> n.sekvensnummer() > lesepeker.getAsLong() && n.registrertFoer(skjaeringsdato))
                .toList();
    }

    /** Everything up to it is read; with a bound it stands right below that. */
    private void kontrollerLesepeker(TilfeldigListe liste, OptionalLong grense) {
        OptionalLong faktisk = jdbc.sql("select lesepeker from gjeldende_serie where lesepeker is not null")
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
        assertThat(faktisk.isPresent()).isEqualTo(lesepeker.isPresent());
        if (faktisk.isEmpty()) {
            return;
        }
        long foer = lesepeker.getAsLong();
        if (grense.isPresent()) {
            assertThat(faktisk.getAsLong()).isEqualTo(Math.max(foer, grense.getAsLong() - 1));
        } else {
            long hoyeste = lest.isEmpty() ? foer : Math.max(foer, lest.lastKey());
            assertThat(faktisk.getAsLong()).isGreaterThanOrEqualTo(hoyeste);
            assertThat(liste.synlig().stream()
                            .mapToLong(Notis::sekvensnummer)
                            .filter(n -> n > foer && n <= faktisk.getAsLong() && !lest.containsKey(n)))
                    .isEmpty();
        }
        lesepeker = faktisk;
    }

    /** Rules 5 and 6: every hendelse once, every usable one on its par, the others in quarantine. */
    private void kontrollerInnhold() {
        assertThat(jdbc.sql("select sekvensnummer from hendelse order by 1")
                        .query(Long.class)
                        .list())
                .isEqualTo(List.copyOf(lest.keySet()));
        Map<String, Long> par = new TreeMap<>();
        TreeSet<Long> karantene = new TreeSet<>();
        lest.forEach((nummer, n) -> {
            if (n.brukbar()) {
                par.merge(n.periode() + " " + pseudonym(n), nummer, Math::max);
            } else {
                karantene.add(nummer);
            }
        });
        assertThat(jdbc
                        .sql("select kalendermaaned || ' ' || inntektsmottaker as par, siste_hendelse from par")
                        .query((rad, nr) -> Map.entry(rad.getString(1), rad.getLong(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(par);
        assertThat(jdbc.sql("select sekvensnummer from karantene order by 1")
                        .query(Long.class)
                        .list())
                .isEqualTo(List.copyOf(karantene));
    }

    /** The first two sums of the avstemming. */
    private static void kontrollerTellere(Kjoering kjoering, List<Notis> nye, long sendt) {
        Map<String, Object> tellere = jdbc.sql(
                        "select mottatt, nye, duplikater, karantene from kjoering where kjoering_id = ?")
                .param(kjoering.id())
                .query()
                .singleRow();
        assertThat(tellere)
                .containsEntry("mottatt", sendt)
                .containsEntry("nye", (long) nye.size())
                .containsEntry("duplikater", sendt - nye.size())
                .containsEntry(
                        "karantene", nye.stream().filter(n -> !n.brukbar()).count());
    }

    private static String pseudonym(Notis n) {
        return pseudonymisering.pseudonym(new Identifikator(n.identifikator())).pseudonym();
    }

    private static Kjoering kjoering(TilfeldigListe liste, LocalDate skjaeringsdato) {
        long id = jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values (?, ?, 'PUBLISERT', now()) returning kjoering_id""")
                .params(liste.foerste.toString(), skjaeringsdato)
                .query(Long.class)
                .single();
        return new Kjoering(id, liste.foerste, skjaeringsdato, null, 0);
    }

    private static Hendelseslesing lesing(TilfeldigListe liste, int side) {
        return new Hendelseslesing(
                liste,
                new Serielager(jdbc, InstantSource.system()),
                new Hendelseslager(jdbc, InstantSource.system()),
                new Avvikslager(jdbc),
                database.hent(Dekning.class),
                pseudonymisering,
                database.hent(TransactionTemplate.class),
                framdrift,
                side);
    }
}
