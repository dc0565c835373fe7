package no.ssb.utleggstrekk.database;

import javax.sql.DataSource;
import no.ssb.utleggstrekk.grunn.Kryss;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionStatus;

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
        Kryss.passer("foer commit", Kryss::transaksjon);
        super.doCommit(status);
        Kryss.passer("etter commit", Kryss::transaksjon);
    }
}
