package no.ssb.utleggstrekk.simulator;

/** What the simulator answers on, for counters and faults. */
public enum Endepunkt {
    /** The hendelsesliste, {@code /hendelser}. */
    HENDELSER,
    /** First number of a date, {@code /hendelser/start}. */
    START,
    /** Lookups of a person, {@code /v1/{rettighetspakke}/person/…}, and what else begins with {@code /v1/}. */
    OPPSLAG,
    /** Lookups by number, {@code /v1/{rettighetspakke}/{loggId}}: the same API as {@link #OPPSLAG}. */
    NUMMER,
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
            default -> !sti.startsWith("/v1/") ? UKJENT : sti.split("/", -1).length == 4 ? NUMMER : OPPSLAG;
        };
    }

    boolean erHendelsesliste() {
        return this == HENDELSER || this == START;
    }

    boolean erOppslag() {
        return this == OPPSLAG || this == NUMMER;
    }

    boolean erToken() {
        return this == TOKEN || this == GUARDIAN;
    }
}
