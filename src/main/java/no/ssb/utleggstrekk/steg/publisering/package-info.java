/** Step 5: balanced files are put in place, the manifest last: all or nothing (rules 16–17). */
@NullMarked
package no.ssb.utleggstrekk.steg.publisering;

import org.jspecify.annotations.NullMarked;
