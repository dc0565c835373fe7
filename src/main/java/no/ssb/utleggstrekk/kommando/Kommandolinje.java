package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Loggmerke;
import no.ssb.utleggstrekk.grunn.Programversjon;
import no.ssb.utleggstrekk.grunn.Sluttlogg;
import no.ssb.utleggstrekk.motor.Feiltolk;
import no.ssb.utleggstrekk.steg.rapport.Rapport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** Turns arguments into a command and every outcome into an exit code and at most one line on the console. */
public final class Kommandolinje {
    /** In the order of the help. */
    private static final List<Class<? extends Kommando>> KOMMANDOER = List.of(
            InitKommando.class,
            RunKommando.class,
            RestartKommando.class,
            StopKommando.class,
            StatusKommando.class,
            PlanKommando.class,
            CheckKommando.class,
            QuarantineKommando.class,
            ReplayKommando.class,
            RereadKommando.class,
            RefreshKommando.class,
            RecomputeKommando.class,
            PersonKommando.class,
            VerifyKommando.class,
            ReportKommando.class,
            KeysKommando.class,
            SimulatorKommando.class,
            DemoKommando.class);

    private Kommandolinje() {}

    /** Runs one command; never throws. Returns the exit code. */
    public static int kjoer(String... args) {
        return kjoer(Nedstenging.ingen(), args);
    }

    /** The same as a process of its own, which is stopped by signals; does not return. */
    public static void kjoerProsess(String... args) {
        Konsoll.taIBruk();
        Thread.setDefaultUncaughtExceptionHandler(
                (traad, feil) -> System.err.println(Feiltolk.tolk(feil).getMessage()));
        Nedstenging nedstenging = Nedstenging.forProsessen();
        nedstenging.avslutt(kjoer(nedstenging, args));
    }

    private static int kjoer(Nedstenging nedstenging, String... args) {
        Locale.setDefault(Locale.ROOT); // what is printed is English, and its digits are those that programs read
        TimeZone.setDefault(
                TimeZone.getTimeZone("UTC")); // Spring Batch keeps local times: an hour comes twice in autumn
        Loggmerke.fjern();
        List<String> vaare = new ArrayList<>();
        List<String> springs = new ArrayList<>();
        for (String arg : args) {
            (erKonfigurasjon(arg) ? springs : vaare).add(arg);
        }
        Oppstart oppstart = new Oppstart(springs, System.getenv(), nedstenging);
        CommandLine linje = new CommandLine(new Rot(oppstart));
        // to look into all of them costs a short command a good part of its time
        List<Class<? extends Kommando>> nevnt =
                KOMMANDOER.stream().filter(k -> vaare.contains(navn(k))).toList();
        (nevnt.isEmpty() ? KOMMANDOER : nevnt).forEach(linje::addSubcommand);
        linje.setOut(new PrintWriter(System.out, true, Konsoll.tegnsett()));
        linje.setErr(new PrintWriter(System.err, true, Konsoll.tegnsett()));
        linje.setCaseInsensitiveEnumValuesAllowed(true);
        linje.registerConverter(Kalendermaaned.class, Maanedstekst::maaned);
        linje.registerConverter(Maanedsspenn.class, Maanedstekst::spenn);
        linje.registerConverter(LocalDate.class, new Verdier.Dato());
        linje.registerConverter(Long.class, new Verdier.Heltall());
        linje.registerConverter(Long.TYPE, new Verdier.Heltall());
        linje.registerConverter(Integer.class, new Verdier.LiteTall());
        linje.registerConverter(Integer.TYPE, new Verdier.LiteTall());
        linje.setParameterExceptionHandler((feil, argumenter) -> brukerfeil(feil, argumenter));
        linje.setExecutionStrategy(Hjelp::utfoer);
        linje.setExecutionExceptionHandler((feil, kommando, resultat) -> vis(kommando.getErr(), feil));
        try {
            return linje.execute(vaare.toArray(String[]::new));
        } catch (Error feil) { // picocli hands on what is no exception: a library that is not there, no memory
            return vis(linje.getErr(), feil);
        }
    }

    private static String navn(Class<?> kommando) {
        return kommando.getAnnotation(Command.class).name();
    }

    /** Spring's own form, {@code --some.key=value}: configuration, not an option of a command. */
    private static boolean erKonfigurasjon(String arg) {
        return arg.matches("--(utleggstrekk|spring|logging)\\.[^=]+=.*");
    }

    private static int brukerfeil(ParameterException feil, String... argumenter) {
        if (feil.getCause() instanceof Feil vaar) {
            return vis(feil.getCommandLine().getErr(), vaar);
        }
        PrintWriter ut = feil.getCommandLine().getErr();
        ut.println(Ordvern.skrevet(Hjelp.melding(feil, argumenter), argumenter) + " (see `"
                + feil.getCommandLine().getCommandSpec().qualifiedName() + " --help`)");
        return Exitkode.BRUK.tall();
    }

    /** One clear line. What is not a fault of ours is named by class and place: its message might hold data. */
    private static int vis(PrintWriter ut, Throwable feil) {
        Feil vaar = Feiltolk.tolk(feil);
        String melding = Ordvern.sagt(String.valueOf(vaar.getMessage())); // it may quote a path that was typed
        ut.println(melding);
        Sluttlogg.skriv(vaar.exitkode(), melding);
        return vaar.exitkode().tall();
    }

    static final class Versjon implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "utleggstrekk %s, commit %s".formatted(Programversjon.tekst(), Programversjon.commit()),
                "Java %s (%s)".formatted(System.getProperty("java.version"), System.getProperty("java.vendor")),
                "database schema %s, rapport.json %s".formatted(Skjema.VERSJON, Rapport.SKJEMAVERSJON),
                "contract utleggstrekk-api " + Programversjon.kontrakt()
            };
        }
    }

    @Command(
            name = "utleggstrekk",
            versionProvider = Kommandolinje.Versjon.class,
            description =
                    "Reads Skatteetaten's hendelser, looks up every utleggstrekk concerned, and publishes Parquet files.",
            footer = {
                "",
                "Begin with: utleggstrekk demo",
                "",
                "A hendelse is Skatteetaten's notice that something changed, a par one person in",
                "one month, a lookup a call that asks for a person, a kjøring a run of the job",
                "for a month, however many attempts it takes. All words: docs/ordliste.md.",
                "",
                "Configuration keys can be given as --utleggstrekk.some.key=value.",
                "",
                "Exit codes:",
                "  0  published, or nothing new",
                "  1  failed; `restart` can help",
                "  2  wrong use or configuration",
                "  3  stopped on request; `restart` continues",
                "  4  another kjøring holds the lock",
                "  5  needs a decision",
                "  6  the API refuses us, or speaks another contract"
            })
    static final class Rot extends Kommando {
        final Oppstart oppstart;

        Rot(Oppstart oppstart) {
            this.oppstart = oppstart;
        }

        @CommandLine.Option(
                names = "--config",
                paramLabel = "FILE",
                scope = ScopeType.INHERIT,
                description =
                        "configuration file (YAML or properties); the environment and the command line go before it")
        @Nullable
        String konfigurasjon;

        @Override
        Exitkode utfoer() {
            throw feilBruk("Which command?");
        }
    }
}
