package no.ssb.utleggstrekk.grunn;

import org.jspecify.annotations.Nullable;

/** Skatteetaten refused a call of ours for good: whoever made it may know whether it is the call or we who are refused. */
public final class NektetFeil extends VarigFeil {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable String kode;
    private final String korrelasjonsid;

    /**
     * With what the answer said.
     *
     * @param kode the body's; null when it had none
     */
    public NektetFeil(int status, @Nullable String kode, String korrelasjonsid, String melding) {
        super(Exitkode.NEKTET, melding);
        this.status = status;
        this.kode = kode;
        this.korrelasjonsid = korrelasjonsid;
    }

    /** Whether it was access that was refused (403), which may be to one person only. */
    public boolean erTilgang() {
        return status == 403;
    }

    /** The answer in short, such as {@code UTE-005, status 403}. */
    public String svar() {
        return kode == null ? "status " + status : kode + ", status " + status;
    }

    public String korrelasjonsid() {
        return korrelasjonsid;
    }
}
