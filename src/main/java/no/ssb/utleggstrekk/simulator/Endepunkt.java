package no.ssb.utleggstrekk.simulator;

/** What the simulator answers on, for counters and faults. */
public enum Endepunkt {
    /** The hendelsesliste, {@code /hendelser}. */
    HENDELSER,
    /** First number of a date, {@code /hendelser/start}. */
    START,
    /** Lookups, {@code /v1/…}. */
    OPPSLAG,
    /** Maskinporten, {@code /token}. */
    TOKEN,
    /** Keycloak and the Maskinporten Guardian. */
    GUARDIAN,
    /** Every other URL. */
    UKJENT;

    static Endepunkt av(String sti) {
        return switch (sti) {
            case "/hendelser" -> HENDELSER;
            case "/hendelser/start" -> START;
            case "/token" -> TOKEN;
            case "/keycloak/token", "/maskinporten/access-token" -> GUARDIAN;
            default -> sti.startsWith("/v1/") ? OPPSLAG : UKJENT;
        };
    }

    boolean erHendelsesliste() {
        return this == HENDELSER || this == START;
    }

    boolean erToken() {
        return this == TOKEN || this == GUARDIAN;
    }
}
