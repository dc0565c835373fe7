package no.ssb.utleggstrekk.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/**
 * A call as it came in.
 *
 * @param mottatt when, by {@link System#nanoTime()}
 * @param felt the fields of the query
 * @param spurt what a lookup asks for; null when it is none
 * @param korrelasjonsid the client's, else a new one
 */
record Anrop(
        HttpExchange utveksling,
        long mottatt,
        Endepunkt endepunkt,
        String sti,
        Map<String, String> felt,
        String body,
        @Nullable Forespoersel spurt,
        String korrelasjonsid) {

    /** @param denne the present month */
    static Anrop les(HttpExchange utveksling, Kalendermaaned denne) throws IOException {
        long mottatt = System.nanoTime();
        String sti = utveksling.getRequestURI().getPath();
        Endepunkt endepunkt = Endepunkt.av(sti);
        Map<String, String> felt = felt(utveksling.getRequestURI().getRawQuery());
        String sendt = utveksling.getRequestHeaders().getFirst("Korrelasjonsid");
        return new Anrop(
                utveksling,
                mottatt,
                endepunkt,
                sti,
                felt,
                new String(utveksling.getRequestBody().readAllBytes(), StandardCharsets.UTF_8),
                endepunkt.erOppslag() ? Forespoersel.av(sti, felt, denne) : null,
                sendt == null ? UUID.randomUUID().toString() : sendt);
    }

    String metode() {
        return utveksling.getRequestMethod();
    }

    @Nullable
    String hode(String navn) {
        return utveksling.getRequestHeaders().getFirst(navn);
    }

    /** The par that a lookup of a person asks for; empty for other calls. */
    List<Par> par() {
        return spurt == null ? List.of() : spurt.par();
    }

    private static Map<String, String> felt(@Nullable String sporring) {
        Map<String, String> felt = new HashMap<>();
        for (String del : (sporring == null ? "" : sporring).split("&", -1)) {
            int likhet = del.indexOf('=');
            if (likhet > 0) {
                felt.put(
                        del.substring(0, likhet), URLDecoder.decode(del.substring(likhet + 1), StandardCharsets.UTF_8));
            }
        }
        return felt;
    }
}
