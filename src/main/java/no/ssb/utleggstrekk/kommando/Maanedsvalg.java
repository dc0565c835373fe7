package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import picocli.CommandLine.Option;

/** The month that a command is about, where one must be named. */
final class Maanedsvalg {
    @Option(names = "--kalendermaaned", required = true, paramLabel = "YYYY-MM", description = "the month")
    @SuppressWarnings("NullAway.Init") // required
    Kalendermaaned kalendermaaned;
}
