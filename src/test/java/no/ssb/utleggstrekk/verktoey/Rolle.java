package no.ssb.utleggstrekk.verktoey;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A role of the server with what it is granted, and no more; gone when it is closed, and all that it owns with it. */
public record Rolle(TestDatabase database, String navn, String passord) implements AutoCloseable {
    /** A role that may log in. */
    public static Rolle ny(TestDatabase database) {
        Rolle rolle = new Rolle(database, TestDatabase.nyttNavn("rolle_"), "et-passord");
        rolle.sql("create role " + rolle.navn + " login password '" + rolle.passord + "'");
        return rolle;
    }

    /** The database as this role logs in to it. */
    public TestDatabase innlogget() {
        return new TestDatabase(database.url(), navn, passord);
    }

    private void sql(String sql) {
        JdbcClient.create(database.dataSource()).sql(sql).update();
    }

    @Override
    public void close() {
        sql("drop owned by " + navn + " cascade");
        sql("drop role " + navn);
    }
}
