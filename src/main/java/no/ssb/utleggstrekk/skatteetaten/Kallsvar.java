package no.ssb.utleggstrekk.skatteetaten;

import no.ssb.utleggstrekk.domene.Svarutfall;
import org.jspecify.annotations.Nullable;

/** What came of one lookup or page, after all attempts. */
sealed interface Kallsvar<T> {
    /**
     * The data.
     *
     * @param korrelasjonsid the one we sent
     */
    record Data<T>(T verdi, String korrelasjonsid) implements Kallsvar<T> {}

    /**
     * An answer without data that is final: IKKE_FUNNET, SLETTET, AVVIST or SLUTT.
     *
     * @param status the HTTP status
     * @param korrelasjonsid Skatteetaten's, or else the one we sent
     */
    record Uten<T>(Svarutfall utfall, Feilkropp kropp, int status, String korrelasjonsid) implements Kallsvar<T> {}

    /**
     * The attempts are used up.
     *
     * @param aarsak what went wrong the last time
     * @param korrelasjonsid Skatteetaten's, or else the one we sent
     */
    record Oppgitt<T>(String aarsak, @Nullable String korrelasjonsid) implements Kallsvar<T> {}
}
