package no.ssb.utleggstrekk.drift;

import java.util.Arrays;
import no.ssb.utleggstrekk.domene.Avvik;
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
     * Counts the same avvik a number of times, and remembers the lowest sekvensnummer it was seen with.
     *
     * @param maaned the month of the data; null when it belongs to no one month
     */
    public void tell(Kjoering kjoering, Avvik avvik, @Nullable Kalendermaaned maaned, long sekvensnummer, long antall) {
        jdbc.sql("""
                insert into avvik (kjoering_id, kode, kalendermaaned, detalj, antall, foerste_sekvensnummer)
                values (?, ?, ?::text, ?, ?, ?)
                on conflict (kjoering_id, kode, kalendermaaned, detalj) do update
                    set antall = avvik.antall + excluded.antall,
                    foerste_sekvensnummer = least(avvik.foerste_sekvensnummer, excluded.foerste_sekvensnummer)""")
                .params(Arrays.asList(
                        kjoering.id(),
                        avvik.kode().name(),
                        maaned == null ? null : maaned.toString(),
                        avvik.detalj(),
                        antall,
                        sekvensnummer))
                .update();
    }
}
