package no.ssb.utleggstrekk.database;

import java.io.File;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/** What a database is called to people: where it is, and as whom it is used; never a password. */
public final class Databasenavn {
    /** The key that says which database is used; without it, or with {@code innebygd}, it is the embedded one. */
    public static final String URL = "spring.datasource.url";

    private Databasenavn() {}

    /** That of a configuration. */
    public static String av(PropertyResolver innstillinger) {
        String url = innstillinger.getProperty(URL);
        if (url == null || url.equals("innebygd")) {
            String mappe = innstillinger.getProperty("utleggstrekk.innebygd-postgres.mappe", "innebygd-postgres");
            return "embedded in " + new File(mappe).getAbsolutePath();
        }
        return av(url, innstillinger.getProperty("spring.datasource.username"));
    }

    /** Such as {@code postgresql://host/name as user}: parameters and what stands before an {@code @} are left out. */
    public static String av(String url, @Nullable String bruker) {
        String sted = url.replaceFirst("^jdbc:", "").replaceFirst("[?;].*", "").replaceFirst("//.*@", "//");
        return bruker == null ? sted : sted + " as " + bruker;
    }
}
