package no.ssb.utleggstrekk.utdata.filer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;

/** Says in one line what went wrong with a file, and how to mend it. */
final class Filfeil {
    private Filfeil() {}

    static MidlertidigFeil skriving(Path sti, IOException feil) {
        String bot = diskenErFull(feil)
                ? "free space there, then restart"
                : "mend the file system or the access to it, then restart";
        return new MidlertidigFeil("cannot write %s: %s; %s".formatted(sti, aarsak(feil), bot), innerst(feil));
    }

    static RuntimeException lesing(Path sti, IOException feil) {
        if (feil instanceof FileNotFoundException) {
            return new VarigFeil(Exitkode.FEILET, "%s is missing; put it back from a backup".formatted(sti), feil);
        }
        return new MidlertidigFeil(
                "cannot read %s: %s; mend the file system or the access to it, then restart"
                        .formatted(sti, aarsak(feil)),
                innerst(feil));
    }

    /** The file that is written at start could not be. */
    static Feil skriveproeve(Path sti, IOException feil) {
        if (diskenErFull(feil)) {
            return skriving(sti, feil);
        }
        return new VarigFeil(
                Exitkode.BRUK,
                "utleggstrekk.utdata.rot: cannot write to %s (%s); give this user write access there, or set it to another folder"
                        .formatted(sti, aarsak(feil)),
                innerst(feil));
    }

    /** Hadoop's local disk throws an Error for what every other file system calls an IOException. */
    static IOException somIOException(FSError feil) {
        return feil.getCause() instanceof IOException aarsak ? aarsak : new IOException(feil);
    }

    private static boolean diskenErFull(IOException feil) {
        String aarsak = aarsak(feil);
        return aarsak.contains("No space left") || aarsak.contains("quota");
    }

    /** The first line: remote file systems send a stack trace along. */
    private static String aarsak(IOException feil) {
        Throwable innerst = innerst(feil);
        String melding = innerst.getMessage();
        return melding == null
                ? innerst.getClass().getSimpleName()
                : melding.lines().findFirst().orElse("");
    }

    /** The innermost fault: what Parquet wraps around it quotes values of the data, so it goes no further. */
    private static Throwable innerst(IOException feil) {
        return Stream.<Throwable>iterate(feil, t -> t != null, Throwable::getCause)
                .reduce(feil, (ytre, indre) -> indre);
    }
}
