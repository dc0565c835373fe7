package no.ssb.utleggstrekk.drift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Tilstand;
import no.ssb.utleggstrekk.drift.Status.Hva;
import no.ssb.utleggstrekk.drift.Status.Kjoeringslinje;
import no.ssb.utleggstrekk.drift.Status.Laas;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** What programs and people are told; the states themselves are made in the tests of what leads to them. */
class StatusTest {
    private static final Laas LAAS = new Laas("vert1", 42, "2026-11-24T06:00:00Z", 1, null);

    /**
     * The field names are a contract with those who read {@code status --json}. A change here is a new version of the
     * product: tell of it in CHANGELOG.md.
     */
    @Test
    void theFieldsOfTheJsonAreAContract() {
        Status status = new Status(
                Hva.STOPPER,
                new Laas("vert1", 42, "2026-11-24T06:00:00Z", 1, "2026-11-24T07:00:00Z"),
                new Status.Framdrift("oppslag", 1200L, 5000L, 48.5, 78L),
                List.of(new Kjoeringslinje(
                        3,
                        Kjoering.Art.HENTING,
                        "2026-10",
                        "2026-11-24",
                        Tilstand.PAABEGYNT,
                        1,
                        "failed",
                        9000,
                        5000L,
                        1200L,
                        "2026-11-24T05:00:00Z",
                        "2026-11-24T05:30:00Z",
                        null)),
                4711L,
                List.of(new Status.Ventende("2026-10", 3800)),
                2,
                List.of(new Status.Beslutning(
                        "2026-11-24T04:00:00Z",
                        "kari",
                        "vert1",
                        "reread --fra-dato 2026-09-12",
                        "rebuilt",
                        "Series 2")),
                new Status.Nektet("2026-11-24T04:10:00Z", 2, "a key is missing"),
                "can only be read",
                new Frist(15, "2026-10", false),
                "wait");
        assertThat(JsonMapper.shared().readTree(status.json()))
                .isEqualTo(JsonMapper.shared().readTree("""
                {
                  "tilstand": "STOPPER",
                  "laas": {"vert": "vert1", "pid": 42, "siden": "2026-11-24T06:00:00Z", "sekunder_siden_livstegn": 1,
                           "stopp_bedt": "2026-11-24T07:00:00Z"},
                  "framdrift": {"steg": "oppslag", "ferdig": 1200, "totalt": 5000, "per_sekund": 48.5,
                                "gjenstaar_sekunder": 78},
                  "kjoeringer": [{"kjoering": 3, "art": "HENTING", "kalendermaaned": "2026-10", "skjaeringsdato": "2026-11-24",
                                  "tilstand": "PAABEGYNT", "exitkode": 1, "feil": "failed", "nye": 9000, "par": 5000,
                                  "besvart": 1200, "startet": "2026-11-24T05:00:00Z", "avsluttet": "2026-11-24T05:30:00Z",
                                  "publisert": null}],
                  "lesepeker": 4711,
                  "ventende": [{"kalendermaaned": "2026-10", "antall": 3800}],
                  "karantene": 2,
                  "beslutninger": [{"tidspunkt": "2026-11-24T04:00:00Z", "bruker": "kari", "vert": "vert1",
                                    "kommando": "reread --fra-dato 2026-09-12", "grunn": "rebuilt", "detaljer": "Series 2"}],
                  "nektet": {"tidspunkt": "2026-11-24T04:10:00Z", "exitkode": 2, "feil": "a key is missing"},
                  "database": "can only be read",
                  "frist": {"dag": 15, "kalendermaaned": "2026-10", "holdt": false},
                  "neste_steg": "wait"
                }"""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            DOEDE      |   | Died: kjøring 3 for 2026-10 is unfinished and nobody runs it. | died       | `restart` goes on
            STOPPET    | 3 | Stopped on request: kjøring 3 for 2026-10.                    | stopped    | `restart` goes on
            FEILET     | 1 | Failed: what went wrong                                       | failed (1) | what the message names is mended
            FEILET     | 2 | Failed: what went wrong                                       | failed (2) | Mend what the message names, then `restart`
            BESLUTNING | 5 | Waits for a decision: what went wrong                         | failed (5) | Decide as the message says
            NEKTET     | 6 | Refused by the API: what went wrong                           | failed (6) | Mend the access to the API, or the names of its fields
            """)
    void anUnfinishedKjoeringThatNobodyRunsSaysWhyAndWhatToDo(
            Hva hva, @Nullable Integer exitkode, String overskrift, String ord, String neste) {
        String tekst = status(hva, null, exitkode).tekst();
        assertThat(tekst).startsWith(overskrift);
        assertThat(tekst.lines().filter(l -> l.startsWith("3 ")))
                .singleElement()
                .asString()
                .contains(ord);
        assertThat(tekst.lines().filter(l -> l.startsWith("Next: ")))
                .singleElement()
                .asString()
                .contains(neste);
    }

    @Test
    void aRunningOneSaysWhereSinceWhenHowFarAndHowLongYet() {
        assertThat(status(Hva.KJOERER, LAAS, null).tekst()).startsWith("""
                        Running: kjøring 3 for 2026-10 on host vert1, pid 42, since 2026-11-24T06:00:00Z.
                        Step oppslag: 1200 of 5000, 48.5/s, about 78 s left.
                        """);
    }

    @Test
    void oneThatShowsNoSignOfLifeIsPointedOut() {
        Laas stille = new Laas("vert1", 42, "2026-11-24T06:00:00Z", 7300, null);
        assertThat(status(Hva.KJOERER, stille, null).tekst())
                .contains("no sign of life for 2 h 1 min: see whether that process, or its host, is frozen");
    }

    private static Status status(Hva hva, @Nullable Laas laas, @Nullable Integer exitkode) {
        Kjoeringslinje kjoering = new Kjoeringslinje(
                3,
                Kjoering.Art.HENTING,
                "2026-10",
                "2026-11-24",
                Tilstand.PAABEGYNT,
                exitkode,
                exitkode == null ? null : "what went wrong",
                9,
                9L,
                1L,
                "2026-11-24T05:00:00Z",
                "2026-11-24T05:30:00Z",
                null);
        return new Status(
                hva,
                laas,
                laas == null ? null : new Status.Framdrift("oppslag", 1200L, 5000L, 48.5, 78L),
                List.of(kjoering),
                null,
                List.of(),
                0,
                List.of(),
                null,
                null,
                null,
                Statustekst.nesteSteg(hva, Optional.of(kjoering), () -> "Nothing."));
    }
}
