/**
 * The files: one root on any Hadoop file system; the datasets with their columns, the rows the database has for them, and
 * Parquet; which versions are published.
 */
@NullMarked
package no.ssb.utleggstrekk.utdata;

import org.jspecify.annotations.NullMarked;
