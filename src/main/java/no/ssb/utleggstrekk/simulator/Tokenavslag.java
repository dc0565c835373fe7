package no.ssb.utleggstrekk.simulator;

import java.util.Map;

/** Maskinporten says no: an OAuth error whose description begins with an MP code. */
final class Tokenavslag extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String feil;
    private final String kode;

    private Tokenavslag(int status, String feil, String kode, String beskrivelse) {
        super(beskrivelse);
        this.status = status;
        this.feil = feil;
        this.kode = kode;
    }

    static Tokenavslag grant(String kode, String beskrivelse) {
        return new Tokenavslag(400, "invalid_grant", kode, beskrivelse);
    }

    static Tokenavslag scope(String kode, String beskrivelse) {
        return new Tokenavslag(400, "invalid_scope", kode, beskrivelse);
    }

    static Tokenavslag forbudt(String kode, String beskrivelse) {
        return new Tokenavslag(403, "access_denied", kode, beskrivelse);
    }

    static Tokenavslag foresporsel(String beskrivelse) {
        return new Tokenavslag(400, "invalid_request", "MP-011", beskrivelse);
    }

    Httpsvar svar() {
        byte[] body =
                Httpsvar.JSON.writeValueAsBytes(Map.of("error", feil, "error_description", kode + ": " + getMessage()));
        return new Httpsvar(status, kode, body, Map.of());
    }
}
