/** What every room may need: faults, exit codes, the clock that sleeps, crash points, the guard of the log. */
@NullMarked
package no.ssb.utleggstrekk.grunn;

import org.jspecify.annotations.NullMarked;
