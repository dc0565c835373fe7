package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;

/** Commands and paths as a reader can paste them where he stands. */
final class Lim {
    private static final String JAR = "utleggstrekk.jar";

    private Lim() {}

    /** Our program as it was started, with what it is to do. */
    static String kommando(String ord) {
        String sti = System.getProperty("java.class.path", "");
        boolean fraJar =
                sti.endsWith(JAR) && System.getProperty("sun.java.command", "").startsWith(sti);
        return (fraJar ? "java -jar " + sti : "utleggstrekk") + " " + ord;
    }

    /** The same of a file system's path, which may be a URI of another one. */
    static String sti(String sti) {
        return sti.matches("[a-z0-9]+:.*") && !sti.startsWith("file:")
                ? sti
                : sti(Path.of(sti.replaceFirst("^file:", "")));
    }

    /** A path from the working folder, where it is below that, and quoted for the shell where it must be. */
    static String sti(Path fil) {
        Path her = Path.of("").toAbsolutePath();
        Path hel = fil.toAbsolutePath().normalize();
        String tekst = (hel.startsWith(her) && !hel.equals(her) ? her.relativize(hel) : hel).toString();
        return tekst.matches("[\\p{IsAlphabetic}\\p{IsDigit}/._-]+") ? tekst : "'" + tekst.replace("'", "'\\''") + "'";
    }
}
