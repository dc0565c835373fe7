package no.ssb.utleggstrekk.spark;

import static org.apache.spark.sql.functions.col;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetskriver;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.ForeachPartitionFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Writes one file per month of a dataset, as the monthly job writes it: the rows in its order, by its writer. Its name it gets later. */
final class Filskriving {
    private final String rot;
    private final Datasett datasett;
    private final Komprimering komprimering;
    private final Map<String, Integer> versjoner;

    /** @param versjoner by month, all that there are */
    Filskriving(String rot, Datasett datasett, Komprimering komprimering, Map<String, Integer> versjoner) {
        this.rot = rot;
        this.datasett = datasett;
        this.komprimering = komprimering;
        this.versjoner = versjoner;
    }

    /** Spreads the months over the executors; each file is written where the month's rows come together. */
    static void skriv(
            Dataset<Row> rader,
            String rot,
            Datasett datasett,
            Komprimering komprimering,
            Map<String, Integer> versjoner) {
        Map<String, Integer> sendes = new HashMap<>(versjoner);
        Column[] rekkefoelge = datasett.skjema().getFields().stream()
                .map(f -> col(f.name()).asc_nulls_last())
                .toArray(Column[]::new);
        rader.repartition(col("kalendermaaned"))
                .sortWithinPartitions(rekkefoelge)
                .foreachPartition((ForeachPartitionFunction<Row>)
                        del -> new Filskriving(rot, datasett, komprimering, sendes).skriv(del));
        new Filskriving(rot, datasett, komprimering, sendes).skrivTomme();
    }

    private void skriv(Iterator<Row> rader) {
        try (Utdatalager lager = Rotvalg.UT.aapne(rot)) {
            String maaned = null;
            Parquetskriver skriver = null;
            try {
                while (rader.hasNext()) {
                    Row rad = rader.next();
                    if (skriver == null || !rad.getString(0).equals(maaned)) {
                        ferdig(lager, skriver, maaned);
                        maaned = rad.getString(0);
                        skriver = skriver(lager, maaned);
                    }
                    skriver.skriv(Kolonner.rad(datasett, rad));
                }
                ferdig(lager, skriver, maaned);
            } finally {
                if (skriver != null) {
                    skriver.close();
                }
            }
        }
    }

    /** A month without rows is a file too. */
    private void skrivTomme() {
        try (Utdatalager lager = Rotvalg.UT.aapne(rot)) {
            for (String maaned : versjoner.keySet()) {
                if (!lager.finnes(ferdig(maaned))) {
                    try (Parquetskriver skriver = skriver(lager, maaned)) {
                        ferdig(lager, skriver, maaned);
                    }
                }
            }
        }
    }

    private Parquetskriver skriver(Utdatalager lager, String maaned) {
        return new Parquetskriver(
                lager, midlertidig(maaned), datasett, Kalendermaaned.av(maaned), versjon(maaned), komprimering);
    }

    /** A task that is run again finds the file that it wrote before it was lost: the same bytes. */
    private void ferdig(Utdatalager lager, @Nullable Parquetskriver skriver, @Nullable String maaned) {
        if (skriver == null || maaned == null) {
            return;
        }
        String sha256 = skriver.ferdig().spor().sha256();
        if (lager.finnes(ferdig(maaned)) && lager.sha256(ferdig(maaned)).equals(sha256)) {
            lager.slett(midlertidig(maaned));
        } else {
            lager.flytt(midlertidig(maaned), ferdig(maaned));
        }
    }

    private String ferdig(String maaned) {
        return Utmappe.ferdig(datasett.sti(Kalendermaaned.av(maaned), versjon(maaned)));
    }

    /** Each attempt has a folder of its own. */
    private String midlertidig(String maaned) {
        TaskContext oppgave = TaskContext.get();
        String forsoek = oppgave == null ? "driver" : Long.toString(oppgave.taskAttemptId());
        return "%s/%s%s"
                .formatted(
                        Utmappe.TEMP,
                        forsoek,
                        ferdig(maaned).substring(ferdig(maaned).lastIndexOf('/')));
    }

    private int versjon(String maaned) {
        return Objects.requireNonNull(versjoner.get(maaned));
    }
}
