package no.ssb.utleggstrekk.drift;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Tilstand;
import no.ssb.utleggstrekk.drift.Status.Hva;
import no.ssb.utleggstrekk.drift.Status.Kjoeringslinje;
import no.ssb.utleggstrekk.drift.Status.Laas;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Varighet;
import org.jspecify.annotations.Nullable;

/** Says the status in words that an operator can act on. */
final class Statustekst {
    /** The owner shows itself every second; a quiet one is frozen, or its host is. */
    private static final long STILLE_SEKUNDER = 120;

    private Statustekst() {}

    static String av(Status status) {
        StringBuilder s = new StringBuilder(overskrift(status)).append('\n');
        s.append("\nKjøring  Month    Up to       State            New      Par  Answered  Ended (UTC)\n");
        for (Kjoeringslinje k : status.kjoeringer()) {
            s.append("%-8d %-8s %-11s %-13s %7d %8s %9s  %s%n"
                    .formatted(
                            k.kjoering(),
                            k.kalendermaaned(),
                            k.skjaeringsdato(),
                            ord(status, k),
                            k.nye(),
                            ellerStrek(k.par()),
                            ellerStrek(k.besvart()),
                            ellerStrek(k.avsluttet())));
        }
        s.append("\nHendelser are read up to number ")
                .append(status.lesepeker() == null ? "- (none yet)" : status.lesepeker());
        s.append("\nWaiting par: ");
        s.append(
                status.ventende().isEmpty()
                        ? "none"
                        : status.ventende().stream()
                                .map(v -> v.kalendermaaned() + ": " + v.antall())
                                .collect(Collectors.joining(", ")));
        s.append("\nIn quarantine: ").append(status.karantene());
        for (Status.Beslutning b : status.beslutninger()) {
            s.append("\nDecided: %s %s@%s: %s: %s (%s)"
                    .formatted(
                            b.tidspunkt(),
                            b.bruker(),
                            b.vert(),
                            b.kommando(),
                            b.detaljer(),
                            b.grunn() == null ? "no --grunn" : b.grunn()));
        }
        if (status.nektet() != null) {
            s.append("\nThe last attempt came to no kjøring: %s, exit code %d: %s"
                    .formatted(
                            status.nektet().tidspunkt(),
                            status.nektet().exitkode(),
                            status.nektet().feil()));
        }
        if (status.database() != null) {
            s.append('\n').append(status.database());
        }
        if (status.frist() != null) {
            s.append('\n').append(status.frist().tekst());
        }
        return s.append("\nNext: ").append(status.nesteSteg()).toString();
    }

    private static String ellerStrek(@Nullable Object verdi) {
        return verdi == null ? "-" : verdi.toString();
    }

    private static String overskrift(Status status) {
        Laas laas = status.laas();
        Optional<Kjoeringslinje> kjoering = status.gjeldende();
        String hvilken = kjoering.map(Kjoeringslinje::omtale).orElse("a kjøring");
        if (laas != null) {
            String hvem = "host %s, pid %d, since %s".formatted(laas.vert(), laas.pid(), laas.siden());
            String stille = laas.sekunderSidenLivstegn() < STILLE_SEKUNDER
                    ? ""
                    : "\nIt has shown no sign of life for %s: see whether that process, or its host, is frozen."
                            .formatted(Varighet.tekst(Duration.ofSeconds(laas.sekunderSidenLivstegn())));
            return (status.tilstand() == Hva.STOPPER
                            ? "Stopping: %s on %s; asked to at %s, it ends at its next commit."
                                    .formatted(hvilken, hvem, laas.stoppBedt())
                            : "Running: %s on %s.".formatted(hvilken, hvem))
                    + framdrift(status.framdrift())
                    + stille;
        }
        String feil = kjoering.map(Kjoeringslinje::feil).orElse("");
        return switch (status.tilstand()) {
            case INGEN -> "No kjøring is running, and none has been made.";
            case FERDIG ->
                "No kjøring is running. The last one: %s, %s."
                        .formatted(hvilken, kjoering.map(k -> ord(status, k)).orElse(""));
            case DOEDE ->
                "Died: %s is unfinished and nobody runs it. Its process was killed, or lost the lock or the database. What it committed is kept."
                        .formatted(hvilken);
            case STOPPET -> "Stopped on request: %s. What it committed is kept.".formatted(hvilken);
            case BESLUTNING -> "Waits for a decision: " + feil;
            case NEKTET -> "Refused by the API: " + feil;
            default -> "Failed: " + feil;
        };
    }

    private static String framdrift(Status.@Nullable Framdrift f) {
        if (f == null || f.steg() == null) {
            return "";
        }
        StringBuilder s = new StringBuilder("\nStep ").append(f.steg());
        if (f.ferdig() != null) {
            s.append(": ").append(f.ferdig());
            if (f.totalt() != null) {
                s.append(" of ").append(f.totalt());
            }
            if (f.perSekund() != null) {
                s.append(", ").append(f.perSekund()).append("/s");
            }
            if (f.gjenstaarSekunder() != null) {
                s.append(", about ")
                        .append(Varighet.tekst(Duration.ofSeconds(f.gjenstaarSekunder())))
                        .append(" left");
            }
        }
        return s.append('.').toString();
    }

    private static String ord(Status status, Kjoeringslinje k) {
        if (!k.tilstand().erUferdig()) {
            return k.tilstand() == Tilstand.PUBLISERT ? "published" : "nothing new";
        }
        return switch (status.tilstand()) {
            case KJOERER -> "running";
            case STOPPER -> "stopping";
            case STOPPET -> "stopped";
            case DOEDE -> "died";
            default -> "failed (" + k.exitkode() + ")";
        };
    }

    /** What to do now: the exit code says it of a kjøring that ended and left something to do. */
    static String nesteSteg(Hva hva, Optional<Kjoeringslinje> kjoering, Supplier<String> ferdig) {
        return switch (hva) {
            case FERDIG -> ferdig.get();
            case INGEN -> "`run --kalendermaaned YYYY-MM` makes the first kjøring.";
            case KJOERER -> "Nothing; `stop` asks it to stop.";
            case STOPPER -> "Wait until it has stopped, then `restart` continues it.";
            case DOEDE -> Exitkode.STOPPET.nesteSteg();
            case STOPPET, BESLUTNING, NEKTET, FEILET ->
                kjoering.map(Kjoeringslinje::exitkode)
                        .map(Exitkode::av)
                        .orElse(Exitkode.FEILET)
                        .nesteSteg();
        };
    }
}
