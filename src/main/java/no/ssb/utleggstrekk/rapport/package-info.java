/** Step 6: the run report. */
@NullMarked
package no.ssb.utleggstrekk.rapport;

import org.jspecify.annotations.NullMarked;
