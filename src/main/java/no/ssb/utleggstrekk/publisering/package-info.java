/**
 * What a kjøring leaves behind: Parquet files, their versions and descriptions, and the manifest. Every file is written
 * under a temporary name, read back, and only then given its own (rule 17).
 */
@NullMarked
package no.ssb.utleggstrekk.publisering;

import org.jspecify.annotations.NullMarked;
