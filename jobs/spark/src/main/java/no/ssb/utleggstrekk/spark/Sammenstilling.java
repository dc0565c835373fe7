package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.kommando.Maanedstekst;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The main class that {@code spark-submit} runs. */
@Command(
        name = "Sammenstilling",
        description = {
            "Works the figures of all months out anew from the published linjer, and holds the published figures against them,",
            "or writes them below another root. Exit codes: those of utleggstrekk; 1 when figures differ."
        })
public final class Sammenstilling implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description =
                    "the configuration of the monthly job: when a figure may tell of one person, and the compression")
    @SuppressWarnings("NullAway.Init") // required
    private String config;

    @Option(names = "--rot", required = true, paramLabel = "URI", description = "utleggstrekk.utdata.rot of that job")
    @SuppressWarnings("NullAway.Init") // required
    private String rot;

    @Option(names = "--fra", paramLabel = "YYYY-MM", description = "first month, default the first published")
    private @Nullable Kalendermaaned fra;

    @Option(names = "--til", paramLabel = "YYYY-MM", description = "last month, default the last published")
    private @Nullable Kalendermaaned til;

    @ArgGroup(multiplicity = "1")
    @SuppressWarnings("NullAway.Init") // required
    private Maal maal;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** What becomes of the figures. */
    static final class Maal {
        @Option(names = "--kontroller", description = "say where the published figures differ")
        private boolean kontroller;

        @Option(
                names = "--ut",
                paramLabel = "URI",
                description = "write one file per dataset and month below this root")
        private @Nullable String ut;
    }

    /** Ends the process only when something is wrong, so that a cluster's own ending is not disturbed. */
    public static void main(String[] argumenter) {
        int kode = kjoer(linje(), argumenter);
        if (kode != Exitkode.OK.tall()) {
            System.exit(kode);
        }
    }

    /** Runs it to its exit code; what went wrong is one line. */
    static int kjoer(CommandLine linje, String... argumenter) {
        try {
            return linje.execute(argumenter);
        } catch (Error feil) { // picocli hands on what is no exception: a class that is not there, no memory
            return vis(linje, feil);
        }
    }

    /** The command line, for whoever wants to say where it prints. */
    static CommandLine linje() {
        return new CommandLine(new Sammenstilling())
                .registerConverter(Kalendermaaned.class, Maanedstekst::maaned)
                .setExecutionExceptionHandler((feil, linje, resultat) -> vis(linje, feil));
    }

    @Override
    public Integer call() throws IOException {
        Konfigurasjon konfigurasjon = Konfigurasjon.les(config, System.getenv());
        Publisert publisert;
        try (Utdatalager lager = Rotvalg.ROT.aapne(rot)) {
            publisert = Publisert.les(lager, new Spenn(fra, til));
            if (maal.ut != null) {
                Utmappe.klargjoer(maal.ut, lager);
            }
        }
        try (SparkSession spark =
                SparkSession.builder().appName("utleggstrekk: Sammenstilling").getOrCreate()) {
            Linjefiler filer = new Linjefiler(spark, rot);
            filer.kontroller(publisert.alle());
            Dataset<Row> linjer =
                    filer.les(Datasett.PERSON, publisert.av(Datasett.PERSON).values());
            try (Sammenstiller figurer = new Sammenstiller(linjer, konfigurasjon.avsloering())) {
                return maal.kontroller
                        ? new Kontrollutskrift(
                                        publisert, filer, spec.commandLine().getOut())
                                .skriv(figurer.figurer())
                                .tall()
                        : skriv(
                                figurer.figurer(),
                                publisert,
                                Objects.requireNonNull(maal.ut),
                                konfigurasjon.komprimering());
            }
        }
    }

    private int skriv(Map<Datasett, Dataset<Row>> figurer, Publisert publisert, String til, Komprimering komprimering) {
        PrintWriter ut = spec.commandLine().getOut();
        figurer.forEach((datasett, rader) -> {
            Map<String, Integer> versjoner = new TreeMap<>();
            publisert.av(Datasett.PERSON).forEach((maaned, linjer) -> {
                Publisert.Fil fil = publisert.av(datasett).get(maaned);
                versjoner.put(maaned.toString(), fil == null ? linjer.versjon() : fil.versjon());
            });
            Filskriving.skriv(rader, til, datasett, komprimering, versjoner);
        });
        Utmappe.navngi(til);
        int maaneder = publisert.av(Datasett.PERSON).size();
        figurer.keySet()
                .forEach(d -> ut.println("%s: %s".formatted(d.navn(), Kontrollutskrift.antall(maaneder, "file"))));
        ut.flush();
        return Exitkode.OK.tall();
    }

    private static int vis(CommandLine linje, Throwable e) {
        Feil feil = feil(e);
        linje.getErr().println(feil.getMessage());
        linje.getErr().flush();
        return feil.exitkode().tall();
    }

    /** The innermost of ours: an executor's comes wrapped. What is not ours may quote values: its class alone is told. */
    private static Feil feil(Throwable e) {
        List<Throwable> kjede =
                Stream.iterate(e, t -> t != null, Throwable::getCause).toList();
        return kjede.stream()
                .filter(Feil.class::isInstance)
                .map(Feil.class::cast)
                .reduce((ytre, indre) -> indre)
                .orElseGet(() -> new VarigFeil(
                        Exitkode.FEILET,
                        "Spark failed (%s); see its log"
                                .formatted(
                                        kjede.get(kjede.size() - 1).getClass().getSimpleName())));
    }
}
