/** After step 3: what is odd in the months to publish, counted by kode, with a few examples for the report. */
@NullMarked
package no.ssb.utleggstrekk.steg.kvalitet;

import org.jspecify.annotations.NullMarked;
