/** What we hold of each person and month, raw answers, avvik. */
@NullMarked
package no.ssb.utleggstrekk.tilstand;

import org.jspecify.annotations.NullMarked;
