package no.ssb.utleggstrekk.utdata.filer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.security.auth.login.LoginException;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Proeve;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UtdatalagerTest {
    @TempDir
    Path rot;

    Utdatalager lager;

    @BeforeEach
    void aapne() {
        lager = Proeve.lager(rot);
    }

    @AfterEach
    void lukk() {
        lager.close();
    }

    @Test
    void aTextIsReadBackAndReplaced() {
        lager.skrivTekst("a/b/manifest.json", "én");
        lager.skrivTekst("a/b/manifest.json", "to");

        assertThat(lager.lesTekst("a/b/manifest.json")).isEqualTo("to");
        assertThat(lager.bytes("a/b/manifest.json")).isEqualTo(2);
        assertThat(lager.sha256("a/b/manifest.json"))
                .isEqualTo("663ea1bfffe5038f3f0cf667f14c4257eff52d77ce7f2a218f72e9286616ea39");
    }

    @Test
    void noChecksumOrTemporaryFilesAreLeftBeside() {
        lager.skrivTekst("a/t.json", "x");
        Proeve.skriv(lager, "a/f.parquet", Datasett.PERSON, 1, Proeve.person(1, -1));
        lager.flytt("a/f.parquet", "a/g.parquet");

        assertThat(rot.resolve("a").toFile().list()).containsExactlyInAnyOrder("t.json", "g.parquet");
        assertThat(lager.navn("a")).containsExactly("g.parquet", "t.json");
        assertThat(lager.navn("borte")).isEmpty();
    }

    @Test
    void aRenameRefusesToOverwriteAndReplaceDoesNot() {
        lager.skrivTekst("temp/f", "ny");
        lager.skrivTekst("inndata/f", "gammel");

        assertThatThrownBy(() -> lager.flytt("temp/f", "inndata/f"))
                .isInstanceOf(VarigFeil.class)
                .hasMessage("file:" + rot + "/inndata/f exists already, and a published file is never overwritten;"
                        + " move it away if no manifest names it, then restart");
        assertThat(lager.lesTekst("inndata/f")).isEqualTo("gammel");

        lager.erstatt("temp/f", "inndata/f");
        assertThat(lager.lesTekst("inndata/f")).isEqualTo("ny");
        assertThat(lager.finnes("temp/f")).isFalse();
    }

    @Test
    void aTextThatIsMadeOnceIsNeverReplaced() {
        lager.opprettTekst("logg/manifest.json", "en");
        assertThatThrownBy(() -> lager.opprettTekst("logg/manifest.json", "to"))
                .isInstanceOf(VarigFeil.class)
                .hasMessageContaining("logg/manifest.json exists already");
        assertThat(lager.lesTekst("logg/manifest.json")).isEqualTo("en");
        assertThat(lager.navn("logg")).containsExactly("manifest.json");
    }

    @Test
    void aRenameMakesTheFolder() {
        lager.skrivTekst("temp/f", "x");
        lager.flytt("temp/f", "ny/mappe/f");
        assertThat(rot.resolve("ny/mappe/f")).hasContent("x");
    }

    @Test
    void deletingTakesAFolderWithAllInItAndNothingIsFineToo() {
        lager.skrivTekst("utleggstrekk_data/temp/kjoering-0007" + "/f", "x");
        assertThat(rot.resolve("utleggstrekk_data/temp/kjoering-0007/f")).exists();

        lager.slett("utleggstrekk_data/temp/kjoering-0007");
        lager.slett("utleggstrekk_data/temp/kjoering-0007");
        assertThat(rot.resolve("utleggstrekk_data/temp")).isEmptyDirectory();
    }

    @Test
    void aRootWithAScheme() {
        try (Utdatalager medSkjema =
                Utdatalager.aapne(new Utdata("file://" + rot + "/under mappe", Komprimering.ZSTD))) {
            medSkjema.kontrollerSkrivetilgang("proeve");
            medSkjema.skrivTekst("f", "x");
            assertThat(medSkjema.ledigeBytes()).isPositive();
        }
        assertThat(rot.resolve("under mappe/f")).hasContent("x");
    }

    @Test
    void aRootThatIsNotSetIsNamed() {
        assertThatThrownBy(() -> Utdatalager.aapne(new Utdata(null, Komprimering.ZSTD)))
                .isInstanceOfSatisfying(
                        VarigFeil.class, feil -> assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK))
                .hasMessage("utleggstrekk.utdata.rot is not set; set it to a folder or a Hadoop URI,"
                        + " such as /data/utleggstrekk or hdfs://host/path");
    }

    @Test
    void anUnknownSchemeIsNamedWithoutTheRestOfTheUri() {
        for (String skjema : new String[] {"finnesikke", "s3a"}) {
            assertThatThrownBy(() -> Utdatalager.aapne(new Utdata(skjema + "://boette/x", Komprimering.ZSTD)))
                    .isInstanceOf(VarigFeil.class)
                    .hasMessage("utleggstrekk.utdata.rot: no file system is known for the scheme " + skjema
                            + "; put its connector into the folder that LOADER_PATH names (docs/filsystemer.md),"
                            + " or use a folder or hdfs:");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s3a://bruker:hemmelig@boette/x             | names a user or a password; take it out, and give",
                "S3A://bruker@boette/hemmelig               | names a user or a password",
                "hdfs://bruker:hemmelig@vert/x              | names a user or a password",
                "hdfs://hemmelig@vert                       | names a user or a password",
                "file://bruker:hemmelig@vert/tmp            | names a user or a password",
                "abfs://bruker:hemmelig@konto/x             | names a user or a password",
                "abfs://beholder@konto.dfs/hemmelig         | no file system is known for the scheme abfs",
                "s3a:///hemmelig                            | names no bucket that a URI can hold",
                "s3a://bruker_hemmelig/x                    | names no bucket that a URI can hold",
                "s3a:/hemmelig                              | names no bucket that a URI can hold",
                "s3://boette/hemmelig                       | scheme s3; write it as s3a://",
                "s3n://boette/hemmelig                      | scheme s3n; write it as s3a://"
            })
    void aRootThatCannotBeOneIsRefusedAtOnceAndNotRepeated(String umulig, String melding) {
        assertThatThrownBy(() -> Utdatalager.aapne(new Utdata(umulig, Komprimering.ZSTD)))
                .isInstanceOfSatisfying(
                        VarigFeil.class, feil -> assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK))
                .hasMessageStartingWith("utleggstrekk.utdata.rot")
                .hasMessageContaining(melding)
                .hasMessageNotContaining("hemmelig");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hemmelig", "<configuration><property><name>hemmelig"})
    void aCoreSiteThatIsNoXmlIsNamed(String innhold) throws IOException {
        Path fil = Files.writeString(rot.resolve("core-site.xml"), innhold);
        Configuration ulest = new Configuration(false);
        ulest.addResource(fil.toUri().toURL());

        assertThatThrownBy(() -> Utdatarot.medStandard(ulest))
                .isInstanceOfSatisfying(
                        VarigFeil.class, feil -> assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK))
                .hasMessage("core-site.xml (%s) cannot be read as XML; mend it", fil);
    }

    @Test
    void aRootThatCannotBeWrittenToIsNamed() throws IOException {
        Path fil = Files.createFile(rot.resolve("fil"));
        try (Utdatalager umulig = Proeve.lager(fil)) {
            assertThatThrownBy(() -> umulig.kontrollerSkrivetilgang("proeve"))
                    .isInstanceOfSatisfying(
                            VarigFeil.class, feil -> assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK))
                    .hasMessageStartingWith("utleggstrekk.utdata.rot: cannot write to file:" + fil
                            + "/utleggstrekk_data (not a directory)")
                    .hasMessageEndingWith("; give this user write access there, or set it to another folder");
        }
    }

    @Test
    void aFullDiskIsATemporaryFaultThatNamesThePathAndTheMend() throws IOException {
        RawLocalFileSystem fullt = new FulltFilsystem();
        fullt.initialize(rot.toUri(), new Configuration());
        try (Utdatalager fullDisk = new Utdatalager(fullt, new org.apache.hadoop.fs.Path(rot.toUri()))) {
            assertThatThrownBy(() -> fullDisk.skrivTekst("f", "x"))
                    .isInstanceOf(MidlertidigFeil.class)
                    .hasMessage(
                            "cannot write file:" + rot + "/f: No space left on device; free space there, then restart");
            assertThatThrownBy(() -> Proeve.skriv(fullDisk, "f.parquet", Datasett.PERSON, 1, Proeve.person(1, -1)))
                    .isInstanceOf(MidlertidigFeil.class)
                    .hasMessage("cannot write file:" + rot
                            + "/f.parquet: No space left on device; free space there, then restart");
        }
        assertThat(rot.resolve("f.parquet")).doesNotExist();
    }

    /** A disk with no room for a single byte. */
    private static final class FulltFilsystem extends RawLocalFileSystem {
        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path path,
                boolean overskriv,
                int buffer,
                short kopier,
                long blokk,
                @Nullable Progressable framdrift)
                throws IOException {
            super.create(path, overskriv, buffer, kopier, blokk, framdrift).close();
            return new FSDataOutputStream(
                    new OutputStream() {
                        @Override
                        public void write(int b) throws IOException {
                            throw new IOException("No space left on device");
                        }
                    },
                    null);
        }
    }

    @Test
    void theRoomIsWhatThisUserMayWriteNotWhatTheDiskKeepsForRoot() {
        assertThat(lager.ledigeBytes()).isCloseTo(rot.toFile().getUsableSpace(), Percentage.withPercentage(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "pris$1", "a`b", "a'b", "a\"b", "a%20b", "a#b", "a?b", "a&b;c", "bl\u00e5b\u00e6r"})
    void theRootsNameMayHoldAnySign(String navn) {
        Path mappe = rot.resolve(navn);
        try (Utdatalager sti = Utdatalager.aapne(new Utdata(mappe.toString(), Komprimering.ZSTD));
                Utdatalager uri = Utdatalager.aapne(new Utdata(mappe.toUri().toString(), Komprimering.ZSTD))) {
            sti.kontrollerSkrivetilgang("proeve");
            sti.skrivTekst("inndata/en", "1");
            uri.skrivTekst("inndata/to", "2");
            sti.flytt("inndata/to", "inndata/tre");
        }
        assertThat(rot.toFile().list()).containsExactly(navn);
        assertThat(mappe.resolve("inndata")).isDirectoryContaining("glob:**/en").isDirectoryContaining("glob:**/tre");
    }

    @Test
    void aUserIdWithoutANameIsToldAsThatAndNotAsAServerThatDoesNotAnswer() {
        IOException innlogging = new IOException("failure to login", new LoginException("invalid null input: name"));

        assertThat(Filfeil.aapning("hdfs", innlogging))
                .isInstanceOf(VarigFeil.class)
                .hasMessageContaining("a user id that has no name on this machine")
                .hasMessageContaining("give the id a line in /etc/passwd");
    }
}
