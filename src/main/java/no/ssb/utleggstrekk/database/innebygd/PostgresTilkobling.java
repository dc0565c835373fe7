package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** Asks the server whether it is ready, and makes our database in it. */
record PostgresTilkobling(PostgresMappe mappe, int port, String passord) {
    static final String DATABASE = "utleggstrekk";

    static String url(int port, String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** True when our database is there; false when the server is starting, stopping or gone. */
    boolean klar() {
        try (Connection c = koble(DATABASE)) {
            return c.isValid(10);
        } catch (SQLException e) {
            return switch (String.valueOf(e.getSQLState())) {
                case "3D000" -> opprettDatabase();
                // starting or stopping; refused; broken; all connections in use just now
                case "57P03", "08001", "08006", "53300" -> false;
                default -> throw feil(e);
            };
        }
    }

    private boolean opprettDatabase() {
        try (Connection c = koble("postgres");
                Statement s = c.createStatement()) {
            s.execute("create database " + DATABASE);
            return true;
        } catch (SQLException e) {
            throw feil(e);
        }
    }

    private Connection koble(String database) throws SQLException {
        Properties egenskaper = new Properties();
        egenskaper.setProperty("user", PostgresKlynge.BRUKER);
        egenskaper.setProperty("password", passord);
        egenskaper.setProperty("connectTimeout", "5");
        egenskaper.setProperty("socketTimeout", "60");
        return DriverManager.getConnection(url(port, database), egenskaper);
    }

    private RuntimeException feil(SQLException e) {
        String tilstand = String.valueOf(e.getSQLState());
        if (tilstand.startsWith("28")) {
            return new VarigFeil(
                    Exitkode.BRUK,
                    "The embedded PostgreSQL in " + mappe.rot() + " refuses the password in " + mappe.passordfil()
                            + ": put the right file back",
                    e);
        }
        if (PostgresKommando.diskenErFull(String.valueOf(e.getMessage()))) {
            return PostgresMappe.feil(mappe.data(), new IOException(PostgresKommando.DISKEN_ER_FULL, e));
        }
        return new MidlertidigFeil(
                "The embedded PostgreSQL in " + mappe.rot() + " runs but does not serve us: " + e.getMessage()
                        + " (see " + mappe.logg() + ")",
                e);
    }

    /** Without the password. */
    @Override
    public String toString() {
        return url(port, DATABASE);
    }
}
