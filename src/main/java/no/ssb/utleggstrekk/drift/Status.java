package no.ssb.utleggstrekk.drift;

import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Tilstand;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator wants to know, read without taking the lock. Times are ISO 8601 in UTC.
 *
 * @param tilstand what goes on, in one word
 * @param laas who holds the lock; null when nobody does
 * @param framdrift how far the running one has come; null when none runs
 * @param kjoeringer the last ten, newest first
 * @param lesepeker the highest sekvensnummer below which everything is stored; null before the first
 * @param ventende par that wait, per month
 * @param karantene hendelser and par in quarantine
 * @param beslutninger what operators decided last, newest first
 * @param nektet the last attempt, when it was refused before it came to a kjøring; null otherwise
 * @param database what is wrong with the database although it can be read; null when nothing is
 * @param frist whether a deadline is kept; null when none was asked for
 * @param nesteSteg what to do now
 */
public record Status(
        Hva tilstand,
        @Nullable Laas laas,
        @Nullable Framdrift framdrift,
        List<Kjoeringslinje> kjoeringer,
        @Nullable Long lesepeker,
        List<Ventende> ventende,
        long karantene,
        List<Beslutning> beslutninger,
        @Nullable Nektet nektet,
        @Nullable String database,
        @Nullable Frist frist,
        String nesteSteg) {

    /** What goes on. */
    public enum Hva {
        /** No kjøring has been made yet. */
        INGEN,
        /** The last one is published, or had nothing new. */
        FERDIG,
        KJOERER,
        /** Runs, and was asked to stop. */
        STOPPER,
        STOPPET,
        /** The lock is free, and the kjøring is neither ended nor says why: its process died or lost the lock. */
        DOEDE,
        FEILET,
        /** Waits for a person's decision (exit code 5). */
        BESLUTNING,
        /** The API refused us (exit code 6). */
        NEKTET
    }

    /**
     * Who holds the lock.
     *
     * @param sekunderSidenLivstegn since it last showed that it lives; it does so every second
     * @param stoppBedt when it was asked to stop; null when it was not
     */
    public record Laas(
            String vert,
            long pid,
            String siden,
            long sekunderSidenLivstegn,
            @Nullable String stoppBedt) {}

    /**
     * The step under way. The numbers are of this process's own work; null where the step does not count.
     *
     * @param steg Spring Batch's name of the step; null between two steps
     * @param totalt null also when it cannot be known
     * @param gjenstaarSekunder at the rate until now; null when it cannot be told
     */
    public record Framdrift(
            @Nullable String steg,
            @Nullable Long ferdig,
            @Nullable Long totalt,
            @Nullable Double perSekund,
            @Nullable Long gjenstaarSekunder) {}

    /**
     * One kjøring.
     *
     * @param par those to look up; null before the lookups
     * @param besvart those of them with an answer; null of all but the last kjøring, since a par belongs to the last that asked for it
     * @param avsluttet when the last attempt at it ended; null while it runs, and when its process died
     * @param publisert when its files were in place; null before that, and when there was nothing new
     */
    public record Kjoeringslinje(
            long kjoering,
            Kjoering.Art art,
            String kalendermaaned,
            String skjaeringsdato,
            Tilstand tilstand,
            @Nullable Integer exitkode,
            @Nullable String feil,
            long nye,
            @Nullable Long par,
            @Nullable Long besvart,
            String startet,
            @Nullable String avsluttet,
            @Nullable String publisert) {
        String omtale() {
            return Kjoering.omtale(art, kjoering, kalendermaaned);
        }
    }

    /** What an operator decided; grunn null when none was given. */
    public record Beslutning(
            String tidspunkt,
            String bruker,
            String vert,
            String kommando,
            @Nullable String grunn,
            String detaljer) {}

    /** An attempt that was refused. */
    public record Nektet(String tidspunkt, int exitkode, String feil) {}

    /** How many par of a month wait for a lookup. */
    public record Ventende(String kalendermaaned, long antall) {}

    /** The unfinished kjøring, or else the last one; empty when there is none. */
    Optional<Kjoeringslinje> gjeldende() {
        return kjoeringer.stream()
                .filter(k -> k.tilstand().erUferdig())
                .findFirst()
                .or(() -> kjoeringer.stream().findFirst());
    }

    /** As JSON: the field names are a contract, frozen by a test. */
    public String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .build()
                .writeValueAsString(this);
    }

    /** As text for people. */
    public String tekst() {
        return Statustekst.av(this);
    }
}
