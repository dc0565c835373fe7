package no.ssb.utleggstrekk.skatteetaten.svar;

import tools.jackson.databind.JsonNode;

/** What came of reading the body of an answer that should be data. */
public sealed interface Lesning<T> {
    /** It was read. */
    record Lest<T>(T verdi) implements Lesning<T> {}

    /**
     * It cannot be what we asked for, and may be right the next time.
     *
     * @param aarsak without personal data
     */
    record Uleselig<T>(String aarsak) implements Lesning<T> {}

    /** Reads one kind of body. */
    interface Leser<T> {
        /** The field that holds the data: a body with a kode and without it is an error, whatever its status. */
        String datafelt();

        Lesning<T> les(JsonNode kropp);
    }
}
