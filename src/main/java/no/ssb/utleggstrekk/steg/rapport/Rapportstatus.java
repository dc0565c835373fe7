package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.grunn.Exitkode;

/** How a kjøring stands. The names are part of the report's contract. */
enum Rapportstatus {
    PUBLISERT,
    INGENTING_NYTT,
    STOPPET,
    TRENGER_BESLUTNING,
    FEILET;

    /** Of a kjøring that is not finished. */
    static Rapportstatus av(Exitkode exitkode) {
        return switch (exitkode) {
            case STOPPET -> STOPPET;
            case BESLUTNING -> TRENGER_BESLUTNING;
            case OK, FEILET, BRUK, OPPTATT, NEKTET -> FEILET;
        };
    }

    /** Whether the published figures are those that the kjøring should give. */
    boolean kanBrukes() {
        return this == PUBLISERT || this == INGENTING_NYTT;
    }
}
