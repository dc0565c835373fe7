package no.ssb.utleggstrekk.spark;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * What Sammenstilling came to in this JVM, on {@code local[2]}.
 *
 * @param tekst what it printed, faults too
 */
record Kjoert(int exitkode, String tekst) {
    static Kjoert med(String... argumenter) {
        StringWriter tekst = new StringWriter();
        CommandLine linje = Sammenstilling.linje();
        linje.setOut(new PrintWriter(tekst));
        linje.setErr(new PrintWriter(tekst));
        return new Kjoert(Sammenstilling.kjoer(linje, argumenter), tekst.toString());
    }

    List<String> linjer(String begynnelse) {
        return tekst.lines().filter(l -> l.startsWith(begynnelse)).toList();
    }
}
