/** What could not be used, for an operator to see and to ask for again. Filled by the stages. */
@NullMarked
package no.ssb.utleggstrekk.karantene;

import org.jspecify.annotations.NullMarked;
