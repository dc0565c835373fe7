package no.ssb.utleggstrekk.pseudonym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class PseudonymiseringTest {
    private static final Identifikator PERSON = new Identifikator("20125001158");

    /** The bytes 0 to 63 as key, with key id 0x01020304. */
    private static final String KJENT_NOEKKEL =
            "EkAAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHyAhIiMkJSYnKCkqKywtLi8wMTIzNDU2Nzg5Ojs8PT4/";

    @TempDir
    Path mappe;

    Path fil;

    @BeforeEach
    void lagNoekler() {
        fil = Noekler.lag(mappe).get(0);
    }

    @Test
    void thePseudonymIsThatOfAnotherImplementationOfAesSiv() throws IOException {
        Files.writeString(fil, """
                {"primaryKeyId":16909060,"key":[{"keyData":{"typeUrl":"type.googleapis.com/google.crypto.tink.AesSivKey",
                "value":"%s","keyMaterialType":"SYMMETRIC"},"status":"ENABLED","keyId":16909060,"outputPrefixType":"TINK"}]}
                """.formatted(KJENT_NOEKKEL));

        // 0x01, the key id, then RFC 5297 with one empty associated data: computed with Python's cryptography (AESSIV)
        assertThat(Pseudonymisering.fra(fil, v -> v).pseudonym(PERSON).pseudonym())
                .isEqualTo("AQECAwSTgwwvd8ss7zpYEb4soY338K6Arx75dV/+hJI=");
    }

    @Test
    void theSamePersonGetsTheSamePseudonymFromEveryInstanceAndThread() {
        Pseudonymisering pseudonymisering = Pseudonymisering.fra(fil, v -> v);
        Inntektsmottaker pseudonym = Pseudonymisering.fra(fil, v -> v).pseudonym(PERSON);

        assertThat(IntStream.range(0, 1000)
                        .parallel()
                        .mapToObj(i -> pseudonymisering.pseudonym(PERSON))
                        .distinct())
                .containsExactly(pseudonym);
        assertThat(pseudonymisering.pseudonym(new Identifikator("20125001159"))).isNotEqualTo(pseudonym);
    }

    @Test
    void aPseudonymTurnsBackIntoThePerson() {
        Pseudonymisering pseudonymisering = Pseudonymisering.fra(fil, v -> v);

        assertThat(pseudonymisering.klartekst(pseudonymisering.pseudonym(PERSON)))
                .isEqualTo(PERSON);
        assertThat(Base64.getDecoder().decode(pseudonymisering.pseudonym(PERSON).pseudonym()))
                .hasSize(5 + 16 + 11);
    }

    @Test
    void aPseudonymOfAnotherKeysetIsRefusedWithoutQuotingIt() {
        Inntektsmottaker fremmed = Pseudonymisering.fra(
                        Noekler.lag(mappe.resolve("andre")).get(0), v -> v)
                .pseudonym(PERSON);

        for (Inntektsmottaker ubrukelig : new Inntektsmottaker[] {fremmed, new Inntektsmottaker("ikke base64!")}) {
            assertThatThrownBy(() -> Pseudonymisering.fra(fil, v -> v).klartekst(ubrukelig))
                    .isInstanceOf(VarigFeil.class)
                    .hasNoCause()
                    .hasMessage(
                            "a stored pseudonym was made with another keyset than the one in use;"
                                    + " set utleggstrekk.pseudonym.noekkelsett-fil to the keyset this database was started with");
        }
    }

    @Test
    void aKeysetThatIsNotSetIsNamedByItsConfigurationKey() {
        avvist(
                null,
                "utleggstrekk.pseudonym.noekkelsett-fil is not set; set it to the keyset, or make one with"
                        + " keys create --mappe <folder> (pseudonym-noekkelsett.json)");
    }

    @Test
    void aMissingFileIsNamedWithTheCommandThatMakesIt() {
        Path borte = mappe.resolve("borte.json");
        avvist(
                borte,
                "utleggstrekk.pseudonym.noekkelsett-fil: " + borte + " does not exist; correct the path, or make a new"
                        + " keyset with keys create --mappe " + mappe + " (pseudonym-noekkelsett.json)");
    }

    @Test
    void aFileThatIsNoneIsToldAsWhatItIs() throws IOException {
        String noekkel = "utleggstrekk.pseudonym.noekkelsett-fil: ";
        avvist(mappe, noekkel + mappe + " is a folder; name the file in it");
        Files.writeString(fil, "");
        avvist(fil, noekkel + fil + " is empty");
        Files.write(fil, new byte[] {'{', (byte) 0xE6, '}'});
        avvist(fil, noekkel + fil + " is not UTF-8; save it as that");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheKeySet() throws IOException {
        Inntektsmottaker uten = Pseudonymisering.fra(fil, v -> v).pseudonym(PERSON);
        Files.writeString(fil, "\ufeff" + Files.readString(fil));
        assertThat(Pseudonymisering.fra(fil, v -> v).pseudonym(PERSON)).isEqualTo(uten);
    }

    @Test
    void anotherKindOfKeyIsRefused() {
        Path raadata = mappe.resolve("raadata-noekkelsett.json");
        avvist(
                raadata,
                "utleggstrekk.pseudonym.noekkelsett-fil: " + raadata + " holds another kind of key than"
                        + " deterministic AEAD, AES256_SIV; set it to pseudonym-noekkelsett.json");
    }

    @Test
    void anEncryptedKeysetIsRefusedWithItsMend() throws IOException {
        Files.writeString(fil, "{\"kekUri\":\"gcp-kms://x\",\"encryptedKeyset\":\"AAAA\"}");
        avvist(
                fil,
                "utleggstrekk.pseudonym.noekkelsett-fil: " + fil
                        + " is an encrypted keyset; unwrap it with its KMS key and give the cleartext JSON");
    }

    @Test
    void aDamagedFileIsRefusedWithoutQuotingIt() throws IOException {
        String noekkelsett = Files.readString(fil);
        for (String skadet : new String[] {
            "hemmelig", noekkelsett.substring(0, noekkelsett.length() - 5), noekkelsett.replace("primaryKeyId", "x")
        }) {
            Files.writeString(fil, skadet);
            avvist(
                    fil,
                    "utleggstrekk.pseudonym.noekkelsett-fil: " + fil
                            + " is not a Tink keyset in cleartext JSON; correct"
                            + " the path, or make a new keyset with keys create --mappe <folder> (pseudonym-noekkelsett.json)");
        }
    }

    @Test
    void aFileThatOthersCanReadGivesAWarning(CapturedOutput logg) throws IOException {
        Pseudonymisering.fra(fil, v -> v);
        assertThat(logg).doesNotContain("can be read by");

        Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("rw-r-----"));
        Pseudonymisering.fra(fil, v -> v);
        assertThat(logg).contains("The key file " + fil + " can be read by its group; is that meant?");

        Files.setPosixFilePermissions(fil, PosixFilePermissions.fromString("rw-r--r--"));
        Path annet = Files.copy(fil, mappe.resolve("annet.json"), StandardCopyOption.COPY_ATTRIBUTES);
        Pseudonymisering.fra(annet, v -> v);
        assertThat(logg)
                .contains(
                        "The key file " + annet + " can be read by everybody on this machine; mend it with chmod 600");
    }

    private static void avvist(@Nullable Path fil, String melding) {
        assertThatThrownBy(() -> Pseudonymisering.fra(fil, v -> v))
                .isInstanceOfSatisfying(
                        VarigFeil.class, feil -> assertThat(feil.exitkode()).isEqualTo(Exitkode.BRUK))
                .hasNoCause()
                .hasMessage(melding);
    }
}
