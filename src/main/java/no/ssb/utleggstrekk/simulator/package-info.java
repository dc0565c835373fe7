/**
 * A simulated Skatteetaten and Maskinporten on the loopback: for development, the demo, tests and load. An independent
 * reading of {@code schemas/utleggstrekk-api.openapi.yaml}: it shares no mapping code with the client. Its persons and
 * organisations are synthetic. Nothing but its own command, the demo and tests may use it.
 */
@NullMarked
package no.ssb.utleggstrekk.simulator;

import org.jspecify.annotations.NullMarked;
