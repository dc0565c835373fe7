/** What keeps the job safe to operate: the kjøring and its lock, recovery, progress, the database. */
@NullMarked
package no.ssb.utleggstrekk.drift;

import org.jspecify.annotations.NullMarked;
