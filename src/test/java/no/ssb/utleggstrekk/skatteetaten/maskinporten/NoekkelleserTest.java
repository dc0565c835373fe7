package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.PrivateKey;
import java.util.Arrays;
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
        ubrukelig(mappe.skriv("a", "x"), "it is neither PEM, JWK nor PKCS#12");
        ubrukelig(mappe.skriv("b", "{}"), "it is not the JWK of a private RSA key");
        ubrukelig(mappe.skriv("c", "{\"kty\":\"EC\""), "it is not the JWK of a private RSA key");
        ubrukelig(mappe.skriv("d", noekkel.toPublicJWK().toJSONString()), "it holds no private key");
        ubrukelig(
                mappe.skriv("f", Noekkelmappe.pem(new byte[] {1, 2, 3})),
                "its private key cannot be read; convert it with: openssl pkcs8 -topk8 -nocrypt -in FILE");
    }

    @Test
    void aKeyThatMaskinportenDoesNotTakeIsRefusedHere() throws Exception {
        Path svak = mappe.egen("svak", List.of("-keyalg", "RSA", "-keysize", "1024"));
        ubrukelig(svak, mappe.passordfil(), "its RSA key is shorter than 2048 bits, which Maskinporten does not take");
        Path ec = mappe.egen("ec", List.of("-keyalg", "EC"));
        ubrukelig(ec, mappe.passordfil(), "its private key is EC and not RSA; make one with: openssl genrsa");
    }

    @Test
    void aKeyStoreMustOpenAndHoldOneKey() throws Exception {
        Path lager = mappe.egen("en", List.of("-keyalg", "RSA"));
        ubrukelig(
                lager,
                mappe.skriv("feil.txt", "wrong"),
                "the password in the file of utleggstrekk.maskinporten.passord-fil does not open it");
        mappe.par(lager, "to", List.of("-keyalg", "RSA"));
        ubrukelig(lager, mappe.passordfil(), "it holds 2 private keys; export the one to sign with alone");
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        assertThat(feil(sti.resolve("borte"), null))
                .hasMessage("%s: %s does not exist; correct the path".formatted(FIL, sti.resolve("borte")));
        Path noekkel = mappe.skriv("noekkel", "x");
        assertThat(feil(noekkel, sti.resolve("borte")))
                .hasMessage("utleggstrekk.maskinporten.passord-fil: %s does not exist; correct the path"
                        .formatted(sti.resolve("borte")));
        assertThat(feil(sti, null)).hasMessage("%s: %s is a folder; name the file in it".formatted(FIL, sti));
        Path tom = mappe.skriv("tom", "");
        assertThat(feil(tom, null)).hasMessage("%s: %s is empty".formatted(FIL, tom));
        assertThat(feil(noekkel, mappe.skriv("tomt-passord", "\n")))
                .hasMessage(
                        "utleggstrekk.maskinporten.passord-fil: %s is empty".formatted(sti.resolve("tomt-passord")));
    }

    @Test
    void allFormsThatOpensslWritesAKeyInAreRead() throws Exception {
        RSAKey noekkel = new RSAKeyGenerator(2048).keyID("k").generate();
        byte[] pkcs8 = noekkel.toPrivateKey().getEncoded();
        byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
        for (Path fil : List.of(
                mappe.skriv("pkcs8.pem", Noekkelmappe.pem(pkcs8)),
                mappe.skriv("pkcs1.pem", Noekkelmappe.blokk("RSA PRIVATE KEY", pkcs1)),
                mappe.skriv("bom.pem", "\ufeff" + Noekkelmappe.pem(pkcs8).replace("\n", "\r\n")),
                mappe.skriv("bom.json", "\ufeff" + noekkel.toJSONString()))) {
            assertThat(Noekkelleser.les(fil, null).privat()).as("%s", fil).isEqualTo(noekkel.toPrivateKey());
        }
        Path laast = mappe.skriv(
                "laast.pem", Noekkelmappe.blokk("ENCRYPTED PRIVATE KEY", Noekkelmappe.laast(noekkel.toPrivateKey())));
        assertThat(Noekkelleser.les(laast, mappe.passordfil()).privat()).isEqualTo(noekkel.toPrivateKey());
        ubrukelig(laast, "its private key is locked; set utleggstrekk.maskinporten.passord-fil");
        ubrukelig(
                laast,
                mappe.skriv("feil", "wrong"),
                "the password in the file of utleggstrekk.maskinporten.passord-fil does not open it");
    }

    @Test
    void binaryFilesAreToldApart() throws Exception {
        PrivateKey noekkel = new RSAKeyGenerator(2048).generate().toPrivateKey();
        ubrukelig(
                mappe.skriv("der", noekkel.getEncoded()),
                "it is a key in binary (DER); convert it with: openssl pkey -inform DER -in FILE -out key.pem");
        ubrukelig(
                mappe.egen("uten", List.of("-keyalg", "RSA")),
                "it is PKCS#12; set utleggstrekk.maskinporten.passord-fil");
        Path to = mappe.skriv("to.pem", Noekkelmappe.pem(noekkel.getEncoded()).repeat(2));
        ubrukelig(to, "it holds 2 private keys; export the one to sign with alone");
    }

    @Test
    void aPasswordFileMayHaveAByteOrderMarkAndNewlines() throws Exception {
        Path lager = mappe.egen("lager", List.of("-keyalg", "RSA"));
        for (String rundt : List.of("%s", "%s\n", "%s\r\n\r\n", "\ufeff%s", "\ufeff%s\r\n")) {
            assertThat(Noekkelleser.les(lager, mappe.skriv("passord", rundt.formatted(Noekkelmappe.PASSORD)))
                            .kjede())
                    .as(rundt)
                    .hasSize(1);
        }
        assertThat(feil(lager, mappe.skriv("latin1", "blåbær".getBytes(StandardCharsets.ISO_8859_1))))
                .hasMessage("utleggstrekk.maskinporten.passord-fil: %s is not UTF-8; save it as that"
                        .formatted(sti.resolve("latin1")));
        ubrukelig(
                lager,
                mappe.skriv("rundt", " " + Noekkelmappe.PASSORD),
                "the password in the file of utleggstrekk.maskinporten.passord-fil does not open it;"
                        + " it begins or ends with a blank");
    }

    @Test
    void aPasswordWithOtherLettersThanJavaTakesIsToldAsThat() throws Exception {
        Path lager = mappe.egen("lager", List.of("-keyalg", "RSA"));
        ubrukelig(
                lager,
                mappe.skriv("passord", "blåbær"),
                "the password in the file of utleggstrekk.maskinporten.passord-fil does not open it; it has other"
                        + " letters than a-z, which Java does not take everywhere: give the file another with openssl pkcs12");
    }

    @Test
    void aKeyStoreWithoutCertificatesIsOneWithoutAChain() throws Exception {
        Path fil = mappe.utenSertifikat(new RSAKeyGenerator(2048).generate().toPrivateKey());
        assertThat(Noekkelleser.les(fil, mappe.passordfil()).kjede()).isEmpty();
    }

    @Test
    void filesThatOthersMayReadGiveOneWarningEach(CapturedOutput logg) throws Exception {
        Path noekkel = mappe.skriv(
                "jwk.json", new RSAKeyGenerator(2048).keyID("k").generate().toJSONString());
        Noekkelleser.les(noekkel, null);
        assertThat(logg).doesNotContain("can be read by");

        Files.setPosixFilePermissions(noekkel, PosixFilePermissions.fromString("r--r-----"));
        Path passord = mappe.passordfil();
        Files.setPosixFilePermissions(passord, PosixFilePermissions.fromString("rw----r--"));
        for (int i = 0; i < 3; i++) {
            Noekkelleser.les(noekkel, null);
            Noekkelleser.les(noekkel, passord);
        }
        for (String linje : List.of(
                noekkel + " can be read by its group; is that meant?",
                passord + " can be read by everybody on this machine; mend it with chmod 600")) {
            assertThat(logg.getOut().split("The key file " + linje.replace("?", "[?]"), -1))
                    .as("one warning: " + linje)
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
