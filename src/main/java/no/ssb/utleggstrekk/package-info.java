/** The monthly job from Skatteetaten's utleggstrekk APIs to Parquet files: entry point and order of the steps. */
@NullMarked
package no.ssb.utleggstrekk;

import org.jspecify.annotations.NullMarked;
