package no.ssb.utleggstrekk.kommando;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Likest;
import no.ssb.utleggstrekk.kjoering.Livelinje;
import no.ssb.utleggstrekk.kjoering.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What every command's {@code --help} has alike: as wide as the terminal, and an example. */
final class Hjelp {
    private static final int STOERSTE_BREDDE = 100;
    private static final int MINSTE_BREDDE = 55; // what picocli can lay out

    /** A command as one writes it, by its name. */
    static final Map<String, String> EKSEMPEL = Map.ofEntries(
            Map.entry("init", "init --mappe jobb --simulator"),
            Map.entry("run", "run --kalendermaaned 2026-10 --config jobb/utleggstrekk.yaml"),
            Map.entry("restart", "restart --config jobb/utleggstrekk.yaml"),
            Map.entry("stop", "stop --vent 120 --config jobb/utleggstrekk.yaml"),
            Map.entry("status", "status --config jobb/utleggstrekk.yaml"),
            Map.entry("plan", "plan --kalendermaaned 2026-10 --config jobb/utleggstrekk.yaml"),
            Map.entry("check", "check --config jobb/utleggstrekk.yaml"),
            Map.entry("quarantine", "quarantine list --config jobb/utleggstrekk.yaml"),
            Map.entry("quarantine list", "quarantine list --kode OAF-006 --config jobb/utleggstrekk.yaml"),
            Map.entry("quarantine retry", "quarantine retry --kode OAF-006 --config jobb/utleggstrekk.yaml"),
            Map.entry("replay", "replay --kalendermaaned 2026-10 --config jobb/utleggstrekk.yaml"),
            Map.entry("reread", "reread --fra-dato 2026-10-01 --grunn 'the list was rebuilt'"),
            Map.entry("refresh", "refresh --kalendermaaned 2026-10 --grunn 'asked by Skatteetaten'"),
            Map.entry("recompute", "recompute --fra 2026-08 --til 2026-10 --grunn 'a new rule'"),
            Map.entry("person", "person show --identifikator-fil person.txt --grunn 'request 17'"),
            Map.entry("person show", "person show --identifikator-fil person.txt --grunn 'request 17'"),
            Map.entry("verify", "verify --kalendermaaned 2026-10 --config jobb/utleggstrekk.yaml"),
            Map.entry("report", "report --kjoering 3 --utleggstrekk.rapport.spraak=en"),
            Map.entry("keys", "keys create --mappe noekler"),
            Map.entry("keys create", "keys create --mappe noekler"),
            Map.entry("simulator", "simulator --personer 500 --feil andel=0.1,typer=500;429;kutt"),
            Map.entry("demo", "demo"));

    private Hjelp() {}

    /** Runs the command, or lays out and prints the help that was asked for. */
    static int utfoer(CommandLine.ParseResult lest) {
        lest.asCommandLineList().stream()
                .filter(CommandLine::isUsageHelpRequested)
                .forEach(Hjelp::legg);
        return new CommandLine.RunLast().execute(lest);
    }

    /** Lays out the help of a command and of all below it. */
    private static void legg(CommandLine linje) {
        var bruk = linje.getCommandSpec().usageMessage();
        linje.setUsageHelpWidth(Math.max(MINSTE_BREDDE, Math.min(STOERSTE_BREDDE, Livelinje.bredde())));
        if (!Terminal.forstaarTegn(System.getenv())) {
            linje.setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF));
        }
        bruk.description(String.join(" ", bruk.description()));
        String navn = linje.getCommandSpec().qualifiedName().replaceFirst("^utleggstrekk ?", "");
        String eksempel = EKSEMPEL.get(navn);
        if (eksempel != null) {
            bruk.footer(Stream.concat(Stream.of("", "Example:", "  utleggstrekk " + eksempel), Stream.of(bruk.footer()))
                    .toArray(String[]::new));
        }
        if (linje.getCommand() instanceof SimulatorKommando) {
            bruk.footer(Stream.concat(
                            Stream.of(bruk.footer()),
                            Stream.concat(
                                    Stream.of("", "Faults:"),
                                    SimulatorKommando.feilhjelp().lines()))
                    .toArray(String[]::new));
        }
        linje.getSubcommands().values().forEach(Hjelp::legg);
    }

    /**
     * What is wrong, in words that name the one thing that is not known, and what was meant by it: what follows it may be its
     * value, and what is missing may be there, misspelt.
     */
    static String melding(ParameterException feil, String... argumenter) {
        CommandLine linje = feil.getCommandLine();
        List<String> valg = linje.getCommandSpec().options().stream()
                .flatMap(v -> Stream.of(v.names()))
                .toList();
        Stream<String> mulige = feil instanceof UnmatchedArgumentException ukjent
                ? ukjent.getUnmatched().stream()
                : Stream.of(argumenter).filter(a -> feil instanceof MissingParameterException && a.startsWith("--"));
        return mulige.map(Hjelp::utenVerdi)
                .filter(o -> !valg.contains(o))
                .findFirst()
                .map(o -> ukjent(linje, valg, o))
                .orElse(String.valueOf(feil.getMessage()));
    }

    private static String ukjent(CommandLine linje, List<String> valg, String ord) {
        Set<String> kommandoer = linje.getSubcommands().keySet();
        boolean erValg = ord.startsWith("-");
        String hva = erValg ? "option" : kommandoer.isEmpty() ? "word" : "command";
        return "Unknown %s '%s'%s".formatted(hva, ord, Likest.forslag(ord, erValg ? valg : kommandoer));
    }

    private static String utenVerdi(String ord) {
        return ord.replaceFirst("=.*", "");
    }
}
