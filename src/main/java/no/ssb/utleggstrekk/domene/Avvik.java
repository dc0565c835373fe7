package no.ssb.utleggstrekk.domene;

/**
 * Something odd about the data, counted per kode and detalj and shown in the report.
 *
 * @param detalj a field path or a code, without personal data; empty when the kode says it all
 */
public record Avvik(AvvikKode kode, String detalj) {
    /** Stands for all that are more than a report can name: names may be made up as they go. */
    public static final String FLERE = "(more)";

    public Avvik(AvvikKode kode) {
        this(kode, "");
    }
}
