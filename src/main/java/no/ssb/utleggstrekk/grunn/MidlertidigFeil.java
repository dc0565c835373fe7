package no.ssb.utleggstrekk.grunn;

import org.jspecify.annotations.Nullable;

/** A fault that may be gone the next time: a restart can help. */
public final class MidlertidigFeil extends Feil {
    private static final long serialVersionUID = 1L;

    public MidlertidigFeil(String melding) {
        this(melding, null);
    }

    public MidlertidigFeil(String melding, @Nullable Throwable aarsak) {
        super(melding, aarsak);
    }

    @Override
    public Exitkode exitkode() {
        return Exitkode.FEILET;
    }
}
