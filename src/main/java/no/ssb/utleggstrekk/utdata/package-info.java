/** Where files are kept: one root on any Hadoop file system; names, renames, small texts. Knows nothing of their content. */
@NullMarked
package no.ssb.utleggstrekk.utdata;

import org.jspecify.annotations.NullMarked;
