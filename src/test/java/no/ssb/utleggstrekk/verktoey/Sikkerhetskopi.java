package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A backup of a database, and a database restored from it: by {@code pg_dump} and {@code psql} where they are here and new
 * enough for the server, else by the server's own copy.
 */
public final class Sikkerhetskopi {
    private final TestDatabase kopi;

    private Sikkerhetskopi(TestDatabase kopi) {
        this.kopi = kopi;
    }

    /** Of a database that nobody is connected to, as it stands now. */
    public static Sikkerhetskopi av(TestDatabase database, Path mappe) {
        Path fil = mappe.resolve("sikkerhetskopi.sql");
        if (kjoer(database, "pg_dump", "--file=" + fil)) {
            TestDatabase ny = TestDatabase.ny();
            if (!kjoer(ny, "psql", "--quiet", "--set=ON_ERROR_STOP=1", "--file=" + fil)) {
                throw new IllegalStateException("what pg_dump wrote cannot be restored");
            }
            return new Sikkerhetskopi(ny);
        }
        return new Sikkerhetskopi(database.kopi());
    }

    /** A database as the other was then. */
    public TestDatabase gjenopprett() {
        return kopi.kopi();
    }

    /** Whether the program is here and did its work. */
    private static boolean kjoer(TestDatabase database, String... kommando) {
        try {
            List<String> linje = new java.util.ArrayList<>(List.of(kommando));
            linje.add("--dbname=" + database.url().substring("jdbc:".length()).replaceFirst("\\?.*", ""));
            ProcessBuilder bygger =
                    new ProcessBuilder(linje).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            bygger.environment().put("PGUSER", database.bruker());
            bygger.environment().put("PGPASSWORD", database.passord());
            return bygger.start().waitFor() == 0;
        } catch (IOException ikkeHer) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
