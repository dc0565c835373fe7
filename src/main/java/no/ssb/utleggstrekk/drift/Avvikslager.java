package no.ssb.utleggstrekk.drift;

import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts avvik per kjøring, in the transaction of the data that they were found in. */
public final class Avvikslager {
    private final JdbcClient jdbc;

    public Avvikslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Counts one avvik, and remembers the lowest sekvensnummer it was seen with. */
    public void tell(Kjoering kjoering, Avvik avvik, long sekvensnummer) {
        tell(kjoering, avvik, sekvensnummer, 1);
    }

    /** Counts the same avvik several times at once. */
    public void tell(Kjoering kjoering, Avvik avvik, long sekvensnummer, long antall) {
        jdbc.sql("""
                insert into avvik (kjoering_id, kode, detalj, antall, foerste_sekvensnummer) values (?, ?, ?, ?, ?)
                on conflict (kjoering_id, kode, detalj) do update set antall = avvik.antall + excluded.antall,
                    foerste_sekvensnummer = least(avvik.foerste_sekvensnummer, excluded.foerste_sekvensnummer)""")
                .params(kjoering.id(), avvik.kode().name(), avvik.detalj(), antall, sekvensnummer)
                .update();
    }
}
