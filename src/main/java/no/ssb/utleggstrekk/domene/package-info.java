/**
 * The words of the field as value types: what Skatteetaten's API talks about, and what can go wrong with it. Uses
 * {@code java.*} only. Every word is defined in {@code docs/ordliste.md}.
 */
@NullMarked
package no.ssb.utleggstrekk.domene;

import org.jspecify.annotations.NullMarked;
