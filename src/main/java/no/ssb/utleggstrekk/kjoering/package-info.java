/** The run as a step sees it: months, cut-off date, steps, stopping, progress, counters. */
@NullMarked
package no.ssb.utleggstrekk.kjoering;

import org.jspecify.annotations.NullMarked;
