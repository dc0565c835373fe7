package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void eachDatabaseIsEmptyAndItsSessionsAreNotInUtc() throws SQLException {
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham")); // as the tests start; a command sets its own
        TestDatabase en = TestDatabase.ny();
        TestDatabase annen = TestDatabase.ny();
        try (Connection c = en.dataSource().getConnection();
                Statement s = c.createStatement()) {
            s.execute("create table t(i int)");
            try (ResultSet r = s.executeQuery("show timezone")) {
                r.next();
                assertThat(r.getString(1)).isEqualTo("Pacific/Chatham");
            }
        }
        try (Connection c = annen.dataSource().getConnection();
                Statement s = c.createStatement();
                ResultSet r = s.executeQuery("select to_regclass('t') is null")) {
            r.next();
            assertThat(r.getBoolean(1)).isTrue();
        }
        assertThat(en.toString()).doesNotContain(en.passord());
    }
}
