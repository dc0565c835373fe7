/** The lock, guarded transactions, and the faults of the database. */
@NullMarked
package no.ssb.utleggstrekk.database;

import org.jspecify.annotations.NullMarked;
