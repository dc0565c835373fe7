package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The programs of {@code src/test/node}, with what npm brings them, below {@code target/node}. */
public final class Node {
    private static final Path KILDE = Path.of("src/test/node");
    private static final Path MAPPE = Path.of("target/node");

    private Node() {}

    /** Whether node and npm are on this machine. */
    public static boolean erHer() {
        return erHer("node") && erHer("npm");
    }

    /** Whether a program is on this machine. */
    public static boolean erHer(String program) {
        try {
            Process p = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return p.waitFor(30, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException ikkeDer) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Into target, with the exact versions of the lock file; nothing is done when they are there. False without a registry. */
    public static boolean installer() throws IOException {
        Files.createDirectories(MAPPE);
        // tests of another JVM may want the same
        try (FileChannel laasfil = FileChannel.open(
                        MAPPE.resolveSibling("node.laas"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock eneste = laasfil.lock()) {
            return eneste.isValid() && installerAlene();
        }
    }

    private static boolean installerAlene() throws IOException {
        Path laas = MAPPE.resolve("package-lock.json");
        boolean ferdig = Files.exists(MAPPE.resolve("node_modules/.package-lock.json"))
                && Files.exists(laas)
                && Files.mismatch(KILDE.resolve("package-lock.json"), laas) < 0;
        for (String fil : List.of("package.json", "package-lock.json", "les.mjs", "side.mjs")) {
            Path til = MAPPE.resolve(fil);
            if (!Files.exists(til) || Files.mismatch(KILDE.resolve(fil), til) >= 0) {
                Files.copy(KILDE.resolve(fil), til, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (ferdig) {
            return true;
        }
        try {
            kjoerProgram(MAPPE, "npm", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
            return true;
        } catch (UncheckedIOException e) {
            Files.delete(laas);
            return false;
        }
    }

    /** Runs one of the programs, at most twenty minutes, as the machine may be busy. Returns what it printed; that is also kept in a file. */
    public static String kjoer(Path utskriftsmappe, String fil, String... argumenter) throws IOException {
        String[] linje = new String[argumenter.length + 2];
        linje[0] = "node";
        linje[1] = fil;
        System.arraycopy(argumenter, 0, linje, 2, argumenter.length);
        return kjoerProgram(utskriftsmappe, fil, linje);
    }

    private static String kjoerProgram(Path utskriftsmappe, String navn, String... linje) throws IOException {
        Path ut = utskriftsmappe.resolve(navn + ".txt");
        Path feil = utskriftsmappe.resolve(navn + "-feil.txt");
        Process p = new ProcessBuilder(linje)
                .directory(MAPPE.toFile())
                .redirectOutput(ut.toFile())
                .redirectError(feil.toFile())
                .start();
        try {
            boolean sluttet = p.waitFor(20, TimeUnit.MINUTES);
            if (!sluttet || p.exitValue() != 0) {
                throw new UncheckedIOException(
                        new IOException(navn + " failed: " + Files.readString(ut) + Files.readString(feil)));
            }
            return Files.readString(ut);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            p.destroyForcibly();
        }
    }
}
