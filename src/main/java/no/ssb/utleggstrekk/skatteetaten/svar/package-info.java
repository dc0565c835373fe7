/** The contract: the only room that knows the name of a field or a code. */
@NullMarked
package no.ssb.utleggstrekk.skatteetaten.svar;

import org.jspecify.annotations.NullMarked;
