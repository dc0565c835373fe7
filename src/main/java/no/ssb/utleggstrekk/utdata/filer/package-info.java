/** Files behind the root: Hadoop and the disk. */
@NullMarked
package no.ssb.utleggstrekk.utdata.filer;

import org.jspecify.annotations.NullMarked;
