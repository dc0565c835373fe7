package no.ssb.utleggstrekk.steg.rapport;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class MaanedsbildeTest {
    @Test
    void onePersonInSeveralClassesIsOnePerson() {
        assertThat(Maanedsbilde.slaatSammen(
                                List.of(klasse(0, 9, 5), klasse(8500, 1, 1), klasse(9000, 1, 1), klasse(9500, 1, 1)))
                        .valueStream()
                        .filter(k -> k.get("antall_utleggstrekk").asLong() > 0))
                .as("three deductions that may be one person's are no class of their own")
                .singleElement()
                .satisfies(
                        k -> assertThat(k.get("antall_utleggstrekk").asLong()).isEqualTo(12));
    }

    private static ObjectNode klasse(int fra, int antall, int personer) {
        return JsonTekst.objekt()
                .put("fra", fra)
                .put("antall_utleggstrekk", antall)
                .put("personer", personer);
    }
}
