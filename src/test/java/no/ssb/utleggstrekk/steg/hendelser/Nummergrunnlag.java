package no.ssb.utleggstrekk.steg.hendelser;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongFunction;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A database with hendelser that name numbers, and a Skatteetaten that answers as it is told. */
abstract class Nummergrunnlag {
    static final Kalendermaaned AUGUST = Kalendermaaned.av("2026-08");

    @TempDir
    static Path mappe;

    static MigrertDatabase database;
    static JdbcClient jdbc;
    static Pseudonymisering pseudonymisering;
    static Framdrift framdrift;
    final Map<Long, Integer> kall = new ConcurrentHashMap<>();
    final Map<Long, Nummersvar> svar = new ConcurrentHashMap<>();
    final Stoppsignal stopp = new Stoppsignal();
    Kjoering kjoering = new Kjoering(1, AUGUST, LocalDate.of(2026, 9, 12), null, 0);

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

    void nyKjoering(@Nullable Long maksOppslag) {
        long id = jdbc.sql("""
                insert into kjoering (kalendermaaned, skjaeringsdato, tilstand, opprettet)
                values ('2026-08', date '2026-09-12', 'PUBLISERT', now()) returning kjoering_id""").query(Long.class).single();
        kjoering = new Kjoering(id, AUGUST, LocalDate.of(2026, 9, 12), maksOppslag, 0);
    }

    void motta(int serie, Hendelse... hendelser) {
        Sidesortering side =
                Sidesortering.av(List.of(hendelser), null, kjoering.skjaeringsdato(), pseudonymisering::pseudonym);
        transaksjon()
                .executeWithoutResult(
                        status -> new Hendelseslager(jdbc, InstantSource.system()).lagre(kjoering, serie, side));
    }

    static Hendelse medPerson(long nummer, int person, @Nullable Long loggId) {
        return new Hendelse(nummer, person(person), "2026-08", null, "NY", loggId);
    }

    static Hendelse medNummer(long nummer, long loggId) {
        return new Hendelse(nummer, null, "", null, "ENDRET", loggId);
    }

    static Identifikator person(int n) {
        return new Identifikator(Notis.personnummer(n));
    }

    static Nummersvar funnet(int person, String maaned) {
        return new Nummersvar.Funnet(person(person), Kalendermaaned.av(maaned));
    }

    static TransactionTemplate transaksjon() {
        return database.hent(TransactionTemplate.class);
    }

    Nummeroppslag oppslag(LongFunction<Nummersvar> skatteetaten) {
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

    boolean slaaOpp() {
        return oppslag(n -> svar.getOrDefault(n, new Nummersvar.Borte())).slaaOpp(kjoering);
    }

    /** What became of each hendelse: its par, or why it has none. */
    static Map<Long, String> hendelser() {
        Map<Long, String> alle = new TreeMap<>();
        jdbc.sql("""
                select sekvensnummer, coalesce(uten_par, kalendermaaned || ' ' || inntektsmottaker) from hendelse
                left join par using (par_id)""")
                .query((rad, nr) -> alle.put(rad.getLong(1), rad.getString(2)))
                .list();
        return alle;
    }

    static String par(int person, String maaned) {
        return maaned + " " + pseudonymisering.pseudonym(person(person)).pseudonym();
    }

    /** Answers numbers, and nothing else. */
    record Numre(LongFunction<Nummersvar> svar) implements Skatteetaten {
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
