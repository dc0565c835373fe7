/** Step 1: reads the hendelsesliste into the store, page by page, each in one transaction with the lesepeker (rules 1–5). */
@NullMarked
package no.ssb.utleggstrekk.steg.hendelser;

import org.jspecify.annotations.NullMarked;
