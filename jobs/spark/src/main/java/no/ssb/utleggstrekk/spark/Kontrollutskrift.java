package no.ssb.utleggstrekk.spark;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What {@code --kontroller} prints: of each file of figures that it is good, or all that is wrong with it. */
final class Kontrollutskrift {
    private static final Kontroll.Resultat INGEN = new Kontroll.Resultat(0, List.of());

    private final Publisert publisert;
    private final Linjefiler filer;
    private final PrintWriter ut;
    private int feil;

    Kontrollutskrift(Publisert publisert, Linjefiler filer, PrintWriter ut) {
        this.publisert = publisert;
        this.filer = filer;
        this.ut = ut;
    }

    /** Prints it; FEILET when any file differs. */
    Exitkode skriv(Map<Datasett, Dataset<Row>> figurer) {
        figurer.forEach((datasett, regnet) -> {
            SortedMap<Kalendermaaned, Publisert.Fil> staar = publisert.av(datasett);
            Map<String, Kontroll.Resultat> resultat =
                    Kontroll.sammenlign(datasett, regnet, filer.les(datasett, staar.values()));
            for (Kalendermaaned maaned : publisert.av(Datasett.PERSON).keySet()) {
                Publisert.Fil fil = staar.get(maaned);
                Kontroll.Resultat r = Objects.requireNonNullElse(resultat.get(maaned.toString()), INGEN);
                if (fil == null) {
                    skriv("%s of %s".formatted(datasett.navn(), maaned), 0, List.of("no manifest tells of it"));
                } else {
                    skriv(fil.sti(), r.rader(), r.funn());
                }
            }
        });
        ut.println(
                feil == 0
                        ? "Everything is as published."
                        : antall(feil, "file") + (feil == 1 ? " differs." : " differ."));
        ut.flush();
        return feil == 0 ? Exitkode.OK : Exitkode.FEILET;
    }

    private void skriv(String navn, long rader, List<String> funn) {
        funn.forEach(hva -> ut.println("FAULT %s: %s".formatted(navn, hva)));
        if (funn.isEmpty()) {
            ut.println("OK    %s: %s".formatted(navn, antall(rader, "row")));
        } else {
            feil++;
        }
    }

    /** Such as {@code 1 row} and {@code 2 rows}. */
    static String antall(long antall, String hva) {
        return "%d %s%s".formatted(antall, hva, antall == 1 ? "" : "s");
    }
}
