/** The embedded PostgreSQL server, for one machine and for tests. */
@NullMarked
package no.ssb.utleggstrekk.database.innebygd;

import org.jspecify.annotations.NullMarked;
