package no.ssb.utleggstrekk.krasj;

import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * How one process is ended before its time.
 *
 * @param navn for figures and messages
 * @param kryss the point and passing at which it kills itself, {@code name:n}; empty when it is ended from outside
 * @param signal what is sent from outside, {@code KILL} or {@code TERM}
 * @param foerKall whether the delay counts from the start of the process, not from its first call
 * @param etter the delay
 */
record Avbrudd(String navn, String kryss, String signal, boolean foerKall, Duration etter) {
    static Avbrudd ved(String kryss, int nummer) {
        return new Avbrudd(kryss + ":" + nummer, kryss + ":" + nummer, "KILL", false, Duration.ZERO);
    }

    /** SIGKILL at a random moment: now and then while it starts, mostly while it works. */
    static Avbrudd drap(Random r, Duration arbeid) {
        boolean foerKall = r.nextInt(8) == 0;
        Duration etter = tilfeldig(r, foerKall ? Duration.ofSeconds(3) : arbeid);
        return new Avbrudd("SIGKILL after " + etter.toMillis() + " ms", "", "KILL", foerKall, etter);
    }

    /** SIGTERM at a random moment of the work. */
    static Avbrudd stopp(Random r, Duration arbeid) {
        Duration etter = tilfeldig(r, arbeid);
        return new Avbrudd("SIGTERM after " + etter.toMillis() + " ms", "", "TERM", false, etter);
    }

    private static Duration tilfeldig(Random r, Duration lengst) {
        return Duration.ofMillis(r.nextLong(Math.max(1, lengst.toMillis())));
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
        if (!foerKall) {
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
