/** The figures of all months at once, on Apache Spark, from the published linjer. The rules are those of {@code domene.tall}. */
@NullMarked
package no.ssb.utleggstrekk.spark;

import org.jspecify.annotations.NullMarked;
