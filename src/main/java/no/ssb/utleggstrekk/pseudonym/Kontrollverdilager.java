package no.ssb.utleggstrekk.pseudonym;

/** Keeps the check value of the key that the pseudonyms of a database are made with (rule 18). */
@FunctionalInterface
public interface Kontrollverdilager {
    /**
     * The check value of the database.
     *
     * @param vaar of the key that is to be used when the database holds no pseudonym yet
     * @return that of the key to be used; ours when there is none yet
     */
    String gjeldende(String vaar);
}
