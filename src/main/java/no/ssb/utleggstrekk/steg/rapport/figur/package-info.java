/** Plots as inline SVG: pure functions of numbers and words; nothing in them knows a kjøring. */
@NullMarked
package no.ssb.utleggstrekk.steg.rapport.figur;

import org.jspecify.annotations.NullMarked;
