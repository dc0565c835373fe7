package no.ssb.utleggstrekk.grunn;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoggvernTest {
    private final LoggerContext kontekst = new LoggerContext();

    LoggvernTest() {
        Loggvern.sett(kontekst);
        kontekst.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.TRACE);
    }

    /** They print rows, persons, SQL with its values, or the configuration. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.apache.parquet.hadoop.InternalParquetRecordWriter",
                "org.apache.hadoop.fs.FileSystem",
                "org.apache.avro",
                "org.apache.hc.client5.http.wire",
                "org.postgresql.core.v3.QueryExecutorImpl",
                "org.springframework.jdbc.core.StatementCreatorUtils",
                "org.springframework.batch.core",
                "com.zaxxer.hikari",
                "com.nimbusds",
                "com.sun.net.httpserver",
                "a.library.of.tomorrow",
            })
    void nothingOfALibraryBelowAWarningCanBeTurnedOn(String navn) {
        Logger logger = kontekst.getLogger(navn);
        logger.setLevel(Level.TRACE);
        assertThat(logger.isTraceEnabled()).isFalse();
        assertThat(logger.isDebugEnabled()).isFalse();
        assertThat(logger.isInfoEnabled()).isFalse();
        assertThat(logger.isWarnEnabled()).isTrue();
    }

    @Test
    void ourOwnCan() {
        assertThat(kontekst.getLogger("no.ssb.utleggstrekk.motor.Kjoeringsvakt").isTraceEnabled())
                .isTrue();
    }

    @Test
    void aNewStartOfTheLoggingSystemKeepsTheGuard() {
        kontekst.reset();
        Logger logger = kontekst.getLogger("org.apache.parquet");
        logger.setLevel(Level.TRACE);
        assertThat(logger.isDebugEnabled()).isFalse();
    }
}
