package no.ssb.utleggstrekk.steg.hendelser;

import java.time.Duration;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Varighet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run would do now.
 *
 * @param kalendermaaned the month asked for
 * @param skjaeringsdato hendelser registered before this day are counted
 * @param stabilFra where the run would publish version 0: the day that hendelser must have been read to before the month is
 *     stable; null when it is
 * @param gaarNaa whether another process runs a kjøring now: a run would be refused
 * @param uferdig the unfinished kjøring that a run takes up first; null when there is none
 * @param fraSekvensnummer the first number to read; null when nothing is registered yet
 * @param tilSekvensnummer the bound, not read itself; null to read to the end of the list
 * @param hendelser to read
 * @param ubrukelige of these, for quarantine
 * @param par to look up: those that wait already and those of the hendelser, each once
 * @param alleredeVentende of these, par that wait already
 * @param framtidige par of later months, which wait for their own kjøring
 * @param kall to the API, without repetitions
 * @param sekunder the time they take at the set rate
 * @param maaneder the months looked up, in order
 * @param utenforDekning months before the first one covered: looked up, never published
 */
public record Plan(
        String kalendermaaned,
        String skjaeringsdato,
        @Nullable String stabilFra,
        boolean gaarNaa,
        @Nullable Uferdig uferdig,
        @Nullable Long fraSekvensnummer,
        @Nullable Long tilSekvensnummer,
        long hendelser,
        long ubrukelige,
        long par,
        long alleredeVentende,
        long framtidige,
        Kall kall,
        long sekunder,
        List<Maaned> maaneder,
        List<String> utenforDekning) {

    /** The unfinished kjøring. */
    public record Uferdig(long kjoering, String kalendermaaned, String skjaeringsdato) {}

    /** A month and how many par of it are looked up. */
    public record Maaned(String kalendermaaned, long par) {}

    /**
     * The calls.
     *
     * @param sider pages of the list
     * @param personer lookups of a person over adjacent months
     * @param numre lookups of a number, of hendelser that name no person; the par that they turn out to be come on top
     */
    public record Kall(long sider, long personer, long numre) {
        /** All of them. */
        public long sum() {
            return sider + personer + numre;
        }
    }

    /** As JSON: the field names are a contract. */
    public String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writeValueAsString(this);
    }

    /** As text for people. */
    public String tekst() {
        StringBuilder s = new StringBuilder(
                "Plan for %s, hendelser registered before %s.%n".formatted(kalendermaaned, skjaeringsdato));
        if (stabilFra != null) {
            s.append("The month is not stable before %s: a run publishes version 0, which later ones replace.%n"
                    .formatted(stabilFra));
        }
        if (gaarNaa) {
            s.append("A kjøring is running now: a run is refused until it has ended.\n");
        }
        if (uferdig != null) {
            s.append("A run takes up kjøring %d for %s first: it is unfinished.%n"
                    .formatted(uferdig.kjoering, uferdig.kalendermaaned));
        }
        s.append("%nHendelser to read:   %d%s%n"
                .formatted(
                        hendelser,
                        ubrukelige == 0 ? "" : ", of which at least %d are for quarantine".formatted(ubrukelige)));
        s.append("Par to look up:      %d, of which %d wait already%n".formatted(par, alleredeVentende));
        s.append("Par of later months: %d, left for their own kjøring%n".formatted(framtidige));
        s.append("Calls:               %d, about %s at the set rate: %d pages, %d lookups of persons%s%n"
                .formatted(
                        kall.sum(),
                        Varighet.tekst(Duration.ofSeconds(sekunder)),
                        kall.sider,
                        kall.personer,
                        kall.numre == 0
                                ? ""
                                : ", %d of numbers that came without a person, and then of the persons they turn out to be"
                                        .formatted(kall.numre)));
        s.append("Months looked up:    %s%n".formatted(maaneder.isEmpty() ? "none" : spenn() + liste()));
        if (!utenforDekning.isEmpty()) {
            s.append("Never published:     %s (before the first month covered)%n"
                    .formatted(String.join(", ", utenforDekning)));
        }
        return s.append("Nothing was changed.").toString();
    }

    /** How many there are, when there are several: the first kjøring takes all that there is. */
    private String spenn() {
        return maaneder.size() == 1
                ? ""
                : "%d, from %s to %s: "
                        .formatted(
                                maaneder.size(),
                                maaneder.get(0).kalendermaaned,
                                maaneder.get(maaneder.size() - 1).kalendermaaned);
    }

    private String liste() {
        return String.join(
                ", ",
                maaneder.stream()
                        .map(m -> m.kalendermaaned + ": " + m.par + " par")
                        .toList());
    }
}
