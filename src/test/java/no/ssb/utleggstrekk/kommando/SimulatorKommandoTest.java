package no.ssb.utleggstrekk.kommando;

import static org.assertj.core.api.Assertions.assertThat;

import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Kommandotest;
import no.ssb.utleggstrekk.verktoey.Kommandotest.Utkomme;
import org.junit.jupiter.api.Test;

class SimulatorKommandoTest {
    @Test
    void itsHelpAndThatOfItsFaultsTellWhatThereIs() {
        assertThat(kjoer("--help").ut()).contains("--kontrakt", "publisert", "seed", "--feil help");

        Utkomme hjelp = kjoer("--feil", "help");
        assertThat(hjelp.exitkode()).isZero();
        assertThat(hjelp.ut())
                .contains("ombygget  the list is numbered anew", "null-liste ", "samme-side ", "kompakt-dato ");
    }

    @Test
    void whatItDoesNotKnowIsWrongUse() {
        assertThat(kjoer("--feil", "andel=1,typer=599").exitkode()).isEqualTo(2);
        assertThat(kjoer("--feil", "andel=1,typer=599").feil()).contains("unknown fault type '599'");
        assertThat(kjoer("--feil", "ombygget=ny").feil()).contains("not kortere or lengre");
        assertThat(kjoer("--kontrakt", "utkast").feil()).contains("PUBLISERT, SEED");
    }

    @Test
    void aPortThatIsTakenIsNamedWithTheMend() {
        try (Simulator annen = Simulator.start(Oppsett.antall(1, 1))) {
            Utkomme opptatt = kjoer("--port", Integer.toString(annen.baseUrl().getPort()));
            assertThat(opptatt.exitkode()).isEqualTo(2);
            assertThat(opptatt.feil())
                    .contains("cannot listen on " + annen.baseUrl().getAuthority(), "give a port with --port")
                    .hasLineCount(1);
        }
    }

    private static Utkomme kjoer(String... valg) {
        String[] kommando = new String[valg.length + 1];
        kommando[0] = "simulator";
        System.arraycopy(valg, 0, kommando, 1, valg.length);
        return Kommandotest.kjoer(new String[0], kommando);
    }
}
