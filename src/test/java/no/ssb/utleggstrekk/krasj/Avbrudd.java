package no.ssb.utleggstrekk.krasj;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import no.ssb.utleggstrekk.verktoey.Jarprosess;

/**
 * How one process is ended before its time.
 *
 * @param navn for figures and messages
 * @param kryss the point and passing at which it kills itself, {@code name:n}; empty when it is ended from outside
 * @param signal what is sent from outside, {@code KILL} or {@code TERM}
 * @param oppslag from what the delay counts: the coming of so many lookups; 0 means the first call, below 0 the start of
 *     the process
 * @param etter the delay
 */
record Avbrudd(String navn, String kryss, String signal, int oppslag, Duration etter) {
    static Avbrudd ved(String kryss, int nummer) {
        return new Avbrudd(kryss + ":" + nummer, kryss + ":" + nummer, "KILL", 0, Duration.ZERO);
    }

    /** SIGKILL at a random moment: now and then while it starts, often in the lookups, otherwise at any time of its work. */
    static Avbrudd drap(Random r, Krasjfasit.Trinn trinn) {
        return r.nextInt(8) == 0 ? iStarten(r) : underveis("KILL", r, trinn);
    }

    /** SIGKILL while it starts. */
    static Avbrudd iStarten(Random r) {
        return etter("KILL", -1, Duration.ofMillis(r.nextInt(3000)));
    }

    /** SIGKILL in the first half of its lookups. */
    static Avbrudd iOppslagene(Random r, Krasjfasit.Trinn trinn) {
        return iOppslagene("KILL", r, trinn);
    }

    /** SIGTERM at a random moment of the work. */
    static Avbrudd stopp(Random r, Krasjfasit.Trinn trinn) {
        return underveis("TERM", r, trinn);
    }

    /** How long the work takes differs with what else the machine does, so half of the moments go by its progress. */
    private static Avbrudd underveis(String signal, Random r, Krasjfasit.Trinn trinn) {
        return r.nextBoolean()
                ? iOppslagene(signal, r, trinn)
                : etter(signal, 0, Duration.ofMillis(r.nextLong(trinn.arbeid().toMillis())));
    }

    private static Avbrudd iOppslagene(String signal, Random r, Krasjfasit.Trinn trinn) {
        return etter(signal, 1 + r.nextInt(trinn.oppslag() / 2), Duration.ofMillis(r.nextInt(40)));
    }

    private static Avbrudd etter(String signal, int oppslag, Duration tid) {
        String fra = oppslag < 0 ? "the start" : oppslag == 0 ? "the first call" : oppslag + " lookups";
        return new Avbrudd("SIG%s %d ms after %s".formatted(signal, tid.toMillis(), fra), "", signal, oppslag, tid);
    }

    boolean vedKryss() {
        return !kryss.isEmpty();
    }

    List<String> jvm() {
        return vedKryss() ? List.of("-Dutleggstrekk.proeve.drep-ved=" + kryss) : List.of();
    }

    /** Ends the process as told, or finds it ended. */
    void utfoer(Jarprosess prosess, Skatt skatt) {
        if (vedKryss()) {
            return;
        }
        if (oppslag > 0) {
            skatt.ventPaaOppslag(oppslag, prosess);
        } else if (oppslag == 0) {
            skatt.ventPaaFoersteKall(prosess);
        }
        Skatt.pause(etter);
        if (signal.equals("TERM")) {
            prosess.be();
        } else {
            prosess.drep();
        }
    }
}
