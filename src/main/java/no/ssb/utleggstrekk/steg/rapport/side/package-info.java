/** rapport.html from rapport.json: a page for readers who are no programmers. Knows no database. */
@NullMarked
package no.ssb.utleggstrekk.steg.rapport.side;

import org.jspecify.annotations.NullMarked;
