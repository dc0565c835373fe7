package no.ssb.utleggstrekk.database;

import java.util.LinkedHashMap;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.springframework.core.env.PropertyResolver;

/**
 * Keys of the pool that would give it another database, user or schema than the lock, the migrations and {@code check} have,
 * which do not use it: each is refused with the key that all of them follow.
 */
public final class Poolnoekler {
    private static final String POOL = "spring.datasource.hikari.";
    private static final String ADRESSE = Databaseadresse.URL;
    private static final String BRUKER = "spring.datasource.username";
    private static final String PASSORD = "SPRING_DATASOURCE_PASSWORD or utleggstrekk.database.passord-fil";

    private static final Map<String, String> I_STEDET = new LinkedHashMap<>();

    static {
        I_STEDET.put("jdbc-url", ADRESSE);
        I_STEDET.put("data-source-class-name", ADRESSE);
        I_STEDET.put("data-source-j-n-d-i", ADRESSE);
        I_STEDET.put("catalog", ADRESSE);
        I_STEDET.put("schema", "?currentSchema=<schema> at the end of " + ADRESSE);
        I_STEDET.put("username", BRUKER);
        I_STEDET.put("data-source-properties.user", BRUKER);
        I_STEDET.put("password", PASSORD);
        I_STEDET.put("data-source-properties.password", PASSORD);
    }

    private Poolnoekler() {}

    /**
     * Looks whether one is set.
     *
     * @throws VarigFeil BRUK with what to set in its place
     */
    public static void kontroller(PropertyResolver innstillinger) {
        I_STEDET.forEach((noekkel, annen) -> {
            if (innstillinger.containsProperty(POOL + noekkel)) {
                throw new VarigFeil(
                        Exitkode.BRUK,
                        "%s%s is the pool's alone, and the lock and the tables do not follow it: leave it out, and set %s"
                                .formatted(POOL, noekkel, annen));
            }
        });
    }
}
