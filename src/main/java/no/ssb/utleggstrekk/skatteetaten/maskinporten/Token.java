package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.time.Duration;
import java.time.Instant;

/** An access token: opaque, and never printed. */
public final class Token {
    private static final Duration LENGSTE_MARGIN = Duration.ofSeconds(30);

    private final String verdi;
    private final Instant fornyes;
    private final Instant utloeper;
    private volatile boolean godtatt;

    /**
     * @param verdi what goes after {@code Bearer}
     * @param hentet when it was asked for
     * @param levetid how long it lives from then
     */
    public Token(String verdi, Instant hentet, Duration levetid) {
        Duration tredel = levetid.dividedBy(3);
        this.verdi = verdi;
        this.utloeper = hentet.plus(levetid);
        this.fornyes = utloeper.minus(tredel.compareTo(LENGSTE_MARGIN) < 0 ? tredel : LENGSTE_MARGIN);
    }

    public String verdi() {
        return verdi;
    }

    /** Skatteetaten took it. */
    void bleGodtatt() {
        if (!godtatt) {
            godtatt = true;
        }
    }

    /** Whether Skatteetaten has ever taken it: one that is refused after that has died, and is not a refusal of us. */
    public boolean erGodtatt() {
        return godtatt;
    }

    boolean boerFornyes(Instant naa) {
        return !naa.isBefore(fornyes);
    }

    boolean erUtloept(Instant naa) {
        return !naa.isBefore(utloeper);
    }

    @Override
    public String toString() {
        return "Token[***]";
    }
}
