package no.ssb.utleggstrekk.skatteetaten;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bodies broken in every way we could think of, over HTTP. Whatever comes, the outcome is one the job counts: never another
 * exception, never a hang, and no text from outside that is long, holds control characters or quotes the person.
 */
@Timeout(30)
class FuzzTest extends Simulatorproeve {
    private static final int FROE_PER_MUTASJON = 30;

    private Proeveklient klient;

    @BeforeAll
    void lagKlient() {
        klient = klient(Map.of("utleggstrekk.api.maks-forsoek", 1));
    }

    @AfterAll
    void lukk() {
        klient.close();
    }

    static List<Long> froe() {
        return LongStream.range(0, (long) FROE_PER_MUTASJON * Mutasjon.values().length)
                .boxed()
                .toList();
    }

    private static Mutasjon mutasjon(long froe) {
        List<Mutasjon> alle = List.of(Mutasjon.values());
        return alle.get((int) (froe % alle.size()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("froe")
    void aBrokenLookupIsCounted(long froe) {
        Mutasjon mutasjon = mutasjon(froe);
        byte[] kropp = mutasjon.av(simulator.body(par), new SplittableRandom(froe));
        simulator.feil(Feilplan.INGEN.medSvar(Endepunkt.OPPSLAG, 200, kropp, Map.of()));

        Svar svar = klient.oppslag(par);

        if (mutasjon.alltidUleselig) {
            assertThat(svar.utfall()).isInstanceOf(Utfall.Feilet.class);
        }
        if (svar.utfall() instanceof Utfall.Funnet funnet) {
            funnet.forhold().forEach(FuzzTest::kanLagres);
        } else if (svar.utfall() instanceof Utfall.Avvist avvist) {
            erTrygg(avvist.kode(), 60);
            erTrygg(String.valueOf(avvist.melding()), 200);
        } else {
            assertThat(svar.utfall()).isInstanceOf(Utfall.Feilet.class);
            erTrygg(((Utfall.Feilet) svar.utfall()).aarsak(), 200);
        }
        erTrygge(svar.avvik());
        // and the next answer is read as if nothing had happened
        assertThat(klient.oppslag(par).utfall()).isInstanceOf(Utfall.Funnet.class);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("froe")
    void aBrokenPageIsAPageOrAFault(long froe) {
        Mutasjon mutasjon = mutasjon(froe);
        byte[] kropp = mutasjon.av(SIDE, new SplittableRandom(froe));
        simulator.feil(Feilplan.INGEN.medSvar(Endepunkt.HENDELSER, 200, kropp, Map.of()));
        try {
            Hendelsesside side = klient.api.hendelser(1, 100);
            assertThat(mutasjon.alltidUleselig).as("read all the same").isFalse();
            assertThat(side.hendelser().size() + side.avvik().size())
                    .as("nothing is lost in silence")
                    .isPositive();
            side.hendelser().forEach(FuzzTest::kanSorteres);
            erTrygge(side.avvik().stream().map(Hendelsesside.Funn::avvik).toList());
        } catch (Feil feil) {
            erTrygg(String.valueOf(feil.getMessage()), 500);
        }
        assertThat(klient.api.hendelser(1, 100).hendelser()).isNotEmpty();
    }

    private static final String SIDE = """
            {"hendelser":[{"sekvensnummer":12,"identifikator":"20925001158","gjelderPeriode":"2026-08",\
            "registreringstidspunkt":"2026-09-10T09:29:16.000000Z","hendelsetype":"NY"},\
            {"sekvensnummer":15,"identifikator":"20925001158","gjelderPeriode":"2026-09","hendelsetype":"ENDRET"}]}""";

    private static void kanLagres(Forhold forhold) {
        erLagerbar(forhold.opplysningspliktig());
        erLagerbar(forhold.underenhet());
        for (Linje linje : forhold.linjer()) {
            assertThat(linje.beskrivelse()).isNotBlank();
            erLagerbar(linje.beskrivelse());
        }
    }

    private static void kanSorteres(Hendelse hendelse) {
        assertThat(hendelse.sekvensnummer()).isPositive();
        assertThat(hendelse.gjelderPeriode()).hasSizeLessThanOrEqualTo(200);
        erLagerbar(hendelse.hendelsetype());
    }

    private static void erLagerbar(@Nullable String tekst) {
        if (tekst != null) {
            assertThat(tekst).hasSizeLessThanOrEqualTo(200).doesNotContainPattern("\\p{Cc}");
        }
    }

    private void erTrygge(List<Avvik> avvik) {
        assertThat(avvik.stream().distinct()).hasSizeLessThanOrEqualTo(60);
        avvik.forEach(a -> erTrygg(a.detalj(), 200));
    }

    private void erTrygg(String tekst, int lengde) {
        assertThat(tekst)
                .hasSizeLessThanOrEqualTo(lengde)
                .doesNotContain(par.identifikator())
                .doesNotContainPattern("[0-9]{11}")
                .doesNotContainPattern("\\p{Cc}");
    }
}
