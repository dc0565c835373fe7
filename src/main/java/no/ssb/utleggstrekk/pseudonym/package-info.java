/**
 * Keys, and what is made with them: pseudonyms for persons (deterministic, so that they join) and encryption of the raw
 * answers. No key material reaches a log, an exception or a {@code toString}.
 */
@NullMarked
package no.ssb.utleggstrekk.pseudonym;

import org.jspecify.annotations.NullMarked;
