package no.ssb.utleggstrekk.steg.oppslag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.NektetFeil;
import no.ssb.utleggstrekk.tilstand.Besvarelse;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.junit.jupiter.api.Test;

/** Whether it is one person whom we may not ask for, or we who may not ask. */
class NektelserTest {
    private final NektetFeil ingenTilgang = new NektetFeil(403, "UTE-005", "spor", "no access");
    private final NektetFeil ukjentUrl = new NektetFeil(404, null, "spor", "unknown URL");

    @Test
    void theFirstRefusalOfAKjoeringStopsIt() {
        Nektelser nektelser = new Nektelser(false);
        nektelser.svart();
        assertThat(nektelser.taales(kall("a", 1), ingenTilgang)).isFalse();
        assertThat(utfall(nektelser.utsatt())).containsExactly("FEILET");
    }

    @Test
    void oneAmongOthersWhoAreAnsweredHasNoAccessAndTwoInARowSayThatWeHaveNone() {
        Nektelser nektelser = new Nektelser(true);
        assertThat(nektelser.taales(kall("a", 1), ingenTilgang)).isTrue();
        nektelser.svart();
        assertThat(nektelser.taales(kall("b", 1), ingenTilgang)).isTrue();
        assertThat(nektelser.taales(kall("b", 2), ingenTilgang))
                .as("another month of the same person")
                .isTrue();
        assertThat(utfall(nektelser.avgjort(true))).containsExactly("AVVIST", "AVVIST", "AVVIST");
        assertThat(nektelser.uavgjort(true)).isEmpty();

        assertThat(nektelser.taales(kall("c", 1), ingenTilgang)).isFalse();
    }

    @Test
    void thoseRefusedBeforeAreAllAskedForAgainThoughNoneIsAnsweredInBetween() {
        Nektelser nektelser = new Nektelser(true);
        nektelser.svart();
        assertThat(nektelser.taales(nektetFoer("a"), ingenTilgang)).isTrue();
        assertThat(nektelser.taales(nektetFoer("b"), ingenTilgang)).isTrue();
        assertThat(utfall(nektelser.avgjort(true))).containsExactly("AVVIST", "AVVIST");
    }

    @Test
    void withoutAnyAnswerOnlyTheVeryLastOneIsAloneInIt() {
        Nektelser nektelser = new Nektelser(true);
        nektelser.taales(nektetFoer("a"), ingenTilgang);
        assertThat(nektelser.uavgjort(false))
                .as("nobody was answered in the whole kjøring")
                .hasSize(1);
        assertThat(nektelser.uavgjort(true)).isEmpty();

        nektelser.taales(nektetFoer("b"), ingenTilgang);
        assertThat(nektelser.uavgjort(true)).hasSize(2);
        assertThat(utfall(nektelser.avgjort(true))).containsExactly("FEILET", "FEILET");
    }

    @Test
    void anUnknownUrlIsNeverTakenForAPersonsOwn() {
        Nektelser nektelser = new Nektelser(true);
        nektelser.svart();
        assertThat(nektelser.taales(nektetFoer("a"), ukjentUrl)).isTrue();
        assertThat(utfall(nektelser.avgjort(true))).containsExactly("FEILET");
        assertThat(nektelser.uavgjort(true)).containsExactly(ukjentUrl);
        assertThat(nektelser.taales(kall("b", 1), ukjentUrl)).isFalse();
    }

    @Test
    void whatIsRefusedForSeveralMonthsIsAskedForMonthByMonthBeforeItIsDecided() {
        Nektelser nektelser = new Nektelser(true);
        assertThat(nektelser.taales(kall("a", 1, 2, 3), ingenTilgang)).isTrue();
        assertThat(nektelser.utsatt()).isEmpty();
        assertThat(nektelser.taales(kall("a", 1), ingenTilgang)).isTrue();
        nektelser.svart();
        assertThat(utfall(nektelser.avgjort(true))).containsExactly("AVVIST");
    }

    private static List<String> utfall(List<Besvarelse> svar) {
        return svar.stream().map(s -> s.par().get(0).svar().utfall().navn()).toList();
    }

    private static List<VentendePar> kall(String person, Integer... maaneder) {
        return Arrays.stream(maaneder).map(m -> par(person, m, false)).toList();
    }

    private static List<VentendePar> nektetFoer(String person) {
        return List.of(par(person, 1, true));
    }

    private static VentendePar par(String person, int maaned, boolean nektet) {
        return new VentendePar(
                1, Kalendermaaned.av("2026-0" + maaned), new Inntektsmottaker(person), 1, 1, nektet, null);
    }
}
