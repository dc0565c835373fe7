/** Running the job: the lock, recovery after a crash, progress, metrics and the embedded database. */
@NullMarked
package no.ssb.utleggstrekk.drift;

import org.jspecify.annotations.NullMarked;
