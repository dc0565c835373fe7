package no.ssb.utleggstrekk.database;

import java.io.File;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * Which database, and as whom: for the lines about it. A URL itself is never printed, as it may hold a password.
 *
 * @param bruker null when the URL and the configuration name none
 */
public record Databaseadresse(
        String vert, String port, String database, @Nullable String bruker) {
    /** The key that says which database is used; without it, or with {@code innebygd}, it is the embedded one. */
    public static final String URL = "spring.datasource.url";

    private static final String INNEBYGD = "innebygd";

    private static final String FORM = "write it as jdbc:postgresql://<host>:<port>/<database>, with the user in"
            + " spring.datasource.username and the password in SPRING_DATASOURCE_PASSWORD";

    /** Whether a URL, or none, stands for the embedded database. */
    public static boolean erInnebygd(@Nullable String url) {
        return url == null || url.equals(INNEBYGD);
    }

    /** What the database of a configuration is called to people: where it is, and as whom it is used. */
    public static String omtale(PropertyResolver innstillinger) {
        String url = innstillinger.getProperty(URL);
        if (url == null || erInnebygd(url)) {
            String mappe = innstillinger.getProperty("utleggstrekk.innebygd-postgres.mappe", "innebygd-postgres");
            return "embedded in " + new File(mappe).getAbsolutePath();
        }
        try {
            return av(url, innstillinger.getProperty("spring.datasource.username"))
                    .toString();
        } catch (VarigFeil e) {
            return "not known";
        }
    }

    /**
     * Reads a URL.
     *
     * @param bruker as configured; null when the URL names the user, or nothing does
     * @throws VarigFeil BRUK when it is none of PostgreSQL's, or not filled in
     */
    public static Databaseadresse av(String url, @Nullable String bruker) {
        if (url.matches("[^?]*[<>].*")) {
            throw feil("is not filled in: it still holds <…> of the template");
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            throw feil("is no JDBC URL of PostgreSQL");
        }
        if (url.replaceFirst("\\?.*", "").contains("@")) {
            throw feil("cannot hold a user and a password"); // the driver would print them
        }
        Map<String, String> deler = new HashMap<>();
        try {
            for (DriverPropertyInfo del : DriverManager.getDriver(url).getPropertyInfo(url, new Properties())) {
                deler.put(del.name, del.value);
            }
        } catch (SQLException e) {
            throw feil("cannot be read");
        }
        return new Databaseadresse(
                deler.getOrDefault("PGHOST", "localhost"),
                deler.getOrDefault("PGPORT", "5432"),
                deler.getOrDefault("PGDBNAME", ""),
                bruker == null ? deler.get("user") : bruker);
    }

    private static VarigFeil feil(String hva) {
        return new VarigFeil(Exitkode.BRUK, URL + " " + hva + ": " + FORM);
    }

    @Override
    public String toString() {
        return vert + ":" + port + "/" + database + (bruker == null ? "" : " as " + bruker);
    }
}
