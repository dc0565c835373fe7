package no.ssb.utleggstrekk.grunn;

import java.nio.charset.Charset;

/** Names of files in the locale of this process: in one that does not know a letter the file gets another name, or none. */
public final class Filnavn {
    private static final Charset LOKALT = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));

    /** The mend, for the end of a line. */
    public static final String BOT = "this process has a locale that cannot name that file; set LANG=C.UTF-8";

    private Filnavn() {}

    /** Whether a file can have this name here. */
    public static boolean kanSkrives(String navn) {
        return LOKALT.newEncoder().canEncode(navn);
    }
}
