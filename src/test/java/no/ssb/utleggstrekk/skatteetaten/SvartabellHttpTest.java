package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.skatteetaten.svar.Svarrad;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartabell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of both answer tables over HTTP. The rows come from the tables themselves, so that none can be left out. */
class SvartabellHttpTest extends Simulatorproeve {
    private static final String SPORING = "0f0e0d0c-0b0a-4999-8888-a7a6a5a4a3a2";

    /** What can be asked for. */
    private enum Anrop {
        OPPSLAG(Endepunkt.OPPSLAG),
        HENDELSER(Endepunkt.HENDELSER),
        START(Endepunkt.START);

        final Endepunkt endepunkt;

        Anrop(Endepunkt endepunkt) {
            this.endepunkt = endepunkt;
        }

        Svartabell tabell() {
            return this == OPPSLAG ? Svartabell.oppslag(List.of()) : Svartabell.hendelser(List.of());
        }
    }

    /** One answer: a row, with one of its statuses. */
    private record Tilfelle(Anrop anrop, @Nullable String kode, int status, Svarhandling utfall) {
        @Override
        public String toString() {
            return "%s: %s %d is %s".formatted(anrop, kode == null ? "no kode" : kode, status, utfall);
        }

        String kropp() {
            String felt = kode == null ? "" : "\"kode\":\"%s\",".formatted(kode);
            return status == 204 || status == 304
                    ? ""
                    : "{%s\"melding\":\"det gikk ikke\",\"korrelasjonsid\":\"%s\"}".formatted(felt, SPORING);
        }
    }

    static Stream<Tilfelle> rader() {
        return Stream.of(Anrop.values())
                .flatMap(anrop -> anrop.tabell().rader().stream()
                        .flatMap(rad -> koder(rad)
                                .flatMap(kode ->
                                        statuser(rad).mapToObj(s -> new Tilfelle(anrop, kode, s, rad.utfall())))));
    }

    private static Stream<@Nullable String> koder(Svarrad rad) {
        return rad.koder().isEmpty() ? Stream.of((String) null) : rad.koder().stream();
    }

