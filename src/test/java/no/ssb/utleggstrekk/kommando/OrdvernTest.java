package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            })
    void isNotShown(String kommando) {
        Utkomme utkomme = Kommandotest.kjoer(new String[0], kommando.split(" "));
        assertThat(utkomme.exitkode()).isEqualTo(2);
        assertThat(utkomme.feil() + utkomme.ut()).doesNotContain("01019012345").hasSizeGreaterThan(10);
    }

    @Test
    void noReasonHoldsOne() {
        MED_GRUNN.forEach(kommando -> {
            for (String person : List.of("01019012345", "010190 12345", "010190-12345")) {
                List<String> ord = new ArrayList<>(List.of(kommando.split(" ")));
                ord.addAll(List.of("--grunn", "asked for by %s in a letter".formatted(person)));
                Utkomme utkomme = Kommandotest.kjoer(new String[0], ord.toArray(String[]::new));
                assertThat(utkomme.exitkode()).as(kommando).isEqualTo(2);
                assertThat(utkomme.feil())
                        .as(kommando)
                        .contains("--grunn", "it may hold a person number, and would be kept; write it without")
                        .doesNotContain("12345");
            }
        });
    }

    @Test
    void whatIsNoneStays() {
        String grunn = "asked 2026-10-01 12:30, organisation 123456789, sekvensnummer 123456789012, 1234567890";
        assertThat(Ordvern.tekst(grunn)).isEqualTo(grunn);
        assertThat(Ordvern.uten(grunn)).isEqualTo(grunn);
    }
}
