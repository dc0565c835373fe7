package no.ssb.utleggstrekk.grunn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KrasjpunktTest {
    private final List<String> drept = new ArrayList<>();

    @Test
    void passingDoesNothingInAProcessThatWasStartedWithoutTheProperties() {
        Krasjpunkt.passer("foer navnebytte", () -> {
            throw new AssertionError("the name was asked for");
        });
    }

    @Test
    void withoutTheTwoPropertiesThereIsNothingToCount() {
        assertThat(Krasjpunktteller.av(null, null, drept::add)).isNull();
    }

    @Test
    void aNumberAloneMeansTheNthPassingOfAll() {
        passer("3");
        assertThat(drept).containsExactly("foer commit a");
    }

    @Test
    void aNameAndANumberMeanTheNthPassingOfThatPoint() {
        passer("foer commit a:2");
        assertThat(drept).containsExactly("foer commit a");
        drept.clear();
        passer("etter commit b:1");
        assertThat(drept).containsExactly("etter commit b");
        drept.clear();
        passer("etter commit b:2");
        assertThat(drept).isEmpty();
    }

    @Test
    void aWrongNumberStopsTheProcessAtItsStart() {
        assertThatThrownBy(() -> Krasjpunktteller.av("foer commit a:x", null, drept::add))
                .isInstanceOf(NumberFormatException.class);
    }

    @Test
    void theCountsAreWrittenInTheOrderOfTheFirstPassing(@TempDir Path mappe) throws Exception {
        Krasjpunktteller teller = passer("99");
        teller.skriv(mappe.resolve("kryss.txt"));
        assertThat(Files.readString(mappe.resolve("kryss.txt"))).isEqualTo("2\tfoer commit a\n1\tetter commit b\n");
    }

    private Krasjpunktteller passer(String drepVed) {
        Krasjpunktteller teller = Objects.requireNonNull(Krasjpunktteller.av(drepVed, null, drept::add));
        teller.passer("foer commit a");
        teller.passer("etter commit b");
        teller.passer("foer commit a");
        return teller;
    }
}
