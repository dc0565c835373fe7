package no.ssb.utleggstrekk.grunn;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import org.slf4j.LoggerFactory;

/** The last line of a command, for the logs: a console for people has it already, a file and a log for programs do not. */
public final class Sluttlogg {
    private Sluttlogg() {}

    /** Logs it wherever it is not to be seen already. */
    public static void skriv(Exitkode exitkode, String linje) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext kontekst) {
            Logger logger = kontekst.getLogger("no.ssb.utleggstrekk");
            Loggmerke.sett();
            Level nivaa = exitkode == Exitkode.OK ? Level.INFO : Level.ERROR;
            ILoggingEvent hendelse = new LoggingEvent(
                    Sluttlogg.class.getName(), logger, nivaa, linje.replaceAll("\\s*\\R\\s*", " "), null, null);
            kontekst.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)
                    .iteratorForAppenders()
                    .forEachRemaining(a -> {
                        if (!erForMennesker(a)) {
                            a.doAppend(hendelse);
                        }
                    });
        }
    }

    private static boolean erForMennesker(Appender<ILoggingEvent> sted) {
        return sted instanceof ConsoleAppender<ILoggingEvent> konsoll
                && konsoll.getEncoder() instanceof LayoutWrappingEncoder;
    }
}
