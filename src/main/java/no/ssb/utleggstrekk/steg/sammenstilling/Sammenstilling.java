package no.ssb.utleggstrekk.steg.sammenstilling;

import java.util.List;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Keeps the figures of a month, from all that we hold for it, in the tables {@code statistikk_*} (rules 12–15). What the
 * figures are stands in the database function {@code tall}.
 */
final class Sammenstilling {
    /** For the two sorts and the hash tables of one month; the server spills to disk above it. */
    private static final String MINNE = "set local work_mem = '128MB'";

    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;
    private final Innstillinger.Avsloering avsloering;
    private final Stoppsignal stopp;

    Sammenstilling(
            JdbcClient jdbc,
            TransactionOperations transaksjon,
            Innstillinger.Avsloering avsloering,
            Stoppsignal stopp) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.avsloering = avsloering;
        this.stopp = stopp;
    }

    void sammenstill(Kjoering kjoering, List<Kalendermaaned> maaneder) {
        jdbc.sql("analyze linje").update();
        for (Kalendermaaned maaned : maaneder) {
            stopp.kontroller();
            transaksjon.executeWithoutResult(status -> {
                jdbc.sql(MINNE).update();
                skriv(kjoering, Datasett.UNDERENHET, maaned);
                skriv(kjoering, Datasett.UNDERENHET_BESKRIVELSE, maaned);
            });
        }
    }

    private void skriv(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned) {
        String tabell = datasett.tabell();
        jdbc.sql("delete from %s where kalendermaaned = ?".formatted(tabell))
                .param(maaned.toString())
                .update();
        String kolonner =
                datasett.skjema().getFields().stream().map(Schema.Field::name).collect(Collectors.joining(", "));
        jdbc.sql("insert into %s (%s) select %s from tall(?, ?, ?, ?, ?)".formatted(tabell, kolonner, kolonner))
                .params(
                        maaned.toString(),
                        kjoering.id(),
                        datasett == Datasett.UNDERENHET_BESKRIVELSE,
                        avsloering.minsteAntall(),
                        avsloering.stoersteAndel())
                .update();
    }
}
