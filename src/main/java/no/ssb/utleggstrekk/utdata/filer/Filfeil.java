package no.ssb.utleggstrekk.utdata.filer;

import java.io.FileNotFoundException;
import java.io.IOException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSError;
import org.apache.hadoop.fs.Path;

/** Says in one line what went wrong with a file, and how to mend it. */
final class Filfeil {
    private Filfeil() {}

    static MidlertidigFeil skriving(Path sti, IOException feil) {
        return underveis("write", sti, feil);
    }

    static RuntimeException lesing(Path sti, IOException feil) {
        // Hadoop's local disk says so too of a file that it may not read; a missing bucket is no missing file
        if (feil instanceof FileNotFoundException && Filaarsak.av(feil) == Filaarsak.ANNEN) {
            return new VarigFeil(Exitkode.FEILET, "%s is missing; put it back from a backup".formatted(sti), feil);
        }
        return underveis("read", sti, feil);
    }

    private static MidlertidigFeil underveis(String hva, Path sti, IOException feil) {
        Filaarsak aarsak = Filaarsak.av(feil);
        return new MidlertidigFeil(
                "cannot %s %s: %s; %s, then restart".formatted(hva, sti, aarsak.tekst(feil), aarsak.bot),
                Filaarsak.innerst(feil));
    }

    /** The file that is written at start could not be. A connector can fail with any exception, and lack a class. */
    static Feil skriveproeve(Path sti, Configuration konfigurasjon, Throwable feil) {
        Filaarsak aarsak = Filaarsak.av(feil);
        String bot = aarsak == Filaarsak.ANNEN
                ? "give this user write access there, or set it to another folder"
                : aarsak.bot;
        String melding = "utleggstrekk.utdata.rot: cannot write to %s%s (%s); %s"
                .formatted(sti, endepunkt(sti, konfigurasjon), aarsak.tekst(feil), bot);
        return vedStart(aarsak, melding, Filaarsak.innerst(feil));
    }

    /** Where S3 was looked for, so that a misspelt key is seen. */
    private static String endepunkt(Path sti, Configuration konfigurasjon) {
        if (!"s3a".equals(sti.toUri().getScheme())) {
            return "";
        }
        String satt = konfigurasjon.getTrimmed("fs.s3a.endpoint", "");
        return " at " + (satt.isEmpty() ? "Amazon's own endpoint" : satt.replaceFirst(".*@", ""));
    }

    /** The file system of a scheme could not be opened. */
    static Feil aapning(String skjema, Throwable feil) {
        Filaarsak aarsak = Filaarsak.av(feil);
        String bot = aarsak == Filaarsak.ANNEN
                ? "see that its connector is whole and its settings are right (docs/filsystemer.md)"
                : aarsak.bot;
        String melding = "utleggstrekk.utdata.rot: the file system of %s: cannot be opened (%s); %s"
                .formatted(skjema, aarsak.tekst(feil), bot);
        return vedStart(aarsak, melding, feil);
    }

    /** Told by {@code check} too, which there is nothing to restart after. */
    private static Feil vedStart(Filaarsak aarsak, String melding, Throwable feil) {
        return aarsak.varig ? new VarigFeil(Exitkode.BRUK, melding, feil) : new MidlertidigFeil(melding, feil);
    }

    /** Hadoop's local disk throws an Error for what every other file system calls an IOException. */
    static IOException somIOException(FSError feil) {
        return feil.getCause() instanceof IOException aarsak ? aarsak : new IOException(feil);
    }
}
