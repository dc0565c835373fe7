package no.ssb.utleggstrekk.simulator;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The faults a {@link Feilplan} mixes. One that needs an answer of a certain kind, such as a page of the list, leaves the
 * others as they are.
 */
public enum Feiltype {
    FEIL_500("500", "500 with kode 001"),
    FEIL_502("502", "502 without a body"),
    FEIL_503("503", "503 without a body"),
    FEIL_429("429", "429 with Retry-After in seconds"),
    FEIL_429_DATO("429-dato", "429 with Retry-After as an HTTP date"),
    FEIL_429_UTEN("429-uten", "429 without Retry-After"),
    FEIL_403_005("403-005", "403 with the lookups' kode 005, on the list too"),
    KUTT("kutt", "the right answer, cut in the middle"),
    RESET("reset", "the connection is closed without an answer"),
    TREG("treg", "the right answer, late"),
    UTLOEPT_TOKEN("401", "the token is ended early, once it was used 50 times"),
    SOEPPEL("soeppel", "200 with an HTML page"),
    ANNEN_PERSON("annen-person", "a found lookup with another person's number in it"),
    UKJENT_LISTE("ukjent-liste", "an answer or a page whose list has an unknown name"),
    NULL_LISTE("null-liste", "200 with null for the list, of a lookup or a page"),
    KODE_002("kode-002", "200 to a lookup with kode 002 beside an empty list"),
    KODE_009("kode-009", "200 to a lookup with kode 009 beside an empty list"),
    KOMPAKT_DATO("kompakt-dato", "a found lookup with dates as 20260820"),
    DATO_MED_SONE("dato-med-sone", "a found lookup with dates as 2026-08-20+02:00"),
    UTEN_SEKVENSNUMMER("uten-sekvensnummer", "a page whose elements lack sekvensnummer"),
    UTEN_NUMRE("uten-numre", "a page without identifikator and loggId"),
    TEKSTER("tekster", "a page whose elements are texts"),
    SAMME_SIDE("samme-side", "the page sent before, once more"),
    DAARLIG_SISTE("daarlig-siste", "the last hendelse lacks identifikator and loggId");

    private final String navn;
    private final String forklaring;

    Feiltype(String navn, String forklaring) {
        this.navn = navn;
        this.forklaring = forklaring;
    }

    /** Whether the answer is the right one, and its sending goes wrong. */
    boolean erForsendelse() {
        return this == KUTT || this == RESET || this == TREG;
    }

    /** All of them with what they do, a line each, by the names that a plan calls them. */
    static String oversikt() {
        return Arrays.stream(values())
                .map(t -> "%-20s %s%n".formatted(t.navn, t.forklaring))
                .collect(Collectors.joining());
    }

    static Feiltype av(String navn) {
        return Arrays.stream(values())
                .filter(t -> t.navn.equals(navn))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown fault type '" + navn + "'; known: "
                        + Arrays.stream(values()).map(t -> t.navn).collect(Collectors.joining(" "))));
    }
}
