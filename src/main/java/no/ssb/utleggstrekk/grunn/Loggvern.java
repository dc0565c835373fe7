package no.ssb.utleggstrekk.grunn;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Libraries log what they send, read and write, below the level of a warning: URLs with person numbers, rows, the values
 * bound to SQL, pseudonyms among them; and the fault that comes with a warning may quote a row. No setting of {@code
 * logging.level} turns these on: below a warning, and with a fault, only our own words are logged.
 */
public final class Loggvern extends TurboFilter {
    private static final String VAARE = "no.ssb.utleggstrekk";

    private Loggvern() {}

    /** Sets the guard, for as long as this process lives. */
    public static void sett() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext kontekst) {
            sett(kontekst);
        }
    }

    static void sett(LoggerContext kontekst) {
        if (kontekst.getCopyOfListenerList().stream().noneMatch(Vaktpost.class::isInstance)) {
            kontekst.addListener(new Vaktpost());
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
        Loggmerke.sett();
        boolean advarsel = nivaa.isGreaterOrEqual(Level.WARN) && feil == null;
        boolean slippes = advarsel || logger.getName().startsWith(VAARE);
        return slippes ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** A new start of the logging system takes all filters away. */
    private static final class Vaktpost implements LoggerContextListener {
        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext kontekst) {
            kontekst.addTurboFilter(new Loggvern());
        }

        @Override
        public void onStart(LoggerContext kontekst) {
            // the guard stands already
        }

        @Override
        public void onStop(LoggerContext kontekst) {
            // nothing is logged any more
        }

        @Override
        public void onLevelChange(Logger logger, Level nivaa) {
            // the guard does not ask
        }
    }
}
