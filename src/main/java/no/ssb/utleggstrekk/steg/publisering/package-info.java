/** Step 4: Parquet files, versions, manifest: all or nothing (rules 16–17). */
@NullMarked
package no.ssb.utleggstrekk.steg.publisering;

import org.jspecify.annotations.NullMarked;
