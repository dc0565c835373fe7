package no.ssb.utleggstrekk.simulator;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The faults a {@link Feilplan} mixes. */
public enum Feiltype {
    /** 500 with OAF-001 or FA-001. */
    FEIL_500("500"),
    /** 502 without a body. */
    FEIL_502("502"),
    /** 503 without a body. */
    FEIL_503("503"),
    /** 429 with Retry-After in seconds. */
    FEIL_429("429"),
    /** 429 with Retry-After as an HTTP date. */
    FEIL_429_DATO("429-dato"),
    /** 429 without Retry-After. */
    FEIL_429_UTEN("429-uten"),
    /** The right answer, cut in the middle: Content-Length says more than is sent. */
    KUTT("kutt"),
    /** The connection is closed without an answer. */
    RESET("reset"),
    /** The right answer, late. */
    TREG("treg"),
    /** The token is made invalid before its time: 401. Only a token used 50 times, so that a new one works. */
    UTLOEPT_TOKEN("401"),
    /** 200 with an HTML page. */
    SOEPPEL("soeppel"),
    /** The right answer with another person's number in it; only for found lookups. */
    ANNEN_PERSON("annen-person");

    private final String navn;

    Feiltype(String navn) {
        this.navn = navn;
    }

    static Feiltype av(String navn) {
        return Arrays.stream(values())
                .filter(t -> t.navn.equals(navn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault type '" + navn + "'; known: "
                        + Arrays.stream(values()).map(t -> t.navn).collect(Collectors.joining(" "))));
    }
}
