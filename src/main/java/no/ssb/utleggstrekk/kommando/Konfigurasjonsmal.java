package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that {@code init} writes.
 *
 * @param mappe where the keys stand, absolute
 * @param rot where the files go; null for a folder in {@code mappe}
 * @param database JDBC URL; null for the embedded one
 */
record Konfigurasjonsmal(
        Path mappe, @Nullable String rot, @Nullable String database, Kalendermaaned foerste) {
    /** The folder of the embedded database. */
    static final String POSTGRES = "postgres";

    private static final String HODE = """
            # Configuration of utleggstrekk, for --config or UTLEGGSTREKK_CONFIG. Every key, with its default, stands in
            # docs/innstillinger.md. The environment goes before this file.
            utleggstrekk:
              foerste-kalendermaaned: %s   # the first month whose figures are published; chosen once
            """;

    private static final String SKATTEETATEN = """
              api:
                hendelser-url: https://utleggstrekkhendelser.api.skatteetaten.no/v1/hendelser
                oppslag-url: https://utleggstrekk.api.skatteetaten.no/v1
                kall-per-sekund: 50
              maskinporten:
                klient-id: <client id from Samarbeidsportalen>
                kid: <id of the registered key>   # left out: the certificate chain in the key file is sent (x5c)
                # the private key whose public half is registered in Samarbeidsportalen
                noekkel-fil: %s
            """;

    private static final String SIMULERT = """
              # the simulated Skatteetaten, as `simulator` starts it
              api:
                hendelser-url: http://127.0.0.1:%1$d/hendelser
                oppslag-url: http://127.0.0.1:%1$d/v1
                kall-per-sekund: 500
              maskinporten:
                token-url: http://127.0.0.1:%1$d/token
                issuer: http://127.0.0.1:%1$d/
                klient-id: %2$s
                kid: %3$s
                # made by `simulator`, in the folder that its --mappe names
                noekkel-fil: %4$s
            """;

    private static final String FILER = """
              utdata:
                rot: %s
              pseudonym:
                noekkelsett-fil: %s
              raadata:
                noekkelsett-fil: %s
            """;

    private static final String INNEBYGD = """
              # the embedded PostgreSQL; for another: spring.datasource.url and .username, utleggstrekk.database.passord-fil
              innebygd-postgres:
                mappe: %s
            """;

    private static final String EGEN = """
              database:
                passord-fil: %s   # of the user below
            spring:
              datasource:
                url: %s
                username: utleggstrekk
            """;

    /**
     * The text; for Skatteetaten itself it holds what only an operator knows as {@code <…>}.
     *
     * @param simulator the folder where `simulator` puts its key; null for Skatteetaten itself
     */
    String tekst(@Nullable Path simulator) {
        String api = simulator != null
                ? SIMULERT.formatted(
                        SimulatorKommando.PORT,
                        SimulatorKommando.klientId(),
                        SimulatorKommando.KID,
                        sitert(SimulatorKommando.noekkelfil(simulator)))
                : SKATTEETATEN.formatted(iMappen("maskinporten.pem"));
        return HODE.formatted(foerste)
                + api
                + FILER.formatted(
                        rot == null ? iMappen("utdata") : sitert(rot),
                        iMappen("pseudonym-noekkelsett.json"),
                        iMappen("raadata-noekkelsett.json"))
                + (database == null
                        ? INNEBYGD.formatted(iMappen(POSTGRES))
                        : EGEN.formatted(iMappen("database-passord"), sitert(database)));
    }

    private String iMappen(String navn) {
        return sitert(mappe.resolve(navn));
    }

    /** As YAML takes any text, and Spring no placeholder in it. */
    private static String sitert(Object verdi) {
        String tekst = verdi.toString().replace("${", "\\${");
        return tekst.matches("[\\p{IsAlphabetic}\\p{IsDigit}/._:?=&-]+") && !tekst.matches(".*:|[-?:].*")
                ? tekst
                : "'" + tekst.replace("'", "''") + "'";
    }
}
