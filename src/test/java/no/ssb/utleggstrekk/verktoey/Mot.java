package no.ssb.utleggstrekk.verktoey;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Simulator;

/** What a job must be told to work against something: the keys of the configuration and their values. */
public final class Mot {
    private Mot() {}

    /**
     * The simulator, with no limit that it would notice.
     *
     * @param noekler folder of the key sets, which are made when it does not exist
     */
    public static Map<String, Object> simulator(Simulator simulator, Path noekler) {
        if (!Files.exists(noekler)) {
            Noekler.lag(noekler);
        }
        Map<String, Object> k = new LinkedHashMap<>();
        k.put("utleggstrekk.pseudonym.noekkelsett-fil", noekler.resolve("pseudonym-noekkelsett.json"));
        k.put("utleggstrekk.raadata.noekkelsett-fil", noekler.resolve("raadata-noekkelsett.json"));
        k.put("utleggstrekk.api.hendelser-url", simulator.hendelserUrl());
        k.put("utleggstrekk.api.oppslag-url", simulator.oppslagUrl());
        k.put("utleggstrekk.api.kall-per-sekund", 1_000_000);
        k.put("utleggstrekk.maskinporten.token-url", simulator.tokenUrl());
        k.put("utleggstrekk.maskinporten.issuer", simulator.issuer());
        k.put("utleggstrekk.maskinporten.klient-id", simulator.klientId());
        k.put("utleggstrekk.maskinporten.noekkel-fil", simulator.klientnoekkel(noekler));
        k.put("utleggstrekk.maskinporten.kid", simulator.kid());
        return k;
    }

    /** A database. */
    public static Map<String, Object> database(TestDatabase database) {
        return Map.of(
                "spring.datasource.url", database.url(),
                "spring.datasource.username", database.bruker(),
                "spring.datasource.password", database.passord());
    }

    /** Configuration as words of a command line. */
    public static String[] argumenter(Map<String, Object> konfigurasjon) {
        return konfigurasjon.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
    }
}
