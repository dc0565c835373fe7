package no.ssb.utleggstrekk.utdata.filer;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Krasjpunkt;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The file system below {@code utleggstrekk.utdata.rot}. Paths are texts relative to the root, with {@code /}, as the
 * manifest writes them. What is written is on disk when a method returns, and on a local disk so is its name, so that a
 * power cut takes nothing back. A fault of the disk or the net is a {@link MidlertidigFeil} that names the path. Safe for
 * many threads.
 */
public final class Utdatalager implements AutoCloseable {
    /** The product's folder below the root. */
    public static final String PRODUKT = "utleggstrekk_data";

    private final FileSystem fs;
    private final Path rot;
    private final Plassering plassering;

    /** @param rot absolute, in {@code fs} */
    public Utdatalager(FileSystem fs, Path rot) {
        this.fs = fs;
        this.rot = rot;
        this.plassering = new Plassering(fs, rot);
    }

    /**
     * Opens the root. Nothing is written.
     *
     * @throws VarigFeil (BRUK) when {@code utleggstrekk.utdata.rot} is not set, or no file system knows its scheme
     */
    public static Utdatalager aapne(Innstillinger.Utdata utdata) {
        return Utdatarot.aapne(utdata.rot());
    }

    /** The folder for unfinished files of one kjøring, such as {@code utleggstrekk_data/temp/kjoering-0001}. */
    public static String tempmappe(Kjoering kjoering) {
        return "%s/temp/%s".formatted(PRODUKT, kjoering.navn());
    }

    /** Where a file of one kjøring stands until it is published. */
    public static String midlertidig(Kjoering kjoering, String sti) {
        return tempmappe(kjoering) + sti.substring(sti.lastIndexOf('/'));
    }

    /**
     * Makes the product's folder when missing, and writes, reads and deletes a small file there.
     *
     * @param navn of that file; no other process may use it at the same time
     * @throws VarigFeil (BRUK) when this user may not, or what it is told to use is not there
     * @throws MidlertidigFeil when the disk is full, or the file system does not answer
     */
    public void kontrollerSkrivetilgang(String navn) {
        String proeve = "%s/temp/%s".formatted(PRODUKT, navn);
        try {
            fs.mkdirs(sti(mappeTil(proeve)));
            try (OutputStream ut = fil(proeve).createOrOverwrite(0)) {
                ut.write('x');
            }
            try (InputStream inn = fs.open(sti(proeve))) {
                inn.readAllBytes();
            }
            fs.delete(sti(proeve), false);
        } catch (IOException | RuntimeException | LinkageError feil) {
            throw Filfeil.skriveproeve(sti(PRODUKT), fs.getConf(), feil);
        }
    }

    /** Space in bytes that this user may fill; {@link Long#MAX_VALUE} where the file system has no limit. */
    public long ledigeBytes() {
        try {
            return fs.getStatus(rot).getRemaining();
        } catch (IOException feil) {
            throw lesefeil("", feil);
        }
    }

    public boolean finnes(String sti) {
        try {
            return fs.exists(sti(sti));
        } catch (IOException feil) {
            throw lesefeil(sti, feil);
        }
    }

    /** The names in a folder, sorted; none when it does not exist. */
    public List<String> navn(String mappe) {
        try {
            return Arrays.stream(fs.listStatus(sti(mappe)))
                    .map(FileStatus::getPath)
                    .map(Path::getName)
                    .sorted()
                    .toList();
        } catch (FileNotFoundException ingen) {
            return List.of();
        } catch (IOException feil) {
            throw lesefeil(mappe, feil);
        }
    }

    /** Makes a folder with those above it; nothing when it exists. */
    public void lagMappe(String mappe) {
        try {
            plassering.lagMappe(sti(mappe));
        } catch (IOException feil) {
            throw skrivefeil(mappe, feil);
        }
    }

    /**
     * Gives a finished file its name. Atomic on a local disk and in HDFS; in an object store the file is copied, appears whole,
     * and is then deleted where it was.
     *
     * @throws VarigFeil (FEILET) when the name is taken: nothing published is overwritten (rule 16)
     */
    public void flytt(String fra, String til) {
        avvisFinnes(til);
        try {
            plassering.flytt(sti(fra), sti(til));
        } catch (IOException feil) {
            throw skrivefeil(til, feil);
        }
    }

    /** As {@link #flytt}, but replaces what stands there: for version 0 only (rule 16). */
    public void erstatt(String fra, String til) {
        try {
            plassering.erstatt(sti(fra), sti(til));
        } catch (IOException feil) {
            throw skrivefeil(til, feil);
        }
    }

