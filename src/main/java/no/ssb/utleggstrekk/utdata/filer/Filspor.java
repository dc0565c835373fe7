package no.ssb.utleggstrekk.utdata.filer;

/**
 * By what a file is known again.
 *
 * @param bytes its size
 * @param sha256 SHA-256 of its bytes, in lower-case hexadecimal
 */
public record Filspor(long bytes, String sha256) {
    /** Of a file as it stands now. */
    public static Filspor av(Utdatalager lager, String sti) {
        return new Filspor(lager.bytes(sti), lager.sha256(sti));
    }
}
