package no.ssb.utleggstrekk.pseudonym;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaadatakrypteringTest {
    private static final byte[] KONTEKST = "par 1".getBytes(UTF_8);
    private static final byte[] SVAR =
            "{\"inntektsmottakerOgArbeidsgiver\":[]}".repeat(100).getBytes(UTF_8);

    @TempDir
    Path mappe;

    Raadatakryptering kryptering;

    @BeforeEach
    void lagNoekler() {
        kryptering = Raadatakryptering.fra(Noekler.lag(mappe).get(1));
    }

    @Test
    void anAnswerComesBackAsItWas() {
        assertThat(kryptering.dekrypter(kryptering.krypter(SVAR, KONTEKST), KONTEKST))
                .isEqualTo(SVAR);
        assertThat(kryptering.dekrypter(kryptering.krypter(new byte[0], KONTEKST), KONTEKST))
                .isEmpty();
    }

    @Test
    void itIsCompressedBeforeItIsEncrypted() {
        assertThat(kryptering.krypter(SVAR, KONTEKST)).hasSizeLessThan(200);
    }

    @Test
    void anotherContextAnotherKeysetAndDamageAreRefused() {
        byte[] kryptert = kryptering.krypter(SVAR, KONTEKST);
        byte[] skadet = kryptert.clone();
        skadet[skadet.length - 1] ^= 1;
        Raadatakryptering annen =
                Raadatakryptering.fra(Noekler.lag(mappe.resolve("annen")).get(1));

        avvist(() -> kryptering.dekrypter(kryptert, "par 2".getBytes(UTF_8)));
        avvist(() -> kryptering.dekrypter(skadet, KONTEKST));
        avvist(() -> annen.dekrypter(kryptert, KONTEKST));
    }

    @Test
    void thePseudonymKeysetIsRefused() {
        Path pseudonym = mappe.resolve("pseudonym-noekkelsett.json");
        assertThatThrownBy(() -> Raadatakryptering.fra(pseudonym))
                .isInstanceOf(VarigFeil.class)
                .hasMessage("utleggstrekk.raadata.noekkelsett-fil: " + pseudonym + " holds another kind of key than"
                        + " AEAD, AES256_GCM; set it to raadata-noekkelsett.json");
    }

    private static void avvist(Runnable dekryptering) {
        assertThatThrownBy(dekryptering::run)
                .isInstanceOf(VarigFeil.class)
                .hasNoCause()
                .hasMessage("a stored raw answer is damaged or was encrypted with another keyset;"
                        + " set utleggstrekk.raadata.noekkelsett-fil to the keyset it was encrypted with");
    }
}
