package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A JVM of its own that starts the server, says so with a line, and closes it when its input ends. */
final class InnebygdPostgresProsess {
    private InnebygdPostgresProsess() {}

    public static void main(String[] args) throws IOException {
        try (InnebygdPostgres postgres = InnebygdPostgres.start(Path.of(args[0]))) {
            System.out.println("KLAR " + postgres.jdbcUrl());
            System.in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    static Process start(Path mappe) throws IOException {
        List<String> kommando = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InnebygdPostgresProsess.class.getName(),
                mappe.toString()));
        return new ProcessBuilder(kommando)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Waits for the line and returns its URL. */
    static String klar(Process prosess) throws IOException {
        var linjer = prosess.inputReader(StandardCharsets.UTF_8);
        for (String linje = linjer.readLine(); linje != null; linje = linjer.readLine()) {
            if (linje.startsWith("KLAR ")) {
                return linje.substring(5);
            }
        }
        throw new IOException("the process ended before its server was ready");
    }
}
