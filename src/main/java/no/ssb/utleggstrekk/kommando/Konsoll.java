package no.ssb.utleggstrekk.kommando;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import no.ssb.utleggstrekk.kjoering.Livelinje;
import no.ssb.utleggstrekk.kjoering.Terminal;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The console's character set: that of the locale, or UTF-8 where that does not know our letters, as under cron. */
final class Konsoll {
    private static final Charset TEGNSETT = finn();

    /** Before what is done, where the terminal has the sign. */
    static final String HAKE = TEGNSETT.newEncoder().canEncode('\u2713') ? "\u2713" : "ok";

    private Konsoll() {}

    static Charset tegnsett() {
        return TEGNSETT;
    }

    /** From now on nothing that is printed has a question mark for a letter. */
    static void taIBruk() {
        System.setOut(stroem(FileDescriptor.out));
        System.setErr(stroem(FileDescriptor.err));
        if (Terminal.erTerminal()) {
            Livelinje.settBredde(bredde());
        }
    }

    /** As stty says; picocli, which knows more kinds of machines, takes every terminal for at least 55 columns wide. */
    private static int bredde() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .start();
            String svar = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
            if (svar.matches("\\d+ [1-9]\\d*")) {
                return Integer.parseInt(svar.substring(svar.indexOf(' ') + 1));
            }
        } catch (IOException ikkeHer) {
            // no stty, or no /dev/tty
        }
        return new UsageMessageSpec().autoWidth(true).width();
    }

    private static PrintStream stroem(FileDescriptor til) {
        return new PrintStream(Livelinje.foran(new FileOutputStream(til)), true, TEGNSETT);
    }

    private static Charset finn() {
        String navn = System.getProperty(
                "stdout.encoding", System.getProperty("sun.stdout.encoding", System.getProperty("native.encoding")));
        Charset lokal = navn == null ? StandardCharsets.UTF_8 : Charset.forName(navn);
        return lokal.newEncoder().canEncode('ø') ? lokal : StandardCharsets.UTF_8;
    }
}
