package no.ssb.utleggstrekk.grunn;

import org.jspecify.annotations.Nullable;

/**
 * A fault of ours, the machine's or the API's, as opposed to bad data (an avvik) or an expected answer (an
 * utfall). Its message is one line for an operator: it names the thing and the mend, and holds no personal data. The
 * cause, when there is one, must hold none either.
 */
public abstract sealed class Feil extends RuntimeException permits MidlertidigFeil, VarigFeil {
    protected Feil(String melding, @Nullable Throwable aarsak) {
        super(melding, aarsak);
    }

    /** How the process ends when nothing catches this. */
    public abstract Exitkode exitkode();
}
