package no.ssb.utleggstrekk.skatteetaten;

import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.skatteetaten.svar.Tolkning;
import org.jspecify.annotations.Nullable;

/**
 * What came of one call after all attempts: a final answer, or the last of those that were not.
 *
 * @param raa the answer as it came; null when there is none
 * @param korrelasjonsid Skatteetaten's, or else the one we sent
 */
record Kallsvar<T>(Tolkning<T> tolkning, @Nullable Raasvar raa, String korrelasjonsid) {}
