package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.Map;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.skatteetaten.http.Json;
import tools.jackson.databind.JsonNode;

/**
 * What a whole answer means, before anything is done about it: the same for a call and for an answer that is read again.
 *
 * @param <T> what the data are read as
 */
public sealed interface Tolkning<T> {
    /**
     * Data.
     *
     * @param navn how many times a field was met under which of its names, as {@code kalendermaaned=periode}; for the report
     */
    record Data<T>(T verdi, Map<String, Long> navn) implements Tolkning<T> {}

    /**
     * An answer that is not data.
     *
     * @param handling what it means; never FUNNET
     */
    record Uten<T>(Svarhandling handling, int status, Feilkropp kropp) implements Tolkning<T> {}

    /**
     * It should be data and cannot be read; it may be right the next time.
     *
     * @param aarsak without personal data
     */
    record Uleselig<T>(String aarsak, Feilkropp kropp) implements Tolkning<T> {
        Uleselig(String aarsak) {
            this(aarsak, Feilkropp.TOM);
        }
    }

    /**
     * Whole JSON of another form than the contract's.
     *
     * @param aarsak with the names that were seen, without personal data
     * @param navn the same names
     * @param sikkert whether it cannot be an accident of this one answer
     */
    record Ukjent<T>(String aarsak, Set<String> navn, boolean sikkert) implements Tolkning<T> {}

    /** Reads one kind of body. */
    interface Leser<T> {
        Tolkning<T> les(JsonNode kropp);

        /** What is asked about; equal for two calls about the same. It may hold a person. */
        Object emne();
    }

    /** Reads an answer. An error must never be taken for data, so a kode on an answer for data makes it unreadable. */
    static <T> Tolkning<T> av(Svartabell tabell, int status, byte[] svar, Leser<T> leser) {
        JsonNode node = Json.les(svar);
        Feilkropp kropp = Feilkropp.av(node);
        Svarhandling handling = tabell.utfall(kropp.kode(), status);
        if (handling != Svarhandling.FUNNET) {
            return new Uten<>(handling, status, kropp);
        }
        if (node == null) {
            return new Uleselig<>("the body of a " + status + " is not whole, valid JSON");
        }
        return kropp.kode() == null ? leser.les(node) : new Uleselig<>(Avslag.svar(kropp.kode(), status), kropp);
    }

    /** No whole answer. */
    static <T> Tolkning<T> intet(String aarsak) {
        return new Uleselig<>(aarsak);
    }

    /** What it was, in words for an operator. */
    default String omtale() {
        if (this instanceof Uten<T> uten) {
            return Avslag.svar(uten.kropp().kode(), uten.status());
        }
        return this instanceof Uleselig<T> uleselig
                ? uleselig.aarsak()
                : this instanceof Ukjent<T> ukjent ? ukjent.aarsak() : "data";
    }

    /** The body that is not data; empty for data. */
    default Feilkropp feilkropp() {
        return this instanceof Uten<T> uten
                ? uten.kropp()
                : this instanceof Uleselig<T> uleselig ? uleselig.kropp() : Feilkropp.TOM;
    }
}
