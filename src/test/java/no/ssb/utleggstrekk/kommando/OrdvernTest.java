package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** A person number that somebody writes on the command line by mistake is neither shown nor kept. */
class OrdvernTest {
    private static final Stream<String> MED_GRUNN = Stream.of(
            "run --kalendermaaned 2026-10",
            "restart",
            "replay --kalendermaaned 2026-10",
            "recompute --fra 2026-08 --til 2026-10",
            "refresh --kalendermaaned 2026-10",
            "reread --fra-dato 2026-10-01",
            "quarantine retry --kode OAF-006",
            "person show --identifikator-fil person.txt");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01019012345",
                "person 01019012345",
                "person show 01019012345",
                "person show --identifikator 01019012345",
                "person show --identifikator=01019012345",
                "person show --01019012345",
                "run --kalendermaaned 01019012345",
                "run --kalendermaaned 2026-10 --til-dato=01019012345",
                "run --kalendermaaned 2026-10 --maks-oppslag x01019012345",
                "run --kalendermaaned 2026-10 --godta 01019012345..2026-10",
                "quarantine list --kode 01019012345",
                "status --config 01019012345.yaml",
                "report --kjoering 01019012345x",
                "simulator --port 01019012345",
            })
    void isNotShown(String kommando) {
        Utkomme utkomme = Kommandotest.kjoer(new String[0], kommando.split(" "));
        assertThat(utkomme.exitkode()).isEqualTo(2);
        assertThat(utkomme.feil() + utkomme.ut()).doesNotContain("01019012345").hasSizeGreaterThan(10);
    }

    @Test
    void noReasonHoldsOne() {
        MED_GRUNN.forEach(kommando -> {
            List<String> ord = new ArrayList<>(List.of(kommando.split(" ")));
            ord.addAll(List.of("--grunn", "asked for by 01019012345 in a letter"));
            Utkomme utkomme = Kommandotest.kjoer(new String[0], ord.toArray(String[]::new));
            assertThat(utkomme.exitkode()).as(kommando).isEqualTo(2);
            assertThat(utkomme.feil())
                    .as(kommando)
                    .contains("--grunn", "it may hold a person number, and would be kept; write it without")
                    .doesNotContain("12345");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01019012345",
                "010190 12345",
                "010190-12345",
                "010190 123 45",
                "01 01 90 12345",
                "010190  12345",
                "010190\u201312345",
                "010190/12345",
                "01.01.90-12345",
                "pnr010190_12345",
                "0101 9012345",
                "0101901234512",
                "\u0660\u0661\u0660\u0661\u0669\u0660\u0661\u0662\u0663\u0664\u0665",
                "2026-10-01 010190 12345",
            })
    void inWhateverFormItIsWritten(String person) {
        assertThatThrownBy(() -> new Ordvern().convert("letter of " + person + ", 17"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageNotContaining(person);
        assertThat(Ordvern.skrevet("'" + person + "' is none, of 401 403 404 409", "run", "--x=" + person))
                .doesNotContain(person)
                .endsWith("of 401 403 404 409");
    }

    @Test
    void whatIsNoneStays() {
        String grunn =
                "asked 2026-10-01 12:30:05, 01.10.2026 12:30, 2026-08..2026-10, 123456789, 987654321, hendelse 12345678";
        assertThat(new Ordvern().convert(grunn)).isEqualTo(grunn);
        assertThat(Ordvern.skrevet(grunn, grunn)).isEqualTo(grunn);
        String sagt =
                grunn + " /data/20261127123045/x-17816675072024342085.txt at 127.0.0.1:54321, 1234567890123 bytes";
        assertThat(Ordvern.sagt(sagt)).isEqualTo(sagt);
    }
}
