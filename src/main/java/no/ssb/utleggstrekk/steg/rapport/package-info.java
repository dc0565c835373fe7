/** Step 6: the run report. */
@NullMarked
package no.ssb.utleggstrekk.steg.rapport;

import org.jspecify.annotations.NullMarked;