    /** Deletes a file, or a folder with all in it; nothing when it does not exist. */
    public void slett(String sti) {
        Krasjpunkt.passer("foer sletting", () -> sti(sti).getName());
        try {
            fs.delete(sti(sti), true);
        } catch (IOException feil) {
            throw skrivefeil(sti, feil);
        }
        Krasjpunkt.passer("etter sletting", () -> sti(sti).getName());
    }

    /** Deletes what a kjøring has not finished, with what it had begun to send; nothing when there is none. */
    public void slettMidlertidige(Kjoering kjoering) {
        String mappe = tempmappe(kjoering);
        slett(mappe);
        try {
            plassering.giOppHalvsendte(sti(mappe));
        } catch (IOException feil) {
            throw skrivefeil(mappe, feil);
        }
    }

    /** Writes a small UTF-8 file that appears whole, replacing what stands there. */
    public void skrivTekst(String sti, String tekst) {
        try {
            plassering.skriv(sti(sti), tekst.getBytes(StandardCharsets.UTF_8));
        } catch (IOException feil) {
            throw skrivefeil(sti, feil);
        }
    }

    /**
     * Writes a small UTF-8 file that appears whole. Where the file system can, it lets only one of two writers do so.
     *
     * @throws VarigFeil (FEILET) when the name is taken by another text
     */
    public void opprettTekst(String sti, String tekst) {
        avvisFinnes(sti);
        try {
            plassering.opprett(sti(sti), tekst.getBytes(StandardCharsets.UTF_8));
        } catch (IOException feil) {
            // a store whose first answer was lost refuses the second try, for what the first one made
            if (!finnes(sti)) {
                throw skrivefeil(sti, feil);
            }
            if (!lesTekst(sti).equals(tekst)) {
                avvisFinnes(sti);
            }
        }
    }

    /** Reads a small UTF-8 file. */
    public String lesTekst(String sti) {
        try (InputStream inn = fs.open(sti(sti))) {
            return new String(inn.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException feil) {
            throw lesefeil(sti, feil);
        }
    }

    /** A file's size in bytes. */
    public long bytes(String sti) {
        try {
            return fs.getFileStatus(sti(sti)).getLen();
        } catch (IOException feil) {
            throw lesefeil(sti, feil);
        }
    }

    /** A file's SHA-256 in lower-case hexadecimal. */
    public String sha256(String sti) {
        try (InputStream inn = fs.open(sti(sti))) {
            return Filspor.sha256(inn);
        } catch (IOException feil) {
            throw lesefeil(sti, feil);
        }
    }

    /** The folder for what a kjøring tells about itself, such as {@code utleggstrekk_data/logg/2026-10/kjoering-0001}. */
    public static String logg(Kjoering kjoering) {
        return "%s/logg/%s/%s".formatted(PRODUKT, kjoering.kalendermaaned(), kjoering.navn());
    }

    /** The full path, for messages and for Hadoop. */
    public Path sti(String relativ) {
        return relativ.isEmpty() ? rot : new Path(rot, relativ);
    }

    /** The full path as a text for people and metadata: a local path, or the whole URI. */
    public String fullSti(String relativ) {
        URI uri = sti(relativ).toUri();
        return plassering.erLokal() ? uri.getPath() : uri.toString();
    }

    @Override
    public void close() {
        try {
            fs.close();
        } catch (IOException feil) {
            throw lesefeil("", feil);
        }
    }

    /** The folder a path stands in. */
    public static String mappeTil(String sti) {
        return sti.substring(0, Math.max(0, sti.lastIndexOf('/')));
    }

    /** One file as Parquet sees it. */
    public Parquetfil fil(String sti) {
        return new Parquetfil(fs, sti(sti));
    }

    /** A copy, which may be changed. */
    public Configuration konfigurasjon() {
        return new Configuration(fs.getConf());
    }

    /** Throws when the name is taken: nothing published is overwritten (rule 16). */
    public void avvisFinnes(String sti) {
        if (finnes(sti)) {
            throw new VarigFeil(
                    Exitkode.FEILET,
                    "%s exists already, and a published file is never overwritten; move it away if no manifest names it, then restart"
                            .formatted(sti(sti)));
        }
    }

    /** A fault in writing a file, as one clear line. */
    public MidlertidigFeil skrivefeil(String sti, IOException feil) {
        return Filfeil.skriving(sti(sti), feil);
    }

    /** A fault in reading a file, as one clear line. */
    public RuntimeException lesefeil(String sti, IOException feil) {
        return Filfeil.lesing(sti(sti), feil);
    }
}
