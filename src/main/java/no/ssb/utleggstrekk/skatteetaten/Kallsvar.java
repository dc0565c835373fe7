package no.ssb.utleggstrekk.skatteetaten;

import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.skatteetaten.svar.Feilkropp;
import org.jspecify.annotations.Nullable;

/** What came of one lookup or page, after all attempts. */
sealed interface Kallsvar<T> {
    /**
     * The data.
     *
     * @param raa the answer as it came, with the korrelasjonsid we sent
     */
    record Data<T>(T verdi, Raasvar raa) implements Kallsvar<T> {}

    /**
     * An answer without data that is final: IKKE_FUNNET, SLETTET, AVVIST or SLUTT.
     *
     * @param raa the answer as it came, with Skatteetaten's korrelasjonsid, or else the one we sent
     */
    record Uten<T>(Svarhandling utfall, Feilkropp kropp, Raasvar raa) implements Kallsvar<T> {}

    /**
     * The attempts are used up.
     *
     * @param aarsak what went wrong the last time
     * @param korrelasjonsid Skatteetaten's, or else the one we sent
     */
    record Oppgitt<T>(String aarsak, @Nullable String korrelasjonsid) implements Kallsvar<T> {}
}
