package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.kjoering.Livelinje;
import no.ssb.utleggstrekk.kjoering.Stegbilde;
import no.ssb.utleggstrekk.steg.rapport.Sammendrag;

/** What the demo says, in words that a newcomer has. */
final class Demofortelling {
    private static final int SMAL = 60;

    /** A step that is told of: what it did, and what it counts. */
    private record Steg(String gjorde, String enhet) {}

    private static final Map<String, Steg> STEG = Map.of(
            "hendelser", new Steg("read what is new or changed", "notices (hendelser)"),
            "numre", new Steg("looked up notices without a person", "notices"),
            "oppslag", new Steg("looked up each person and month", "answers"),
            "sammenstilling", new Steg("worked out figures and files", "month(s)"),
            "kvalitet", new Steg("looked for what cannot be true", ""),
            "avstemming", new Steg("checked that every sum balances", ""),
            "publisering", new Steg("put the files in their place", ""),
            "rapport", new Steg("wrote the report", ""));

    private final PrintWriter ut;
    private final Path mappe;

    Demofortelling(PrintWriter ut, Path mappe) {
        this.ut = ut;
        this.mappe = mappe;
    }

    void begynn() {
        si("Three months of utleggstrekk (what employers withhold from wages on a");
        si("bailiff's order) against a simulated Skatteetaten. It takes about a minute,");
        si("needs no network, and leaves all it makes in the folder " + Lim.sti(mappe) + ".");
        si("");
    }

    /** A step of one kjøring is done. */
    void steg(Stegbilde bilde) {
        Steg steg = STEG.get(bilde.steg());
        if (steg != null) {
            hake(steg.gjorde, bilde.ferdig() == 0 ? bilde.antall() : bilde.ferdig() + " " + steg.enhet);
        }
    }

    void hake(String hva, String antall) {
        si(
                Livelinje.bredde() < SMAL
                        ? "%s %s: %s".formatted(Konsoll.HAKE, hva, antall)
                        : "  %s %-36s %s".formatted(Konsoll.HAKE, hva, antall));
    }

    void kjoering(int nummer, Kalendermaaned maaned, LocalDate dag) {
        si("");
        si("Kjøring %d: %s, as it is known on %s".formatted(nummer, maaned, dag));
    }

    void publisert(String melding, Sammendrag sammendrag) {
        si(melding + ":");
        sammendrag.tabell(Livelinje.bredde()).forEach(this::si);
    }

    void slutt(List<Sammendrag> alle, Optional<String> eksempel) {
        si("");
        si("What happened:");
        punkt(sum(alle, s -> s.revidert("endret")), "persons were corrected in months already published");
        punkt(sum(alle, s -> s.revidert("nye")), "persons came late to them");
        punkt(sum(alle, s -> s.revidert("borte")), "persons were deleted from them");
        punkt(sum(alle, Sammendrag::gjentak), "calls failed and were made again; nothing was lost or counted twice");
        punkt(sum(alle, Sammendrag::karantene), "hendelser were unusable, and stand in quarantine");
        eksempel.ifPresent(e -> si("  " + e));
        Path data = mappe.resolve("utdata/utleggstrekk_data");
        String fil = Lim.sti(data.resolve("statistikk/utleggstrekk-underenhet_p2026-10_v1.parquet"));
        si("");
        si("The files:   " + Lim.sti(data));
        si("The reports: " + Lim.sti(data.resolve("logg/index.html")));
        si("");
        si("Go on with:");
        si("  duckdb -c \"select * from '%s' limit 10\"".formatted(fil));
        si("  python3 -c \"import pandas; print(pandas.read_parquet('%s'))\"".formatted(fil));
        si("  "
                + Lim.kommando(
                        "verify --kalendermaaned 2026-08 --config " + Lim.sti(mappe.resolve("utleggstrekk.yaml"))));
        si("and open " + Lim.sti(data.resolve("logg/2026-10/kjoering-0003/rapport.html")) + " in a browser.");
    }

    private static long sum(List<Sammendrag> alle, ToLongFunction<Sammendrag> hva) {
        return alle.stream().mapToLong(hva).sum();
    }

    private void punkt(long antall, String hva) {
        si("  %5d %s".formatted(antall, hva));
    }

    private void si(String linje) {
        ut.println(linje);
        ut.flush();
    }
}
