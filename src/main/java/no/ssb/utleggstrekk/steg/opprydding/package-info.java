/** What has been kept long enough goes, before every kjøring that fetches. */
@NullMarked
package no.ssb.utleggstrekk.steg.opprydding;

import org.jspecify.annotations.NullMarked;
