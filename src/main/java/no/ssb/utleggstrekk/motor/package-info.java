/** The engine above the steps: starts, takes up and ends kjøringer. */
@NullMarked
package no.ssb.utleggstrekk.motor;

import org.jspecify.annotations.NullMarked;
