package no.ssb.utleggstrekk.skatteetaten.svar;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.skatteetaten.Proeveklient;
import no.ssb.utleggstrekk.skatteetaten.http.Json;

/** Bodies read by the parsers, as in an answer with status 200. */
final class Lesing {
    /** The person of Skatteetaten's own example. */
    static final String PERSON = "01916499716";

    static final Kalendermaaned AUGUST = Kalendermaaned.av("2023-08");

    private Lesing() {}

    static Tolkning<Personsvar> person(String kropp, Maanedsspenn spenn) {
        return tolk(Svartabell.oppslag(List.of()), kropp, new Oppslagsvar(new Identifikator(PERSON), spenn));
    }

    /** The answers for August 2023 and the months after it, in order. */
    static List<Svar> maaneder(String kropp, int antall) {
        Maanedsspenn spenn = new Maanedsspenn(AUGUST, AUGUST.pluss(antall - 1));
        Map<Kalendermaaned, Svar> svar = endelig(person(kropp, spenn));
        assertThat(svar.keySet()).containsExactlyInAnyOrderElementsOf(spenn.maaneder());
        return spenn.maaneder().stream()
                .map(m -> Objects.requireNonNull(svar.get(m)))
                .toList();
    }

    static Svar august(String kropp) {
        return maaneder(kropp, 1).get(0);
    }

    static Nummersvar nummer(String kropp) {
        return Svartolk.nummersvar(tolk(Svartabell.oppslag(List.of()), kropp, new Nummerleser(7)), "id");
    }

    static Tolkning<Hendelsesside> side(String kropp, long fra) {
        return side(kropp, fra, Map.of());
    }

    static Tolkning<Hendelsesside> side(String kropp, long fra, Map<String, Object> innstillinger) {
        Hendelsesform form =
                Hendelsesform.av(Proeveklient.innstillinger(innstillinger).api().hendelsefelt());
        return tolk(Svartabell.hendelser(List.of()), kropp, new Hendelsessvar(form, fra));
    }

    private static <T> Tolkning<T> tolk(Svartabell tabell, String kropp, Tolkning.Leser<T> leser) {
        Objects.requireNonNull(Json.les(utf8(kropp)), kropp);
        return Tolkning.av(tabell, 200, utf8(kropp), leser);
    }

    private static Map<Kalendermaaned, Svar> endelig(Tolkning<Personsvar> tolkning) {
        return ((Personsvar.Endelig) ((Tolkning.Data<Personsvar>) tolkning).verdi()).maaneder();
    }

    private static byte[] utf8(String tekst) {
        return tekst.getBytes(StandardCharsets.UTF_8);
    }
}
