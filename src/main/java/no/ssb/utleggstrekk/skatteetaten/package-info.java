/** Skatteetaten's two APIs and Maskinporten: calls, answers, limits, retries. The only code that knows the contract. */
@NullMarked
package no.ssb.utleggstrekk.skatteetaten;

import org.jspecify.annotations.NullMarked;
