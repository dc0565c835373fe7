package no.ssb.utleggstrekk.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends answers, late or broken when so decided. A waiting answer holds no thread. */
final class Avsender {
    private final Kallteller kall;
    private final ExecutorService traader;

    Avsender(Kallteller kall, ExecutorService traader) {
        this.kall = kall;
        this.traader = traader;
    }

    /**
     * @param feil how the sending goes wrong; null when it does not
     * @param besvarte the par that a lookup answers for good, when nothing goes wrong
     * @param parnumre their numbers in the population
     */
    // never compared
    @SuppressWarnings("ArrayRecordComponent")
    record Sending(
            HttpExchange utveksling,
            Endepunkt endepunkt,
            Httpsvar svar,
            @Nullable Feiltype feil,
            List<Par> besvarte,
            int[] parnumre) {}

    /** @param naar not before then, by {@link System#nanoTime()}: what it took to find the answer is part of the delay */
    void send(Sending sending, long naar) {
        if (sending.feil == Feiltype.TREG) {
            // whether the client still waits for it cannot be seen from here: it is under way no longer
            kall.ut(sending.endepunkt, navn(sending));
        }
        long venter = naar - System.nanoTime();
        if (venter <= 0) {
            sendNaa(sending);
        } else {
            CompletableFuture.delayedExecutor(venter, TimeUnit.NANOSECONDS, traader)
                    .execute(() -> sendNaa(sending));
        }
    }

    private void sendNaa(Sending s) {
        boolean kutt = s.feil == Feiltype.KUTT && s.svar.body().length > 1;
        boolean reset = s.feil == Feiltype.RESET || (s.feil == Feiltype.KUTT && !kutt);
        if (s.feil == null || s.feil == Feiltype.TREG) {
            kall.besvart(s.besvarte, s.parnumre, s.feil == null);
        }
        if (s.feil != Feiltype.TREG) {
            kall.ut(s.endepunkt, reset ? "RESET" : navn(s));
        }
        try {
            if (!reset) {
                skriv(s, kutt);
            }
        } catch (IOException e) {
            // the client is gone: what it did not wait for, it does not need
            s.utveksling.close();
        } finally {
            if (reset || kutt) {
                s.utveksling.close();
            }
        }
    }

    private static void skriv(Sending s, boolean kutt) throws IOException {
        boolean bareHode = s.utveksling.getRequestMethod().equals("HEAD");
        byte[] body = bareHode ? new byte[0] : s.svar.body();
        s.utveksling.getResponseHeaders().set("Content-Type", "application/json");
        s.svar.hoder().forEach(s.utveksling.getResponseHeaders()::set);
        s.utveksling.sendResponseHeaders(s.svar.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            s.utveksling.getResponseBody().write(body, 0, kutt ? body.length / 2 : body.length);
            if (kutt) {
                s.utveksling.getResponseBody().flush();
            } else {
                s.utveksling.getResponseBody().close();
            }
        }
    }

    private static String navn(Sending s) {
        return s.svar.status()
                + (s.svar.kode() == null ? "" : " " + s.svar.kode())
                + (s.feil == null ? "" : " " + s.feil);
    }
}
