package no.ssb.utleggstrekk.tilstand;

import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.pseudonym.Kontrollverdilager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** One database, one key set (rule 18): the check value of the key stands in the database from the first person on. */
public final class Databasenoekkel implements Kontrollverdilager {
    private final JdbcClient jdbc;
    private final Kjoeringslaas laas;
    private final TransactionOperations transaksjon;

    public Databasenoekkel(JdbcClient jdbc, Kjoeringslaas laas, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.laas = laas;
        this.transaksjon = transaksjon;
    }

    /** Keeps ours while nobody is stored; only for the owner of the lock. */
    @Override
    public String gjeldende(String vaar) {
        if (laas.erEier()) {
            transaksjon.executeWithoutResult(status -> jdbc.sql("""
                    insert into noekkelsett (kontrollverdi) values (?)
                    on conflict (id) do update set kontrollverdi = excluded.kontrollverdi
                        where not exists (select from par)""").param(vaar).update());
        }
        return les(jdbc, vaar);
    }

    /** The check value of a database's key; ours when it holds no person yet. */
    public static String les(JdbcClient jdbc, String vaar) {
        return !Skjema.finnes(jdbc)
                ? vaar
                : jdbc.sql("select kontrollverdi from noekkelsett where exists (select from par)")
                        .query(String.class)
                        .optional()
                        .orElse(vaar);
    }
}
