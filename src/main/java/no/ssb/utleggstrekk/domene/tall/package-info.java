/** The figures of a group of linjer (rules 14 and 15), worked out as the linjer pass; nothing here knows where they come from. */
@NullMarked
package no.ssb.utleggstrekk.domene.tall;

import org.jspecify.annotations.NullMarked;
