package no.ssb.utleggstrekk.tilstand;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LongSummaryStatistics;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts avvik per kjøring and month, in the transaction of the data that they were found in. */
public final class Avvikslager {
    private final JdbcClient jdbc;

    public Avvikslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One avvik as it was found.
     *
     * @param kalendermaaned the month of the data; null when it belongs to no one month
     * @param sekvensnummer the hendelse it was found with
     */
    public record Funn(Avvik avvik, @Nullable Kalendermaaned kalendermaaned, long sekvensnummer) {
        private Noekkel noekkel() {
            return new Noekkel(avvik.kode(), avvik.detalj(), kalendermaaned == null ? null : kalendermaaned.toString());
        }
    }

    private record Noekkel(
            AvvikKode kode, String detalj, @Nullable String kalendermaaned) {
        static final Comparator<Noekkel> ORDEN = Comparator.comparing(Noekkel::kode)
                .thenComparing(Noekkel::detalj)
                .thenComparing(Noekkel::kalendermaaned, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /**
     * Counts what was found, one row for all that is alike, with the lowest sekvensnummer it was seen with. In a fixed order,
     * so that two workers never wait for each other's rows crosswise.
     */
    public void tell(Kjoering kjoering, Collection<Funn> funn) {
        SortedMap<Noekkel, LongSummaryStatistics> like = new TreeMap<>(Noekkel.ORDEN);
        for (Funn f : funn) {
            like.computeIfAbsent(f.noekkel(), n -> new LongSummaryStatistics()).accept(f.sekvensnummer());
        }
        like.forEach((noekkel, numre) -> tell(kjoering, noekkel, numre.getMin(), numre.getCount()));
    }

    private void tell(Kjoering kjoering, Noekkel noekkel, long sekvensnummer, long antall) {
        jdbc.sql("""
                insert into avvik (kjoering_id, kode, kalendermaaned, detalj, antall, foerste_sekvensnummer)
                values (?, ?, ?::text, ?, ?, ?)
                on conflict (kjoering_id, kode, kalendermaaned, detalj) do update
                    set antall = avvik.antall + excluded.antall,
                    foerste_sekvensnummer = least(avvik.foerste_sekvensnummer, excluded.foerste_sekvensnummer)""")
                .params(Arrays.asList(
                        kjoering.id(),
                        noekkel.kode().name(),
                        noekkel.kalendermaaned(),
                        noekkel.detalj(),
                        antall,
                        sekvensnummer))
                .update();
    }
}
