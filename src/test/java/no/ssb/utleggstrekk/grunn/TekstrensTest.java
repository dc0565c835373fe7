package no.ssb.utleggstrekk.grunn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person number is not kept in clear, in whatever form it comes. */
class TekstrensTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "01916499716",
                "1916499716",
                "019164 99716",
                "019164-99716",
                "019164.99716",
                "019164\u00a099716",
                "01.91.64 997 16",
                "0 1 9 1 6 4 9 9 7 1 6",
                "019164 / 99716",
                "\u0660\u0661\u0669\u0661\u0666\u0664\u0669\u0669\u0667\u0661\u0666"
            })
    void isSeenAndMaskedInEveryForm(String nummer) {
        for (String tekst : new String[] {nummer, "Feil for " + nummer + " i perioden", "fnr:" + nummer}) {
            assertThat(Tekstrens.kanHaPersonnummer(tekst)).isTrue();
            assertThat(Tekstrens.tekst(tekst)).contains("***").doesNotContainPattern("\\p{Nd}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"314086945", "NO 314 086 945 MVA", "2023-08-20", "utleggstrekkSkatt", "A1 B2 C3", ""})
    void anOrganisationNumberAndACodeAreKept(String tekst) {
        assertThat(Tekstrens.kanHaPersonnummer(tekst)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "01916499716,01916499716",
        "1916499716,01916499716",
        "019164 99716,01916499716",
        "019164-99716,01916499716",
        "12345,12345",
        "x1916499716,x1916499716"
    })
    void isTheSameNumberInEveryForm(String sendt, String nummer) {
        assertThat(Tekstrens.personnummer(sendt)).isEqualTo(nummer);
    }
}
