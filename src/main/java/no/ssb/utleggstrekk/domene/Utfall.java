package no.ssb.utleggstrekk.domene;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of one lookup. Faults that stop the job are not among them: they are thrown. Source: the answer
 * table, {@code docs/svartabell.md}.
 */
public sealed interface Utfall {
    /** Data: replaces all we hold for the par (rule 10). Holds only forhold of the month asked for. */
    record Funnet(List<Forhold> forhold) implements Utfall {
        public Funnet {
            forhold = List.copyOf(forhold);
        }

        @Override
        public String navn() {
            return "FUNNET";
        }
    }

    /** Nothing for this person and month: removes what we hold. */
    record IkkeFunnet() implements Utfall {
        @Override
        public String navn() {
            return "IKKE_FUNNET";
        }
    }

    /** Deleted for the period: removes what we hold. */
    record Slettet() implements Utfall {
        @Override
        public String navn() {
            return "SLETTET";
        }
    }

    /**
     * Refused, or unusable as data: quarantine; what we hold stays, and the job goes on.
     *
     * @param kode the API's code, or our own for an answer that cannot be used
     * @param melding a reason without personal data; null when there is none
     * @param korrelasjonsid Skatteetaten's trace of the call; null when not sent
     */
    record Avvist(
            String kode, @Nullable String melding, @Nullable String korrelasjonsid) implements Utfall {
        @Override
        public String navn() {
            return "AVVIST";
        }
    }

    /**
     * No usable answer after the last attempt: the par goes on waiting, and a restart tries it again (rule 11).
     *
     * @param aarsak what went wrong the last time, without personal data
     * @param korrelasjonsid trace of the last attempt; null when not sent
     */
    record Feilet(String aarsak, @Nullable String korrelasjonsid) implements Utfall {
        @Override
        public String navn() {
            return "FEILET";
        }
    }

    /** The name in the database and the report. */
    String navn();
}
