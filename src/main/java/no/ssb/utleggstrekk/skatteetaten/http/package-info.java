/** HTTP and waiting, without a word of the contract. */
@NullMarked
package no.ssb.utleggstrekk.skatteetaten.http;

import org.jspecify.annotations.NullMarked;
