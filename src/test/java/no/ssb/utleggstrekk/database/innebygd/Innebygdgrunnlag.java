package no.ssb.utleggstrekk.database.innebygd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Embedded servers in a folder of the test's own. */
abstract class Innebygdgrunnlag {
    @TempDir
    static Path temp;

    static Path mappe;

    @BeforeAll
    static void openToAll() throws IOException {
        // JUnit makes it for one user only; the folder of the root test stays closed
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        mappe = temp.resolve("felles");
    }

    @AfterAll
    static void noServerIsLeft() {
        assertThat(PostgresPidfil.les(mappe.resolve("data"))).isEmpty();
    }

    static boolean root() {
        return PostgresBruker.erRoot();
    }

    static Path programs() {
        InnebygdPostgres.start(mappe).close();
        return mappe.resolve("binaer");
    }

    static int port(InnebygdPostgres postgres) {
        return Integer.parseInt(postgres.jdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    static void utfoer(InnebygdPostgres postgres, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(postgres.jdbcUrl(), postgres.bruker(), postgres.passord());
                Statement s = c.createStatement()) {
            s.execute(sql);
        }
    }

    static String svar(InnebygdPostgres postgres, String sql) throws SQLException {
        try (Connection c = DriverManager.getConnection(postgres.jdbcUrl(), postgres.bruker(), postgres.passord());
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }
}
