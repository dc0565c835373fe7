package no.ssb.utleggstrekk.utdata.filer;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filnavn;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.apache.hadoop.hdfs.HdfsConfiguration;
import org.jspecify.annotations.Nullable;

/** From the text in {@code utleggstrekk.utdata.rot} to a file system. */
final class Utdatarot {
    /** Two letters at least, so that a Windows drive is a path. */
    private static final Pattern MED_SKJEMA = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*");

    /** {@code abfs://container@account} is none. */
    private static final Pattern MED_BRUKER =
            Pattern.compile("(?i)(?:s3[an]?|hdfs)://[^/]*@.*|[^:/]+://[^/@]*:[^/]*@.*");

    private static final String INNSTILLING = "utleggstrekk.utdata.rot";

    /**
     * What Hadoop would leave at many minutes before it says that nobody answers, at a file that is given up with one datanode
     * of many, and at a folder that need not be there. A part of a file has time of its own to be sent, S3A's 15 minutes.
     */
    private static final Map<String, String> STANDARD = Map.of(
            "fs.s3a.attempts.maximum", "2",
            "fs.s3a.retry.limit", "4",
            "fs.s3a.connection.request.timeout", "20s",
            "fs.s3a.connection.timeout", "30s",
            "dfs.client.block.write.replace-datanode-on-failure.best-effort", "true",
            "ipc.client.connect.max.retries", "5",
            "ipc.client.connect.max.retries.on.timeouts", "2",
            "hadoop.tmp.dir", System.getProperty("java.io.tmpdir") + "/hadoop-${user.name}");

    private Utdatarot() {}

    static Utdatalager aapne(@Nullable String rot) {
        if (rot == null || rot.isBlank()) {
            throw bruk(
                    " is not set; set it to a folder or a Hadoop URI, such as /data/utleggstrekk or hdfs://host/path",
                    null);
        }
        if (MED_BRUKER.matcher(rot).matches()) {
            throw bruk(
                    " names a user or a password; take it out, and give the connector its keys as docs/filsystemer.md says",
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
        if ("s3a".equals(skjema) && sti.toUri().getHost() == null) {
            throw bruk(
                    " names no bucket that a URI can hold; write it as s3a://bucket/path, the bucket without underscores",
                    null);
        }
        try {
            FileSystem fs = "file".equals(skjema) ? lokalt() : fjernt(sti.toUri());
            return new Utdatalager(fs, fs.makeQualified(sti));
        } catch (VarigFeil feil) {
            throw feil;
        } catch (UnsupportedFileSystemException feil) {
            throw ukjent(skjema, feil);
        } catch (IOException | RuntimeException | LinkageError feil) {
            // a known scheme whose class is not there comes as a wrapped ClassNotFoundException
            throw feil.getCause() instanceof ClassNotFoundException && feil instanceof RuntimeException
                    ? ukjent(skjema, feil)
                    : Filfeil.aapning(String.valueOf(skjema), feil);
        }
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
        Configuration konfigurasjon = konfigurasjon(); // first: Hadoop's classes read it as well, when they are loaded
        RawLocalFileSystem fs = new LokaltFilsystem();
        fs.initialize(URI.create("file:///"), konfigurasjon);
        return fs;
    }

    private static FileSystem fjernt(URI uri) throws IOException {
        HdfsConfiguration.init(); // reads hdfs-site.xml too, before it is asked what is set
        return FileSystem.newInstance(uri, konfigurasjon());
    }

    /** Reads {@code core-site.xml} from the class path when there is one. */
    private static Configuration konfigurasjon() {
        return medStandard(new Configuration());
    }

    /** Reads what it is made of. */
    static Configuration medStandard(Configuration konfigurasjon) {
        // worker threads may have another loader, which does not see into the jar
        konfigurasjon.setClassLoader(Utdatarot.class.getClassLoader());
        try {
            konfigurasjon.size();
        } catch (RuntimeException feil) {
            throw uleselig(konfigurasjon, feil);
        }
        STANDARD.forEach((noekkel, verdi) -> {
            if (!erSatt(konfigurasjon, noekkel)) {
                konfigurasjon.set(noekkel, verdi);
            }
        });
        return konfigurasjon;
    }

    /** By a file of the operator's, not by the defaults that Hadoop's own jars bring. */
    private static boolean erSatt(Configuration konfigurasjon, String noekkel) {
        String[] kilder = konfigurasjon.getPropertySources(noekkel);
        return kilder != null && kilder.length > 0 && !kilder[kilder.length - 1].endsWith("-default.xml");
    }

    /** Hadoop says where it stood in which file, if it came as far as to read it. */
    private static VarigFeil uleselig(Configuration konfigurasjon, RuntimeException feil) {
        String fil = Filaarsak.innerst(feil) instanceof XMLStreamException xml && xml.getLocation() != null
                ? xml.getLocation().getSystemId()
                : String.valueOf(konfigurasjon.getResource("core-site.xml"));
        return new VarigFeil(
                Exitkode.BRUK,
                "%s (%s) cannot be read as XML; mend it"
                        .formatted(fil.substring(fil.lastIndexOf('/') + 1), fil.replaceFirst("^file:/*", "/")),
                feil);
    }

    private static VarigFeil ukjent(@Nullable String skjema, Throwable feil) {
        String bot = "s3".equals(skjema) || "s3n".equals(skjema)
                ? "write it as s3a://"
                : "put its connector into the folder that LOADER_PATH names (docs/filsystemer.md), or use a folder or hdfs:";
        return bruk(": no file system is known for the scheme %s; %s".formatted(skjema, bot), feil);
    }

    private static VarigFeil bruk(String melding, @Nullable Throwable feil) {
        return new VarigFeil(Exitkode.BRUK, INNSTILLING + melding, feil);
    }
}
