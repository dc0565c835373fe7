package no.ssb.utleggstrekk.krasj;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.filserver.Filsted;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import no.ssb.utleggstrekk.verktoey.Mot;
import no.ssb.utleggstrekk.verktoey.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a kjøring starts from and leaves behind: a database and a folder of files. Can be copied between kjøringer. */
final class Krasjverden {
    private final Skatt skatt;
    private final Path mappe;
    private final TestDatabase database;
    private final Filsted filer;

    private Krasjverden(Skatt skatt, Path mappe, TestDatabase database, Filsted filer) {
        this.skatt = skatt;
        this.mappe = mappe;
        this.database = database;
        this.filer = filer;
    }

    /** An empty one. */
    static Krasjverden ny(Skatt skatt, Path mappe) {
        return ny(skatt, mappe, Filsted.lokalt(utdata(mappe)));
    }

    /** An empty one with its files elsewhere. */
    static Krasjverden ny(Skatt skatt, Path mappe, Filsted filer) {
        return med(skatt, mappe, TestDatabase.migrert(), filer, Map.of());
    }

    /** One on a given database. */
    static Krasjverden med(Skatt skatt, Path mappe, TestDatabase database, Map<String, Object> ekstra) {
        return med(skatt, mappe, database, Filsted.lokalt(utdata(mappe)), ekstra);
    }

    private static Path utdata(Path mappe) {
        return mappe.resolve("utdata");
    }

    private static Krasjverden med(
            Skatt skatt, Path mappe, TestDatabase database, Filsted filer, Map<String, Object> ekstra) {
        try {
            Files.createDirectories(utdata(mappe));
            Krasjverden verden = new Krasjverden(skatt, mappe, database, filer);
            verden.skrivKonfigurasjon(ekstra);
            return verden;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An empty one on the embedded server in a folder, which the first command makes. To look inside, {@link #ved} joins it
     * afterwards.
     */
    static Krasjverden innebygd(Skatt skatt, Path mappe, Path postgres) {
        return med(
                skatt,
                mappe,
                new TestDatabase("innebygd", "", ""),
                Map.of("utleggstrekk.innebygd-postgres.mappe", postgres));
    }

    /** One on a server that runs. */
    static Krasjverden ved(Skatt skatt, Path mappe, InnebygdPostgres server) {
        return med(skatt, mappe, new TestDatabase(server.jdbcUrl(), server.bruker(), server.passord()), Map.of());
    }

    /** The same state once more, in a new folder and a new database. No process may be at work in this one. */
    Krasjverden kopi(Path til) {
        return kopi(til, database.kopi(), Map.of());
    }

    /** The same files, with a database that is made elsewhere. */
    Krasjverden kopi(Path til, TestDatabase nyDatabase, Map<String, Object> ekstra) {
        Krasjverden kopi = med(skatt, til, nyDatabase, filer.ny(utdata(til)), ekstra);
        kopi.filer.fyll(rot());
        return kopi;
    }

    private void skrivKonfigurasjon(Map<String, Object> ekstra) throws IOException {
        Map<String, Object> k = new TreeMap<>(skatt.konfigurasjon());
        k.putAll(Mot.database(database));
        k.put("utleggstrekk.utdata.rot", filer.rot());
        k.putAll(ekstra);
        Files.write(
                mappe.resolve("krasj.properties"),
                k.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
    }

    /** Starts a command on it. */
    Jarprosess start(List<String> jvm, String... ord) {
        return start(filer.foran(), jvm, ord);
    }

    /** The same, in other surroundings. */
    Jarprosess start(List<String> foran, List<String> jvm, String... ord) {
        List<String> alle = Stream.concat(
                        Arrays.stream(ord),
                        Stream.of("--config", mappe.resolve("krasj.properties").toString()))
                .toList();
        return Jarprosess.start(mappe, foran, jvm, alle);
    }

    Jarprosess start(String... ord) {
        return start(List.of(), ord);
    }

    /** What {@code status} says now. */
    String status() {
        try (Jarprosess p = start("status")) {
            int kode = p.vent();
            if (kode != 0) {
                throw new AssertionError("exit code " + kode + " from " + p);
            }
            return p.utskrift();
        }
    }

    /** The root, or what a server has there as a folder. */
    Path rot() {
        return filer.bilde();
    }

    Path mappe() {
        return mappe;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(database.dataSource());
    }

    /** The highest number of a kjøring; 0 when there is none, or not even a table. */
    long sisteKjoering() {
        boolean finnes = jdbc().sql("select to_regclass('kjoering') is not null")
                .query(Boolean.class)
                .single();
        return finnes
                ? jdbc().sql("select coalesce(max(kjoering_id), 0) from kjoering")
                        .query(Long.class)
                        .single()
                : 0;
    }

    /** Whether a kjøring has begun and not ended. */
    boolean erUferdig() {
        return sisteKjoering() > 0
                && jdbc().sql("select exists (select from kjoering where tilstand in ('PAABEGYNT', 'PUBLISERES'))")
                        .query(Boolean.class)
                        .single();
    }

    /** How many par have a committed answer in the kjøringer after the one given. */
    long besvartEtter(long kjoering) {
        return sisteKjoering() == 0
                ? 0
                : jdbc().sql("select count(*) from par where kjoering_id > ? and utfall <> 'FEILET'")
                        .param(kjoering)
                        .query(Long.class)
                        .single();
    }

    /** The state of Spring Batch's newest job execution. */
    String jobbstatus() {
        return jdbc().sql("select status from batch_job_execution order by job_execution_id desc limit 1")
                .query(String.class)
                .single();
    }

    /** Drops the database; the files stay until the folder goes. */
    void slett() {
        database.slett();
    }
}
