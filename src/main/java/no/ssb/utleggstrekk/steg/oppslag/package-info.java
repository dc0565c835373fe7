/** Step 2: looks up the par that wait, and keeps the answers as the current state (rules 6–11). */
@NullMarked
package no.ssb.utleggstrekk.steg.oppslag;

import org.jspecify.annotations.NullMarked;
