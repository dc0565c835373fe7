package no.ssb.utleggstrekk.steg.hendelser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Random lists read page by page, and what must be stored of them. */
abstract class Sidedeling {
    static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    static final int MAKS_SIDER = 2_000;

    @TempDir
    static Path mappe;

    static MigrertDatabase database;
    static JdbcClient jdbc;
    static Pseudonymisering pseudonymisering;
    static Framdrift framdrift;

    /** A number within its series. */
    record Nummer(int serie, long nummer) implements Comparable<Nummer> {
        private static final Comparator<Nummer> ORDEN =
                Comparator.comparingInt(Nummer::serie).thenComparingLong(Nummer::nummer);

        @Override
        public int compareTo(Nummer annet) {
            return ORDEN.compare(this, annet);
        }
    }

    final TreeMap<Nummer, Notis> lest = new TreeMap<>();
    int serie = 1;
    LocalDate fraDato = LocalDate.MIN;
    LocalDate lestTil = LocalDate.MIN;
    boolean ombygd;
    OptionalLong lesepeker = OptionalLong.empty();

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

    static LongStream froe() {
        return LongStream.range(0, 120);
    }

    static LongStream flereFroe() {
        return LongStream.range(120, 5_000);
    }

    void les(TilfeldigListe liste, LocalDate skjaeringsdato, int side, Random tider) {
        Instant start = skjaeringsdato.atStartOfDay(OSLO).toInstant();
        liste.gaaTil(start.plusSeconds(tider.nextInt(200_000)), skjaeringsdato);
        Kjoering kjoering = kjoering(liste, skjaeringsdato);
        if (erMotsagt(liste)) {
            assertThat(ombygd).as("no false alarm").isTrue();
            nySerie();
        }
        List<Notis> nye = skalLeses(liste, skjaeringsdato);
        OptionalLong grense = liste.foersteSekvensnummer(skjaeringsdato);
        Hendelseslesing lesing = lesing(liste, side);
        int sider = 0;
        while (lesing.neste(kjoering)) {
            assertThat(++sider).isLessThan(MAKS_SIDER);
        }

        nye.forEach(n -> lest.put(new Nummer(serie, n.sekvensnummer()), n));
        lestTil = skjaeringsdato.isAfter(lestTil) ? skjaeringsdato : lestTil;
        kontrollerLesepeker(liste, grense);
        kontrollerInnhold();
        kontrollerTellere(kjoering, nye, liste.sendt);
        kontrollerAtIngentingErTapt(liste);
    }

    static boolean erMotsagt(TilfeldigListe liste) {
        try {
            new Seriekontroll(liste, new Serier(jdbc)).kontroller(0);
            return false;
        } catch (VarigFeil feil) {
            assertThat(feil.exitkode()).isEqualTo(Exitkode.BESLUTNING);
            return true;
        }
    }

    /** As an operator does: from the day that was read up to. */
    void nySerie() {
        fraDato = new Serier(jdbc).lestTil().orElseThrow();
        assertThat(fraDato).isEqualTo(lestTil);
        new Serielager(jdbc, InstantSource.system())
                .begynn(
                        fraDato,
                        new Serielager(jdbc, InstantSource.system())
                                .gjeldende()
                                .orElseThrow()
                                .foerste(),
                        "test");
        serie++;
        lestTil = fraDato;
        ombygd = false;
        lesepeker = OptionalLong.empty();
    }

    /** Rules 1 and 2: from the lesepeker, or the first day of the series, up to what was registered before the skjæringsdato. */
    List<Notis> skalLeses(TilfeldigListe liste, LocalDate skjaeringsdato) {
        if (lesepeker.isEmpty()) {
            OptionalLong start = liste.foersteSekvensnummer(fraDato);
            if (start.isEmpty()) {
                return List.of();
            }
            lesepeker = OptionalLong.of(start.getAsLong() - 1);
        }
        return liste.synlig().stream()
                .filter(n -> n.sekvensnummer() > lesepeker.getAsLong() && n.registrertFoer(skjaeringsdato))
                .toList();
    }

    /** A list that was rebuilt unseen, because nothing has come since, holds nothing that is not read. */
    void kontrollerAtIngentingErTapt(TilfeldigListe liste) {
        List<Notis> iSerien = lest.tailMap(new Nummer(serie, 0)).values().stream()
                .map(SidedelingTest::utenNummer)
                .toList();
        assertThat(liste.synlig().stream()
                        .filter(n -> !n.registrertFoer(fraDato) && n.registrertFoer(lestTil))
                        .map(SidedelingTest::utenNummer))
                .isSubsetOf(iSerien);
    }

    static Notis utenNummer(Notis n) {
        return new Notis(0, n.identifikator(), n.periode(), n.registrert(), n.medTidspunkt(), n.type());
    }

    /** Everything up to it is read; with a bound it stands right below that. */
    void kontrollerLesepeker(TilfeldigListe liste, OptionalLong grense) {
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
            long hoyeste = lest.tailMap(new Nummer(serie, 0)).keySet().stream()
                    .mapToLong(Nummer::nummer)
                    .reduce(foer, Math::max);
            assertThat(faktisk.getAsLong()).isGreaterThanOrEqualTo(hoyeste);
            assertThat(liste.synlig().stream()
                            .mapToLong(Notis::sekvensnummer)
                            .filter(n ->
                                    n > foer && n <= faktisk.getAsLong() && !lest.containsKey(new Nummer(serie, n))))
                    .isEmpty();
        }
        lesepeker = faktisk;
    }

    /** Rules 5 and 6: every hendelse once, every usable one on its par, the others in quarantine. */
    void kontrollerInnhold() {
        assertThat(numre("select serie, sekvensnummer from hendelse")).isEqualTo(lest.keySet());
        Map<String, Nummer> par = new TreeMap<>();
        TreeSet<Nummer> karantene = new TreeSet<>();
        lest.forEach((nummer, n) -> {
            if (n.brukbar()) {
                par.merge(n.periode() + " " + pseudonym(n), nummer, (a, b) -> a.compareTo(b) < 0 ? b : a);
            } else {
                karantene.add(nummer);
            }
        });
        assertThat(jdbc
                        .sql("select kalendermaaned || ' ' || inntektsmottaker, siste_serie, siste_hendelse from par")
                        .query((rad, nr) -> Map.entry(rad.getString(1), new Nummer(rad.getInt(2), rad.getLong(3))))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .isEqualTo(par);
        assertThat(numre("select serie, sekvensnummer from karantene")).isEqualTo(karantene);
    }

    static Set<Nummer> numre(String sql) {
        return new TreeSet<>(jdbc.sql(sql)
                .query((rad, nr) -> new Nummer(rad.getInt(1), rad.getLong(2)))
                .list());
    }

    /** The first two sums of the avstemming. */
    static void kontrollerTellere(Kjoering kjoering, List<Notis> nye, long sendt) {
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

    static String pseudonym(Notis n) {
        return pseudonymisering.pseudonym(new Identifikator(n.identifikator())).pseudonym();
    }

    static Kjoering kjoering(TilfeldigListe liste, LocalDate skjaeringsdato) {
        long id = jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values (?, ?, 'PUBLISERT', now()) returning kjoering_id""")
                .params(liste.foerste.toString(), skjaeringsdato)
                .query(Long.class)
                .single();
        return new Kjoering(id, liste.foerste, skjaeringsdato, null, 0);
    }

    static Hendelseslesing lesing(TilfeldigListe liste, int side) {
        return new Hendelseslesing(
                liste,
                new Sidehenter(),
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
