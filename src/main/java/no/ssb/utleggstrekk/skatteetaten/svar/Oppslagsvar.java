package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import tools.jackson.databind.JsonNode;

/**
 * The data of a lookup of a person, from JSON to an answer for each month asked for: what the body holds for it, and
 * IKKE_FUNNET when that is nothing.
 *
 * @param identifikator the person asked for: a forhold of another makes the answer unusable (rule 10)
 * @param spenn the months asked for: a forhold of another is dropped and noted (rule 10)
 */
public record Oppslagsvar(Identifikator identifikator, Maanedsspenn spenn) implements Tolkning.Leser<Personsvar> {
    /** What has been read for one month. */
    private record Maaned(List<Forhold> forhold, Lesefunn funn) {
        Maaned() {
            this(new ArrayList<>(), new Lesefunn());
        }

        Svar svar() {
            Utfall.Avvist avvist = funn.avvist();
            Utfall utfall =
                    avvist != null ? avvist : forhold.isEmpty() ? new Utfall.IkkeFunnet() : new Utfall.Funnet(forhold);
            return new Svar(utfall, funn.avvik());
        }
    }

    @Override
    public Object emne() {
        return identifikator;
    }

    @Override
    public Tolkning<Personsvar> les(JsonNode kropp) {
        Lesefunn felles = new Lesefunn();
        return Oppgave.les(kropp, felles, oppgaver -> les(oppgaver, felles));
    }

    private Tolkning<Personsvar> les(List<Oppgave> oppgaver, Lesefunn felles) {
        Map<Kalendermaaned, Maaned> maaneder = new HashMap<>();
        spenn.maaneder().forEach(m -> maaneder.put(m, new Maaned()));
        Maaned foerste = Objects.requireNonNull(maaneder.get(spenn.fra()));
        foerste.funn().ta(felles); // what is noticed once is counted once
        for (Oppgave oppgave : oppgaver) {
            if (oppgave.gjelderAnnenEnn(identifikator)) {
                return new Tolkning.Uleselig<>("the answer holds a forhold of another person than the one asked for");
            }
            Optional<Kalendermaaned> egen = oppgave.maaned();
            if (egen.isEmpty() && !spenn.erEnMaaned()) {
                return new Tolkning.Data<>(new Personsvar.MaanedForMaaned(), Map.of());
            }
            Maaned maaned = egen.isEmpty() ? foerste : maaneder.get(egen.get());
            if (maaned == null) {
                oppgave.funn().avvik(AvvikKode.FORHOLD_ANNEN_MAANED, "");
                foerste.funn().ta(oppgave.funn().avvik());
            } else {
                les(oppgave, maaned, egen.isPresent());
            }
        }
        return new Tolkning.Data<>(
                new Personsvar.Endelig(
                        maaneder.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, e -> e.getValue().svar())),
                        null),
                Map.of());
    }

    private static void les(Oppgave oppgave, Maaned maaned, boolean harMaaned) {
        Objekt element = oppgave.forhold();
        if (element != null) {
            Felt felt = oppgave.form().kalendermaaned();
            if (!harMaaned && oppgave.harMaaned()) {
                // it may be ours or another: counting it would be a guess, and so would dropping it
                oppgave.funn().ugyldig(element.sti(felt));
            } else if (!harMaaned && !oppgave.skjermet()) {
                element.endretType(felt);
            }
            maaned.forhold().add(new Forholdsleser(oppgave, element).les());
        }
        maaned.funn().ta(oppgave.funn());
    }
}
