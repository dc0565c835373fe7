package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Filnavn;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.jspecify.annotations.Nullable;

/** From the text in {@code utleggstrekk.utdata.rot} to a file system. */
final class Utdatarot {
    /** Two letters at least, so that a Windows drive is a path. */
    private static final Pattern MED_SKJEMA = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*");

    private static final String INNSTILLING = "utleggstrekk.utdata.rot";

    private Utdatarot() {}

    static Utdatalager aapne(@Nullable String rot) {
        if (rot == null || rot.isBlank()) {
            throw bruk(
                    " is not set; set it to a folder or a Hadoop URI, such as /data/utleggstrekk or hdfs://host/path",
                    null);
        }
        Path sti;
        try {
            sti = MED_SKJEMA.matcher(rot).matches() && !rot.startsWith("file:") ? new Path(rot) : lokal(rot);
        } catch (IllegalArgumentException feil) {
            throw bruk(
                    " is neither a folder nor a Hadoop URI; write it as /data/utleggstrekk or hdfs://host/path", null);
        }
        String skjema = sti.toUri().getScheme();
        try {
            FileSystem fs = "file".equals(skjema) ? lokalt() : FileSystem.newInstance(sti.toUri(), konfigurasjon());
            return new Utdatalager(fs, fs.makeQualified(sti));
        } catch (UnsupportedFileSystemException feil) {
            throw ukjent(skjema, feil);
        } catch (IOException feil) {
            throw svarerIkke(skjema, feil);
        } catch (RuntimeException feil) {
            // a known scheme whose class is not there comes as a wrapped ClassNotFoundException
            if (feil.getCause() instanceof ClassNotFoundException) {
                throw ukjent(skjema, feil);
            }
            throw feil;
        }
    }

    /** Hadoop asks the machine for the user's name before it asks a server for anything; our own disk needs none. */
    static Feil svarerIkke(@Nullable String skjema, IOException feil) {
        if (feil.getCause() instanceof LoginException) {
            return bruk(
                    ": this process runs as a user id that has no name on this machine, and %s: needs one; give the id a line in /etc/passwd, or use a folder where the files are mounted"
                            .formatted(skjema),
                    feil);
        }
        return new MidlertidigFeil(
                "%s: the file system of %s: does not answer (%s); mend the access to it, then restart"
                        .formatted(INNSTILLING, skjema, feil.getClass().getSimpleName()),
                feil);
    }

    /** As a path or as a URI, where a blank is {@code %20}. */
    private static Path lokal(String rot) {
        String sti = rot.startsWith("file:")
                ? Objects.requireNonNullElse(URI.create(rot.replace(" ", "%20")).getPath(), "")
                : rot;
        String mappe = Filnavn.kanSkrives(sti)
                ? java.nio.file.Path.of(sti).toAbsolutePath().normalize().toString()
                : sti;
        if (!Filnavn.kanSkrives(mappe)) {
            throw bruk(": " + Filnavn.BOT, null);
        }
        return new Path(java.nio.file.Path.of(mappe).toUri());
    }

    /**
     * Made by hand: the raw file system leaves no {@code .crc} beside each file, and Hadoop's factory would ask for the
     * name of the user, whom a container may not know.
     */
    private static FileSystem lokalt() throws IOException {
        RawLocalFileSystem fs = new LokaltFilsystem();
        fs.initialize(URI.create("file:///"), konfigurasjon());
        return fs;
    }

    /** Reads {@code core-site.xml} from the class path when there is one. */
    private static Configuration konfigurasjon() {
        Configuration konfigurasjon = new Configuration();
        // worker threads may have another loader, which does not see into the jar
        konfigurasjon.setClassLoader(Utdatarot.class.getClassLoader());
        return konfigurasjon;
    }

    private static VarigFeil ukjent(@Nullable String skjema, Exception feil) {
        return bruk(
                ": no file system is known for the scheme %s; put its connector's jar on the class path, or use a folder or hdfs:"
                        .formatted(skjema),
                feil);
    }

    private static VarigFeil bruk(String melding, @Nullable Exception feil) {
        return new VarigFeil(Exitkode.BRUK, INNSTILLING + melding, feil);
    }
}
