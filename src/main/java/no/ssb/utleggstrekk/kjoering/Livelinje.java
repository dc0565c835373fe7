package no.ssb.utleggstrekk.kjoering;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The one line of the terminal that is written over and over: what else is printed takes its place first, so that nothing runs
 * together. It is ASCII, and cut to the terminal's width, or it would fill a new line each time. Safe for many threads.
 */
public final class Livelinje {
    private static final int VANLIG_BREDDE = 80;
    private static final String BORT = "\r\033[K";

    // not System.err, which itself takes the line away before it prints
    private static final PrintStream TERMINAL =
            new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.US_ASCII);

    private static int bredde = VANLIG_BREDDE;
    private static boolean staar;

    private Livelinje() {}

    /** From now on the terminal is so many columns wide. */
    public static synchronized void settBredde(int kolonner) {
        bredde = kolonner;
    }

    /** How wide it is; 80 where there is none. */
    public static synchronized int bredde() {
        return bredde;
    }

    /** Shows a line in place of the one before, when a person watches. */
    public static synchronized void vis(String linje) {
        if (Terminal.kanVises()) {
            // a sign in the last column would move the cursor to the next line
            TERMINAL.print(BORT + linje.substring(0, Math.min(linje.length(), bredde - 1)));
            TERMINAL.flush();
            staar = true;
        }
    }

    /** Takes it away. */
    public static synchronized void vekk() {
        if (staar) {
            staar = false;
            TERMINAL.print(BORT);
            TERMINAL.flush();
        }
    }

    /** A stream that takes the line away before it prints. */
    public static OutputStream foran(OutputStream ut) {
        return new FilterOutputStream(ut) {
            @Override
            public void write(int ett) throws IOException {
                vekk();
                out.write(ett);
            }

            @Override
            public void write(byte[] bytes, int fra, int antall) throws IOException {
                vekk();
                out.write(bytes, fra, antall);
            }
        };
    }
}
