package no.ssb.utleggstrekk.kjoering;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.SimpleTransactionStatus;

/**
 * Opens nothing around the chunks of a step, whose writer has a transaction of its own. Spring Batch's resourceless manager
 * opens no transaction either, but claims that there is one, and binds each connection used to the thread until its end.
 */
final class UtenTransaksjon implements PlatformTransactionManager {
    @Override
    public TransactionStatus getTransaction(@Nullable TransactionDefinition definisjon) {
        return new SimpleTransactionStatus(false);
    }

    @Override
    public void commit(TransactionStatus status) {
        // nothing was begun
    }

    @Override
    public void rollback(TransactionStatus status) {
        // nothing was begun
    }
}
