package no.ssb.utleggstrekk.grunn;

import org.jspecify.annotations.Nullable;

/** A fault that stays until a person does something; the exit code says what kind of thing. */
public sealed class VarigFeil extends Feil permits NektetFeil {
    private static final long serialVersionUID = 1L;

    private final Exitkode exitkode;

    public VarigFeil(Exitkode exitkode, String melding) {
        this(exitkode, melding, null);
    }

    public VarigFeil(Exitkode exitkode, String melding, @Nullable Throwable aarsak) {
        super(melding, aarsak);
        this.exitkode = exitkode;
    }

    @Override
    public Exitkode exitkode() {
        return exitkode;
    }
}
