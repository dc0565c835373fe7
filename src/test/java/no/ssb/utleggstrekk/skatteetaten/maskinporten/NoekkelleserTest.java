package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Key files that cannot be used, and who may read them. */
@ExtendWith(OutputCaptureExtension.class)
class NoekkelleserTest {
    private static final String FIL = "utleggstrekk.maskinporten.noekkel-fil";

    @TempDir
    private Path sti;

    private Noekkelmappe mappe;

    @BeforeEach
    void lagMappe() {
        mappe = new Noekkelmappe(sti);
    }

    @Test
    void aFileThatIsNoPrivateRsaKeyIsNamedWithTheReason() throws Exception {
        RSAKey noekkel = new RSAKeyGenerator(2048).keyID("k").generate();
        ubrukelig(
                mappe.skriv("a", ""),
                "it is neither PEM nor JWK with a private key; a PKCS#12 file also needs"
                        + " utleggstrekk.maskinporten.passord-fil");
        ubrukelig(mappe.skriv("b", "{}"), "it is not the JWK of a private RSA key");
        ubrukelig(mappe.skriv("c", "{\"kty\":\"EC\""), "it is not the JWK of a private RSA key");
        ubrukelig(mappe.skriv("d", noekkel.toPublicJWK().toJSONString()), "it holds no private key");
        ubrukelig(
                mappe.skriv("e", Noekkelmappe.pem(new byte[] {1, 2, 3}).replace("PRIVATE", "RSA PRIVATE")),
                "a block 'RSA PRIVATE KEY' is not supported; convert it with: openssl pkcs8 -topk8 -nocrypt -in FILE");
        ubrukelig(mappe.skriv("f", Noekkelmappe.pem(new byte[] {1, 2, 3})), "its private key is not an RSA key");
    }

    @Test
    void aKeyThatMaskinportenDoesNotTakeIsRefusedHere() throws Exception {
        Path svak = mappe.egen("svak", List.of("-keyalg", "RSA", "-keysize", "1024"));
        ubrukelig(svak, mappe.passordfil(), "its RSA key is shorter than 2048 bits, which Maskinporten does not take");
        Path ec = mappe.egen("ec", List.of("-keyalg", "EC"));
        ubrukelig(ec, mappe.passordfil(), "its private key is not an RSA key");
    }

    @Test
    void aKeyStoreMustOpenAndHoldOneKey() throws Exception {
        Path lager = mappe.egen("en", List.of("-keyalg", "RSA"));
        ubrukelig(
                lager,
                mappe.skriv("feil.txt", "wrong"),
                "it is no PKCS#12 file, or the password in the file of utleggstrekk.maskinporten.passord-fil is wrong");
        mappe.par(lager, "to", List.of("-keyalg", "RSA"));
        ubrukelig(lager, mappe.passordfil(), "it holds 2 private keys; export the one to sign with alone");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        assertThat(feil(sti.resolve("borte"), null))
                .hasMessage("cannot read the file %s of %s; check that it is there and that this user may read it"
                        .formatted(sti.resolve("borte"), FIL));
        Path noekkel = mappe.skriv("noekkel", "x");
        assertThat(feil(noekkel, sti.resolve("borte")))
                .hasMessageContaining("borte of utleggstrekk.maskinporten.passord-fil");
    }

    @Test
    void filesThatOthersMayReadGiveOneWarningEach(CapturedOutput logg) throws Exception {
        Path noekkel = mappe.skriv(
                "jwk.json", new RSAKeyGenerator(2048).keyID("k").generate().toJSONString());
        Noekkelleser.les(noekkel, null);
        assertThat(logg).doesNotContain("can be read by others");

        Files.setPosixFilePermissions(noekkel, PosixFilePermissions.fromString("rw-r--r--"));
        Path passord = mappe.passordfil();
        Files.setPosixFilePermissions(passord, PosixFilePermissions.fromString("rw----r--"));
        for (int i = 0; i < 3; i++) {
            Noekkelleser.les(noekkel, null);
            feil(noekkel, passord);
        }
        for (Path fil : List.of(noekkel, passord)) {
            assertThat(logg.getOut()
                            .split(
                                    "The key file " + fil
                                            + " can be read by others than its owner; mend it with chmod 600",
                                    -1))
                    .as("one warning for " + fil)
                    .hasSize(2);
        }
    }

    private static void ubrukelig(Path fil, String hvorfor) {
        ubrukelig(fil, null, hvorfor);
    }

    private static void ubrukelig(Path fil, @Nullable Path passord, String hvorfor) {
        assertThat(feil(fil, passord))
                .hasMessage("cannot use the file %s of %s: %s".formatted(fil, FIL, hvorfor))
                .hasNoCause();
    }

    private static VarigFeil feil(Path fil, @Nullable Path passord) {
        VarigFeil feil = catchThrowableOfType(VarigFeil.class, () -> Noekkelleser.les(fil, passord));
        assertThat(feil).isNotNull();
        assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK);
        return feil;
    }
}
