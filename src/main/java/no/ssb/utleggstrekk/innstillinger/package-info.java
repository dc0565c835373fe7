/** The configuration keys under {@code utleggstrekk}, typed and checked at start. */
@NullMarked
package no.ssb.utleggstrekk.innstillinger;

import org.jspecify.annotations.NullMarked;
