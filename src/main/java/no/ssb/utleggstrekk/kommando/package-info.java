/** The command line: one class per command. */
@NullMarked
package no.ssb.utleggstrekk.kommando;

import org.jspecify.annotations.NullMarked;
