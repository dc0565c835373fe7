package no.ssb.utleggstrekk.innstillinger;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MiljoeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTLEGGSTREKK_UTDATA_ROT",
                "utleggstrekk_utdata_rot",
                "UTLEGGSTREKK_API_KALLPERSEKUND",
                "UTLEGGSTREKK_API_KALL_PER_SEKUND",
                "UTLEGGSTREKK_MASKINPORTEN_GUARDIAN_KEYCLOAKURL",
                "UTLEGGSTREKK_API_SVARTABELL_OPPSLAG_0_KODE",
                "UTLEGGSTREKK_CONFIG",
                "UTLEGGSTREKK_HEAP",
                "UTLEGGSTREKK_SERVICE_HOST",
                "UTLEGGSTREKK_SERVICE_PORT",
                "UTLEGGSTREKK_SERVICE_PORT_HTTP",
                "UTLEGGSTREKK_PORT",
                "UTLEGGSTREKK_PORT_8080_TCP",
                "UTLEGGSTREKK_PORT_8080_TCP_PROTO",
                "UTLEGGSTREKK_PORT_8080_TCP_PORT",
                "UTLEGGSTREKK_PORT_8080_TCP_ADDR",
                "UTLEGGSTREKK_DB_SERVICE_HOST",
                "UTLEGGSTREKK_DB_PORT_5432_TCP_ADDR",
                "SPRING_DATASOURCE_URL",
                "PATH",
            })
    void keysAndWhatOthersSetAreKnown(String navn) {
        assertThatCode(() -> Miljoe.kontroller(List.of(navn))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTLEGGSTREKK_UTDATA_ROOT",
                "UTLEGGSTREKK_UTDATAROT",
                "UTLEGGSTREKK_API_KALL_PERSEKUND",
                "UTLEGGSTREKK_KONFIG",
                "UTLEGGSTREKK_API",
                "Utleggstrekk_Api_Rot",
            })
    void anotherNameFailsTheStart(String navn) {
        assertThatThrownBy(() -> Miljoe.kontroller(List.of("PATH", navn)))
                .isInstanceOfSatisfying(
                        VarigFeil.class,
                        f -> org.assertj.core.api.Assertions.assertThat(f.exitkode())
                                .isEqualTo(Exitkode.BRUK))
                .hasMessageContaining(navn);
    }

    @Test
    void allAreToldAtOnce() {
        assertThatThrownBy(() -> Miljoe.kontroller(List.of("UTLEGGSTREKK_B", "UTLEGGSTREKK_A")))
                .hasMessageContaining("UTLEGGSTREKK_A, UTLEGGSTREKK_B");
    }
}
