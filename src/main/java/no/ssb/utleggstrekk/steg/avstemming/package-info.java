/** Step 4: the sums that must balance before anything is published. */
@NullMarked
package no.ssb.utleggstrekk.steg.avstemming;

import org.jspecify.annotations.NullMarked;
