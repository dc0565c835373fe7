package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person reads who asks for help, or writes something that there is not. */
class HjelpTest {
    private static final Pattern KOMMANDO = Pattern.compile("^  ([a-z]+) ", Pattern.MULTILINE);
    private static final Pattern EKSEMPEL = Pattern.compile("Example:\\n  utleggstrekk (.+)");

    @Test
    void helpIsNeverWiderThanEightyColumnsAndNeverCut() {
        for (String kommando : kommandoer("")) {
            String hjelp = hjelp(kommando);
            assertThat(hjelp.lines()).as(kommando).allSatisfy(l -> assertThat(l).hasSizeLessThanOrEqualTo(80));
            assertThat(hjelp)
                    .as(kommando)
                    .contains("Usage: utleggstrekk", "--help")
                    .doesNotContain("\u001B");
        }
    }

    @Test
    void eachCommandHasAnExampleThatItTakes() {
        for (String kommando : kommandoer("")) {
            if (kommando.isEmpty()) {
                continue;
            }
            String eksempel = EKSEMPEL.matcher(hjelp(kommando))
                    .results()
                    .map(m -> m.group(1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(kommando + ": add an example to Hjelp.EKSEMPEL"));
            assertThat(eksempel).startsWith(kommando);
            List<String> ord = new ArrayList<>(Pattern.compile("'[^']*'|\\S+")
                    .matcher(eksempel)
                    .results()
                    .map(MatchResult::group)
                    .toList());
            // it is read to its end before help is given instead: an option that there is not would fail
            ord.add("--help");
            Utkomme utkomme = Kommandotest.kjoer(new String[0], ord.toArray(String[]::new));
            assertThat(utkomme.exitkode()).as(eksempel + ": " + utkomme.feil()).isZero();
        }
    }

    @Test
    void theSimulatorsHelpTellsWhatEachFaultDoes() {
        assertThat(hjelp("simulator"))
                .contains("reset                the connection is closed without an answer")
                .contains("gjelder   where: hendelser;start;oppslag;nummer;token;guardian");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "rnu                                       | did you mean run?",
                "verfy                                     | Unknown command 'verfy', did you mean verify?",
                "quarantine lst                            | did you mean list?",
                "status --jsn                              | Unknown option '--jsn', did you mean --json?",
                "run --kalendermaned 2026-10               | Unknown option '--kalendermaned', did you mean --kalendermaaned?",
                "run --kalendermaaned 2026-10 --til-dat=1  | Unknown option '--til-dat', did you mean --til-dato?",
                "run --kalendermaaned 2026-10 --til-dato x | Invalid value for option '--til-dato': 'x' is not a date of the form YYYY-MM-DD, such as 2026-10-12",
                "report --kjoering x                       | Invalid value for option '--kjoering': 'x' is not a whole number",
                "simulator --port 99999999999999           | is too large (see",
                "status --utleggstrekk.api.kal-per-sekund=3 | did you mean utleggstrekk.api.kall-per-sekund?",
                "status --utleggstrekk.utdata.root=x       | did you mean utleggstrekk.utdata.rot?",
            })
    void whatWasMeantIsAsked(String kommando, String forslag) {
        Utkomme utkomme = Kommandotest.kjoer(new String[0], kommando.split(" +"));
        assertThat(utkomme.exitkode()).isEqualTo(2);
        assertThat(utkomme.feil()).contains(forslag);
    }

    @Test
    void nothingIsGuessedThatIsNotNear() {
        assertThat(Kommandotest.kjoer(new String[0], "xyzzy").feil())
                .contains("Unknown command 'xyzzy'")
                .doesNotContain("did you mean");
        assertThat(Kommandotest.kjoer(new String[0], "recompute", "--fra", "2026-08", "--til", "2026-08", "--ja")
                        .feil())
                .doesNotContain("did you mean");
        assertThat(Kommandotest.kjoer(new String[0], "status", "--til-datum", "2026-09-12")
                        .feil())
                .contains("Unknown option '--til-datum'")
                .doesNotContain("2026-09-12");
        assertThat(Kommandotest.kjoer(new String[0], "run", "--fart=9").feil())
                .contains("Unknown option '--fart'")
                .doesNotContain("did you mean");
    }

    private static String hjelp(String kommando) {
        Utkomme utkomme = Kommandotest.kjoer(
                new String[0],
                Stream.concat(Stream.of(kommando.split(" ")).filter(o -> !o.isEmpty()), Stream.of("--help"))
                        .toArray(String[]::new));
        assertThat(utkomme.exitkode()).as(kommando).isZero();
        return utkomme.ut();
    }

    /** All there are, from the help itself. */
    private static List<String> kommandoer(String under) {
        List<String> alle = new ArrayList<>(List.of(under));
        String hjelp = hjelp(under);
        int liste = hjelp.indexOf("\nCommands:");
        if (liste >= 0) {
            KOMMANDO.matcher(hjelp.substring(liste).replaceFirst("(?s)\n\n.*", ""))
                    .results()
                    .forEach(m -> alle.addAll(kommandoer((under + " " + m.group(1)).strip())));
        }
        return alle;
    }
}
