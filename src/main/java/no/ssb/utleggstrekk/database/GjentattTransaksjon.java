package no.ssb.utleggstrekk.database;

import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A transaction that is tried once more when its connection broke before the commit began, for then the server has rolled
 * it back. A connection that breaks during the commit leaves in doubt whether it was done, so that fails: the restart
 * reads what was committed. What is done in it must be SQL only, and nothing that adds up outside the database.
 */
public final class GjentattTransaksjon extends TransactionTemplate {
    private static final long serialVersionUID = 1L;
    private static final Logger LOGG = LoggerFactory.getLogger(Databasefeil.class);

    GjentattTransaksjon(PlatformTransactionManager transaksjoner) {
        super(transaksjoner);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> arbeid) throws TransactionException {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return super.execute(arbeid);
        }
        boolean[] gjort = {false};
        try {
            return super.execute(status -> {
                T resultat = arbeid.doInTransaction(status);
                gjort[0] = true;
                return resultat;
            });
        } catch (RuntimeException feil) {
            if (gjort[0] || !Databasefeil.erBrudd(feil) || ventetForgjeves(feil)) {
                throw feil;
            }
            LOGG.warn("A database connection broke before its transaction was committed: trying it once more");
            return super.execute(arbeid);
        }
    }

    /** The pool has waited for a connection already, for as long as it is to. */
    private static boolean ventetForgjeves(Throwable feil) {
        return Databasefeil.kjede(feil).anyMatch(SQLTransientConnectionException.class::isInstance);
    }

    @Override
    public boolean equals(@Nullable Object annen) {
        return this == annen;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
