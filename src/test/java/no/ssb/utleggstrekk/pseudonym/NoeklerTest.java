package no.ssb.utleggstrekk.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoeklerTest {
    @TempDir
    Path mappe;

    @Test
    void twoFilesAreMadeThatOnlyTheOwnerCanRead() throws IOException {
        Path ny = mappe.resolve("ny/mappe");

        assertThat(Noekler.lag(ny))
                .containsExactly(ny.resolve("pseudonym-noekkelsett.json"), ny.resolve("raadata-noekkelsett.json"))
                .allSatisfy(fil -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(fil)))
                        .isEqualTo("rw-------"));
        assertThat(ny).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void twoFoldersGetDifferentKeys() throws IOException {
        assertThat(Files.readString(Noekler.lag(mappe.resolve("en")).get(0)))
                .isNotEqualTo(Files.readString(Noekler.lag(mappe.resolve("to")).get(0)));
    }

    @Test
    void anExistingFileIsNeverOverwrittenAndNothingElseIsWritten() throws IOException {
        Path raadata = Files.writeString(mappe.resolve("raadata-noekkelsett.json"), "min");

        assertThatThrownBy(() -> Noekler.lag(mappe))
                .isInstanceOf(VarigFeil.class)
                .hasMessage(raadata + " exists already and is never overwritten: data made with it could not be read"
                        + " without it; give --mappe another folder");
        assertThat(mappe).isDirectoryNotContaining(fil -> !fil.equals(raadata));
        assertThat(raadata).hasContent("min");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
        Path fil = Files.createFile(mappe.resolve("fil"));

        assertThatThrownBy(() -> Noekler.lag(fil.resolve("under")))
                .isInstanceOf(VarigFeil.class)
                .hasMessage("cannot write keys to " + fil + "/under (FileSystemException);"
                        + " give --mappe a folder this user can write to");
    }
}
