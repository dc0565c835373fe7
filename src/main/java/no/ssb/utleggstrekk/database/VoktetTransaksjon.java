package no.ssb.utleggstrekk.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import no.ssb.utleggstrekk.grunn.Krasjpunkt;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Every transaction that may write, Spring Batch's own too, commits only while this process still owns the kjøring. */
public final class VoktetTransaksjon extends JdbcTransactionManager {
    private static final long serialVersionUID = 1L;

    private final transient Kjoeringslaas laas;
    private final transient JdbcTemplate jdbc;

    VoktetTransaksjon(DataSource dataSource, Kjoeringslaas laas) {
        super(dataSource);
        this.laas = laas;
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Whatever could not be committed is not begun: a process that lost the lock ends at once. */
    @Override
    protected void doBegin(Object transaksjon, TransactionDefinition definisjon) {
        laas.kreverIkkeTapt();
        super.doBegin(transaksjon, definisjon);
    }

    /** A connection of the pool only reads, unless it is in a transaction that comes by here. */
    @Override
    protected void prepareTransactionalConnection(Connection forbindelse, TransactionDefinition definisjon)
            throws SQLException {
        super.prepareTransactionalConnection(forbindelse, definisjon);
        if (!definisjon.isReadOnly()) {
            try (Statement s = forbindelse.createStatement()) {
                s.execute("set transaction read write");
            }
        }
    }

    /**
     * Does work outside the database that only the owner of the kjøring may do, such as putting a file in place. No other
     * process can become the owner meanwhile. Keep it short; unlike what is only SQL, it is not done twice.
     *
     * @throws no.ssb.utleggstrekk.grunn.MidlertidigFeil when this process has lost the kjøring; nothing is done then
     */
    public void somEier(Runnable arbeid) {
        new TransactionTemplate(this).executeWithoutResult(status -> {
            laas.kontroller(jdbc);
            arbeid.run();
        });
    }

    @Override
    protected void prepareForCommit(DefaultTransactionStatus status) {
        if (status.isNewTransaction() && !status.isReadOnly()) {
            laas.kontroller(jdbc);
        }
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
        if (status.isReadOnly()) {
            super.doCommit(status);
            return;
        }
        Krasjpunkt.passer("foer commit", Transaksjonsnavn::naa);
        super.doCommit(status);
        Krasjpunkt.passer("etter commit", Transaksjonsnavn::naa);
    }
}
