package no.ssb.utleggstrekk.domene;

/** What can be odd about the data without stopping anything. The names are stable: reports and queries use them. */
public enum AvvikKode {
    /** A JSON field the contract does not know; detalj: its path. */
    UKJENT_FELT,
    /** A known JSON field of an unexpected type; detalj: its path. */
    ENDRET_TYPE,
    /** A beskrivelse outside the known code list; detalj: the code. */
    UKJENT_BESKRIVELSE,
    /** A hendelsetype outside the known code list; detalj: the code. */
    UKJENT_HENDELSETYPE,
    /** A forhold for another month than the one asked for: dropped (rule 10). */
    FORHOLD_ANNEN_MAANED,
    /** A person number with wrong check digits (rule 5). */
    KONTROLLSIFFER_IDENTIFIKATOR
}
