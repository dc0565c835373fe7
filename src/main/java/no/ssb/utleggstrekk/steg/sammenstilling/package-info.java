/** Step 3: a month is read once; its figures are worked out and its files written while it streams (rules 12–16). */
@NullMarked
package no.ssb.utleggstrekk.steg.sammenstilling;

import org.jspecify.annotations.NullMarked;
