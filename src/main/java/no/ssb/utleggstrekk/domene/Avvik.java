package no.ssb.utleggstrekk.domene;

/**
 * Something odd about the data, counted per kode and detalj and shown in the report.
 *
 * @param detalj a field path or a code, without personal data; empty when the kode says it all
 */
public record Avvik(AvvikKode kode, String detalj) {
    public Avvik(AvvikKode kode) {
        this(kode, "");
    }
}
