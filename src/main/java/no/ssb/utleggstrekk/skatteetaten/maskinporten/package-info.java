/** Tokens from Maskinporten or Guardian. */
@NullMarked
package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import org.jspecify.annotations.NullMarked;
