package no.ssb.utleggstrekk.grunn;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Libraries that log what they send, below the level of a warning: URLs with person numbers, and the values bound to SQL,
 * pseudonyms among them. No setting of {@code logging.level} turns these on.
 */
public final class Loggvern extends TurboFilter {
    private static final List<String> KILDER =
            List.of("org.apache.hc", "org.postgresql", "org.springframework.jdbc", "com.sun.net.httpserver");

    private Loggvern() {}

    /** Sets the filter, once per logging system: a new start of Spring begins with a new one. */
    public static void sett() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext kontekst
                && kontekst.getTurboFilterList().stream().noneMatch(Loggvern.class::isInstance)) {
            kontekst.addTurboFilter(new Loggvern());
        }
    }

    @Override
    public FilterReply decide(
            @Nullable Marker merke,
            Logger logger,
            Level nivaa,
            @Nullable String format,
            Object @Nullable [] verdier,
            @Nullable Throwable feil) {
        return !nivaa.isGreaterOrEqual(Level.WARN) && KILDER.stream().anyMatch(logger.getName()::startsWith)
                ? FilterReply.DENY
                : FilterReply.NEUTRAL;
    }
}
