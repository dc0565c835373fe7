/** Step 3: figures per underenhet and month, from all that we hold (rules 12–15). */
@NullMarked
package no.ssb.utleggstrekk.steg.sammenstilling;

import org.jspecify.annotations.NullMarked;