    /** A row's status; where it has many, those that differ for HTTP. */
    private static IntStream statuser(Svarrad rad) {
        if (rad.fraStatus() == rad.tilStatus()) {
            return IntStream.of(rad.fraStatus());
        }
        return rad.fraStatus() == 500
                ? IntStream.of(500, 502, 503, 504, 599)
                : IntStream.of(201, 204, 302, 304, 400, 402, 403, 404, 405, 406, 407, 408, 409, 415, 418, 422, 451);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rader")
    void anAnswerMeansWhatItsRowSays(Tilfelle t) {
        try (Proeveklient klient = klient()) {
            switch (t.utfall) {
                case FUNNET -> {
                    assertThat(erData(kall(klient, t.anrop))).isTrue();
                    assertThat(kall(t)).isEqualTo(1);
                }
                case IKKE_FUNNET -> assertThat(oppslag(klient, t, 1)).isEqualTo(new Utfall.IkkeFunnet());
                case SLETTET -> assertThat(oppslag(klient, t, 1)).isEqualTo(new Utfall.Slettet());
                case AVVIST ->
                    assertThat(oppslag(klient, t, 1))
                            .isEqualTo(new Utfall.Avvist(Objects.requireNonNull(t.kode), "det gikk ikke", SPORING));
                case SLUTT -> {
                    svarer(t, 1);
                    assertThat(erSlutt(kall(klient, t.anrop))).isTrue();
                    assertThat(kall(t)).isEqualTo(1);
                }
                case PROEV_IGJEN -> proevIgjen(klient, t);
                case VENT -> {
                    svarer(t, 3 * FORSOEK);
                    assertThat(erData(kall(klient, t.anrop))).isTrue();
                    assertThat(kall(t)).isEqualTo(3 * FORSOEK + 1);
                }
                case NYTT_TOKEN -> nyttToken(klient, t);
                case STOPP -> {
                    svarer(t, 1);
                    VarigFeil feil = nektet(() -> kall(klient, t.anrop));
                    assertThat(feil).hasMessageContaining(t.kode == null ? "status " + t.status : t.kode);
                    if (!t.kropp().isEmpty()) {
                        assertThat(feil).hasMessageContaining(SPORING);
                    }
                    assertThat(kall(t)).isEqualTo(1);
                }
            }
        }
    }

    private void proevIgjen(Proeveklient klient, Tilfelle t) {
        svarer(t, FORSOEK - 1);
        assertThat(erData(kall(klient, t.anrop))).isTrue();
        assertThat(kall(t)).isEqualTo(FORSOEK);

        if (t.anrop == Anrop.OPPSLAG) {
            Utfall.Feilet feilet = (Utfall.Feilet) oppslag(klient, t, FORSOEK);
            assertThat(feilet.aarsak()).contains(t.kode == null ? "status " + t.status : t.kode);
            assertThat(feilet.korrelasjonsid()).isEqualTo(SPORING);
        } else {
            // there is no page to leave out: the API is waited for
            svarer(t, 2 * FORSOEK);
            assertThat(erData(kall(klient, t.anrop))).isTrue();
            assertThat(kall(t)).isEqualTo(2 * FORSOEK + 1);
        }
    }

    private void nyttToken(Proeveklient klient, Tilfelle t) {
        svarer(t, 1);
        assertThat(erData(kall(klient, t.anrop))).isTrue();
        assertThat(simulator.kall().tokener()).isEqualTo(2);

        svarer(t, 2);
        assertThat(nektet(() -> kall(klient, t.anrop))).hasMessageContaining("401");
        assertThat(simulator.kall().tokener()).as("exactly one more token").isEqualTo(1);
    }

    static Stream<Tilfelle> ukjenteKoder() {
        return Stream.of(Anrop.values())
                .flatMap(anrop -> IntStream.of(400, 403, 404, 406, 409, 422)
                        .mapToObj(s -> new Tilfelle(anrop, "NY-123", s, Svarhandling.STOPP)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ukjenteKoder")
    void anUnknownKodeStopsAndIsNamed(Tilfelle t) {
        try (Proeveklient klient = klient()) {
            svarer(t, 1);
            assertThat(nektet(() -> kall(klient, t.anrop))).hasMessageContaining("NY-123");
            assertThat(kall(t)).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0} with status {1} is {2}")
    @CsvSource({
        "OAF-007,410,IKKE_FUNNET",
        "UTE-009,410,SLETTET",
        "OAF-009,410,SLETTET",
        "OAF-009,404,SLETTET",
        "OAF-006,422,AVVIST",
        "OAF-003,406,STOPP",
        "OAF-001,404,PROEV_IGJEN",
        "NY-123,410,SLETTET",
        "NY-123,503,PROEV_IGJEN",
        "NY-123,429,VENT",
        "NY-123,401,NYTT_TOKEN",
        "FA-005,404,STOPP"
    })
    void theKodeDecidesBeforeTheStatus(String kode, int status, Svarhandling utfall) {
        anAnswerMeansWhatItsRowSays(new Tilfelle(Anrop.OPPSLAG, kode, status, utfall));
    }

    private Object kall(Proeveklient klient, Anrop anrop) {
        return switch (anrop) {
            case OPPSLAG -> klient.oppslag(par);
            case HENDELSER -> klient.api.hendelser(1, 100);
            case START -> klient.api.foersteSekvensnummer(LocalDate.of(2026, 8, 1));
        };
    }

    private Utfall oppslag(Proeveklient klient, Tilfelle t, int ganger) {
        svarer(t, ganger);
        Utfall utfall = klient.oppslag(par).utfall();
        assertThat(kall(t)).isEqualTo(ganger);
        return utfall;
    }

    private static boolean erData(Object svar) {
        if (svar instanceof Svar s) {
            return s.utfall() instanceof Utfall.Funnet f && !f.forhold().isEmpty();
        }
        return svar instanceof Hendelsesside side ? !side.hendelser().isEmpty() : ((OptionalLong) svar).isPresent();
    }

    private static boolean erSlutt(Object svar) {
        return svar instanceof Hendelsesside side ? side.hendelser().isEmpty() : ((OptionalLong) svar).isEmpty();
    }

    private void svarer(Tilfelle t, int ganger) {
        skript(ganger, t.anrop.endepunkt, t.status, t.kropp());
    }

    private long kall(Tilfelle t) {
        return simulator.kall().antall(t.anrop.endepunkt);
    }
}
