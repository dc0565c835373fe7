/** The preflight: what a kjøring needs, looked at one by one before it is needed. */
@NullMarked
package no.ssb.utleggstrekk.sjekk;

import org.jspecify.annotations.NullMarked;
