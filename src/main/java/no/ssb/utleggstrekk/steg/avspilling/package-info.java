/** Reads kept raw answers again, without calls. */
@NullMarked
package no.ssb.utleggstrekk.steg.avspilling;

import org.jspecify.annotations.NullMarked;
