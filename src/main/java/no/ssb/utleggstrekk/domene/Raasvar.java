package no.ssb.utleggstrekk.domene;

/**
 * A whole answer to a lookup as it came, kept so that it can be read again without a call. It holds personal data, and
 * prints nothing of it. The body is not copied: nobody changes it.
 */
public final class Raasvar {
    private final int status;
    private final byte[] kropp;
    private final String korrelasjonsid;

    /**
     * @param status the HTTP status
     * @param kropp the body, decompressed; empty when there was none
     * @param korrelasjonsid Skatteetaten's trace of the call, or else the one we sent
     */
    public Raasvar(int status, byte[] kropp, String korrelasjonsid) {
        this.status = status;
        this.kropp = kropp;
        this.korrelasjonsid = korrelasjonsid;
    }

    public int status() {
        return status;
    }

    public byte[] kropp() {
        return kropp;
    }

    public String korrelasjonsid() {
        return korrelasjonsid;
    }

    @Override
    public String toString() {
        return "Raasvar[***]";
    }
}
