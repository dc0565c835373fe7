package no.ssb.utleggstrekk.database.innebygd;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked from the class path: they need to be real files.
 *
 * @param bin the folder with {@code initdb}, {@code pg_ctl} and {@code postgres}
 */
record PostgresBinaer(Path bin) {
    /** Unpacks this platform's programs, unless it is done before. */
    static PostgresBinaer pakkUt(Path binaerer) {
        String ressurs = ressurs(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL url = kreverMaskin();
        try {
            if (!Files.isDirectory(binaerer)) {
                Files.createDirectory(binaerer);
                aapneForAlle(binaerer);
            }
            // as the server itself names its program
            Path ferdig = binaerer.toRealPath().resolve(versjonsnavn(ressurs, url));
            if (!Files.isDirectory(ferdig)) {
                Path ny = PostgresMappe.halvferdig(ferdig);
                try (InputStream inn = url.openStream();
                        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(inn))) {
                    pakkUt(tar, ny);
                    Files.move(ny, ferdig, StandardCopyOption.ATOMIC_MOVE);
                } catch (IOException e) {
                    PostgresMappe.slett(ny);
                    throw e;
                }
            }
            return new PostgresBinaer(ferdig.resolve("bin"));
        } catch (IOException e) {
            throw PostgresMappe.feil(binaerer, e);
        }
    }

    /** Where the programs for this machine are. */
    static URL kreverMaskin() {
        String ressurs = ressurs(System.getProperty("os.name"), System.getProperty("os.arch"));
        URL url = PostgresBinaer.class.getResource("/" + ressurs);
        if (url == null) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "This build has no embedded PostgreSQL for this machine (" + ressurs
                            + "): build with the machine's Maven profile, or set spring.datasource.url");
        }
        return url;
    }

    /** The folder of all versions. */
    Path rot() {
        return bin.resolve("../..").normalize();
    }

    String program(String navn) {
        return bin.resolve(navn).toString();
    }

    /** Deletes the programs of other versions; only when no server runs. */
    void slettAndreVersjoner() {
        try (Stream<Path> versjoner = Files.list(rot())) {
            versjoner.filter(versjon -> !bin.startsWith(versjon)).forEach(PostgresMappe::slett);
        } catch (IOException e) {
            throw PostgresMappe.feil(rot(), e);
        }
    }

    static String ressurs(String os, String arkitektur) {
        String system = os.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : os.toLowerCase(Locale.ROOT);
        String maskin = arkitektur.equals("amd64") || arkitektur.equals("x86_64")
                ? "x86_64"
                : arkitektur.equals("aarch64") ? "arm_64" : arkitektur;
        return "postgres-%s-%s.txz".formatted(system, maskin);
    }

    private static String versjonsnavn(String ressurs, URL url) throws IOException {
        URLConnection forbindelse = url.openConnection();
        long innhold = forbindelse instanceof JarURLConnection jar
                ? jar.getJarEntry().getCrc()
                : forbindelse.getContentLengthLong();
        return ressurs.replace(".txz", "-") + Long.toHexString(innhold);
    }

    private static void pakkUt(TarArchiveInputStream tar, Path rot) throws IOException {
        Files.createDirectory(rot);
        aapneForAlle(rot);
        for (TarArchiveEntry del = tar.getNextEntry(); del != null; del = tar.getNextEntry()) {
            Path sti = rot.resolve(del.getName()).normalize();
            if (!sti.startsWith(rot)) {
                throw new IOException("the archive has an entry outside its folder");
            }
            Files.createDirectories(sti.getParent());
            if (del.isSymbolicLink()) {
                Files.createSymbolicLink(sti, Path.of(del.getLinkName()));
            } else if (del.isDirectory()) {
                Files.createDirectories(sti);
                aapneForAlle(sti);
            } else {
                Files.copy(tar, sti);
                if ((del.getMode() & 0111) != 0) {
                    aapneForAlle(sti);
                } else {
                    Files.setPosixFilePermissions(sti, PosixFilePermissions.fromString("rw-r--r--"));
                }
            }
        }
    }

    /** Whatever the umask is: root's server is another user. */
    private static void aapneForAlle(Path sti) throws IOException {
        Files.setPosixFilePermissions(sti, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
