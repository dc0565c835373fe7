package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import java.util.Locale;

/**
 * One thing that the program reads or sends, against a document.
 *
 * @param hva where it stands in the document
 * @param type its type there; empty where there is none
 * @param tekst what differs, and what to change; empty when it holds
 */
record Kontraktrad(String hva, String type, Status status, String tekst) {
    enum Status {
        /** As the program has it. */
        HOLDS,
        /** Otherwise than the program has it: somebody must look. */
        DIFFERS,
        /** The program reads it where it comes, but the document does not name it. */
        NOT_IN_THE_DOCUMENT,
        /** The document has it, and the program knows it and has no use for it. */
        NOT_USED
    }

    static Kontraktrad stemmer(String hva, String type) {
        return new Kontraktrad(hva, type, Status.HOLDS, "");
    }

    static Kontraktrad avviker(String hva, String type, String tekst) {
        return new Kontraktrad(hva, type, Status.DIFFERS, tekst);
    }

    static Kontraktrad mangler(String hva, String tekst) {
        return new Kontraktrad(hva, "", Status.NOT_IN_THE_DOCUMENT, tekst);
    }

    static Kontraktrad ubrukt(String hva, String type, String tekst) {
        return new Kontraktrad(hva, type, Status.NOT_USED, tekst);
    }

    /** The rows for people to read, those of one call together. */
    static String tabell(List<Kontraktrad> rader) {
        StringBuilder ut = new StringBuilder();
        String kall = "-";
        for (Kontraktrad rad : rader) {
            boolean samme = rad.hva.startsWith(kall + " ");
            kall = samme ? kall : rad.hva;
            ut.append(rad.linje(samme ? "  " + rad.hva.substring(kall.length() + 1) : rad.hva))
                    .append('\n');
        }
        return ut.toString();
    }

    @Override
    public String toString() {
        return linje(hva);
    }

    private String linje(String navn) {
        return "%-19s %-80s %-16s %s"
                .formatted(status.name().replace('_', ' ').toLowerCase(Locale.ROOT), navn, type, tekst)
                .stripTrailing();
    }
}
