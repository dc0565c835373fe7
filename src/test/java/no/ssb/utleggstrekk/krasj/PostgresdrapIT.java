package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.verktoey.Jarprosess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** PostgreSQL itself is killed in the middle of the lookups, every process of it, with fsync as in production. */
@Tag("maskin")
class PostgresdrapIT {
    private final Krasjfasit fasit = Krasjfasit.felles();
    private final Skatt skatt = fasit.skatt();
    private final Ordre bestilling = fasit.trinn(0).bestilling();

    @Test
    void theEmbeddedServerIsStartedAgainByTheRestart() {
        innebygd(120);
    }

    @Test
    @Tag("lang")
    void anExternalServerThatIsStartedAgainHasAllThatWasCommitted() throws IOException {
        ekstern(120);
    }

    @Test
    @Tag("lang")
    void theSameAtFourMomentsEach() throws IOException {
        Random r = new Random(6);
        for (int i = 1; i <= 4; i++) {
            innebygd(r.nextInt(265));
            ekstern(r.nextInt(265));
            System.out.println("PostgreSQL killed, embedded and external: " + i + " times each");
        }
    }

    private void innebygd(long etterOppslag) {
        Path mappe = fasit.nyttSted();
        Path postgres = mappe.resolve("postgres");
        Krasjverden verden = Krasjverden.innebygd(skatt, mappe, postgres);
        skatt.klargjoer(bestilling);
        drep(verden, postgres, etterOppslag);
        assertThat(verden.status()).contains("is unfinished", "`restart`");
        kjoerFerdig(verden);
        try (InnebygdPostgres server = InnebygdPostgres.start(postgres)) {
            somFasit(Krasjverden.ved(skatt, mappe, server));
        }
    }

    private void ekstern(long etterOppslag) throws IOException {
        Path mappe = fasit.nyttSted();
        Path postgres = mappe.resolve("postgres");
        Map<String, String> port = Map.of("port", Integer.toString(ledigPort()));
        InnebygdPostgres foer = InnebygdPostgres.start(postgres, port);
        Krasjverden verden = Krasjverden.ved(skatt, mappe, foer);
        skatt.klargjoer(bestilling);
        drep(verden, postgres, etterOppslag);
        try (Jarprosess p = verden.start("restart")) {
            assertThat(p.vent()).as(p.toString()).isEqualTo(1);
            assertThat(p.utskrift())
                    .contains("database", "spring.datasource.url")
                    .doesNotContain("\tat ");
        }
        try (foer;
                InnebygdPostgres igjen = InnebygdPostgres.start(postgres, port)) {
            assertThat(igjen.jdbcUrl()).isEqualTo(foer.jdbcUrl());
            kjoerFerdig(verden);
            somFasit(verden);
        }
    }

    /** Kills the server while the job looks up, and sees that the job says so in words. */
    private void drep(Krasjverden verden, Path postgres, long etterOppslag) {
        try (Jarprosess p = verden.start(bestilling.run())) {
            skatt.ventPaaOppslag(etterOppslag, p);
            drepAlle(postgres);
            assertThat(p.vent()).as(p.toString()).isEqualTo(1);
            assertThat(p.utskrift()).contains("database", "restart").doesNotContain("\tat ");
        }
    }

    private void kjoerFerdig(Krasjverden verden) {
        try (Jarprosess p = verden.start(bestilling.run())) {
            assertThat(p.vent()).as(p.toString()).isZero();
        }
    }

    private void somFasit(Krasjverden verden) {
        assertThat(Bilde.av(verden).avvikFra(fasit.trinn(0).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
    }

    /** The postmaster first, so that it tells nobody. */
    private static void drepAlle(Path postgres) {
        ProcessHandle hoved = ProcessHandle.of(pid(postgres)).orElseThrow();
        List<ProcessHandle> alle =
                Stream.concat(Stream.of(hoved), hoved.descendants()).toList();
        alle.forEach(ProcessHandle::destroyForcibly);
        Skatt.vent(() -> alle.stream().noneMatch(ProcessHandle::isAlive));
    }

    private static long pid(Path postgres) {
        try {
            return Long.parseLong(Files.readAllLines(postgres.resolve("data/postmaster.pid"))
                    .get(0)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int ledigPort() throws IOException {
        try (ServerSocket ledig = new ServerSocket(0)) {
            return ledig.getLocalPort();
        }
    }
}
