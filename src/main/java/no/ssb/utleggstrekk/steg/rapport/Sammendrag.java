package no.ssb.utleggstrekk.steg.rapport;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.utdata.Datasett;
import tools.jackson.databind.JsonNode;

/**
 * What a kjøring came to, as a few lines for a person at a terminal or in a log. Made of its rapport.json alone. No kroner: a
 * change could be one person's.
 *
 * @param sti where the page of the report lies
 */
public record Sammendrag(JsonNode rapport, String sti) {
    private static final String RAD = "  %-9s%-10s%12s%9s  %s";
    private static final int BREDDE = 76;

    /** One month of it: its version before and now, what it holds, and for how many persons that is new. */
    private record Maaned(JsonNode json) {
        String navn() {
            return json.path("kalendermaaned").asString("");
        }

        /** Of the figures, which are what most read. */
        String versjon() {
            return json.path("versjoner")
                    .valueStream()
                    .filter(v -> v.path("datasett").asString("").equals(Datasett.UNDERENHET.navn()))
                    .map(v -> v.path("versjon_foer").isNumber()
                            ? v.path("ny").asBoolean()
                                    ? v.path("versjon_foer").asInt() + " -> "
                                            + v.path("versjon").asInt()
                                    : v.path("versjon").asInt() + ", same"
                            : v.path("versjon").asInt() + ", new")
                    .findFirst()
                    .orElse("");
        }

        long naa(String felt) {
            return json.path("naa").path(felt).asLong(0);
        }

        boolean erPublisertFoer() {
            return json.path("foer").isObject();
        }

        String endring() {
            return erPublisertFoer()
                    ? Stream.of("nye", "endret", "borte")
                            .map(hva -> "%d %s".formatted(personer(hva), ENGELSK.get(hva)))
                            .collect(Collectors.joining(", "))
                    : "first published";
        }

        long personer(String hva) {
            return json.path("personer").path("antall_personer_" + hva).asLong(0);
        }
    }

    private static final Map<String, String> ENGELSK = Map.of("nye", "new", "endret", "changed", "borte", "gone");

    private List<Maaned> maaneder() {
        return rapport.path("maaneder").valueStream().map(Maaned::new).toList();
    }

    /** One line per month for a log. */
    public List<String> linjer() {
        return maaneder().stream()
                .map(m -> "%s: version %s, %d underenheter, %d persons (%s)"
                        .formatted(
                                m.navn(),
                                m.versjon().replaceFirst(", (.*)", " ($1)"),
                                m.naa("antall_underenheter"),
                                m.naa("antall_inntektsmottakere"),
                                m.endring()))
                .toList();
    }

    /** The same as a table, when the terminal is wide enough for it. */
    public List<String> tabell(int bredde) {
        if (bredde < BREDDE || maaneder().isEmpty()) {
            return linjer();
        }
        List<String> linjer = new ArrayList<>();
        linjer.add(RAD.formatted("month", "version", "underenheter", "persons", "of them"));
        for (Maaned m : maaneder()) {
            linjer.add(RAD.formatted(
                    m.navn(),
                    m.versjon(),
                    m.naa("antall_underenheter"),
                    m.naa("antall_inntektsmottakere"),
                    m.endring()));
        }
        return linjer;
    }

    /** What to do next of a month whose figures are not stable yet: a sentence; empty when they are. */
    public Optional<String> ustabil() {
        JsonNode resultat = rapport.path("resultat");
        return resultat.path("stabil").asBoolean(true)
                ? Optional.empty()
                : Optional.of("Run again from %s on: the figures of %s are not stable before that."
                        .formatted(
                                resultat.path("stabil_fra").asString(""),
                                rapport.path("kalendermaaned").asString("")));
    }

    /** Hendelser that could not be used. */
    public long karantene() {
        return rapport.path("tellere").path("karantene").asLong(0);
    }

    /** Calls that failed and were made again. */
    public long gjentak() {
        return rapport.path("api")
                .path("kall")
                .valueStream()
                .mapToLong(k -> k.path("gjentak").asLong(0))
                .sum();
    }

    /** Persons in months that were published before, of whom something is now otherwise: nye, endret or borte. */
    public long revidert(String hva) {
        return maaneder().stream()
                .filter(Maaned::erPublisertFoer)
                .mapToLong(m -> m.personer(hva.toLowerCase(Locale.ROOT)))
                .sum();
    }
}
