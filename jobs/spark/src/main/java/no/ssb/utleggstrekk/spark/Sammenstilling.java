package no.ssb.utleggstrekk.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
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
        int kode = linje().execute(argumenter);
        if (kode != Exitkode.OK.tall()) {
            System.exit(kode);
        }
    }

    /** The command line, for whoever wants to say where it prints. */
    static CommandLine linje() {
        return new CommandLine(new Sammenstilling())
                .registerConverter(Kalendermaaned.class, Kalendermaaned::av)
                .setExecutionExceptionHandler((e, linje, resultat) -> {
                    Feil feil = feil(e);
                    linje.getErr().println(feil.getMessage());
                    linje.getErr().flush();
                    return feil.exitkode().tall();
                });
    }

    @Override
    public Integer call() throws IOException {
        Konfigurasjon konfigurasjon = Konfigurasjon.les(config, System.getenv());
        Publisert publisert;
        try (Utdatalager lager = Utdatalager.aapne(new Utdata(rot, konfigurasjon.komprimering()))) {
            publisert = Publisert.les(lager, this::erMed);
        }
        if (maal.ut != null) {
            Filskriving.kontroller(maal.ut);
        }
        try (SparkSession spark =
                SparkSession.builder().appName("utleggstrekk: Sammenstilling").getOrCreate()) {
            Linjefiler filer = new Linjefiler(spark, rot);
            filer.kontroller(publisert.alle());
            Dataset<Row> linjer =
                    filer.les(Datasett.PERSON, publisert.av(Datasett.PERSON).values());
            try (Sammenstiller figurer = new Sammenstiller(linjer, konfigurasjon.avsloering())) {
                return maal.kontroller
                        ? kontroller(figurer.figurer(), publisert, filer)
                        : skriv(
                                figurer.figurer(),
                                publisert,
                                Objects.requireNonNull(maal.ut),
                                konfigurasjon.komprimering());
            }
        }
    }

    private boolean erMed(Kalendermaaned maaned) {
        return (fra == null || !maaned.erFoer(fra)) && (til == null || !til.erFoer(maaned));
    }

    private int kontroller(Map<Datasett, Dataset<Row>> figurer, Publisert publisert, Linjefiler filer) {
        PrintWriter ut = spec.commandLine().getOut();
        int feil = 0;
        for (Map.Entry<Datasett, Dataset<Row>> f : figurer.entrySet()) {
            SortedMap<Kalendermaaned, Publisert.Fil> staar = publisert.av(f.getKey());
            Map<String, Kontroll.Resultat> resultat =
                    Kontroll.sammenlign(f.getKey(), f.getValue(), filer.les(f.getKey(), staar.values()));
            for (Kalendermaaned maaned : publisert.av(Datasett.PERSON).keySet()) {
                Publisert.Fil fil = staar.get(maaned);
                String navn = fil == null ? "%s of %s".formatted(f.getKey().navn(), maaned) : fil.sti();
                Kontroll.Resultat r = Objects.requireNonNullElse(
                        resultat.get(maaned.toString()), new Kontroll.Resultat(0, List.of()));
                r.funn().forEach(hva -> ut.println("FAULT %s: %s".formatted(navn, hva)));
                if (r.funn().isEmpty()) {
                    ut.println("OK    %s: %d rows".formatted(navn, r.rader()));
                } else {
                    feil++;
                }
            }
        }
        ut.println(feil == 0 ? "Everything is as published." : "%d files differ.".formatted(feil));
        ut.flush();
        return (feil == 0 ? Exitkode.OK : Exitkode.FEILET).tall();
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
            ut.println("%s: %d files".formatted(datasett.navn(), versjoner.size()));
        });
        Filskriving.rydd(til);
        ut.flush();
        return Exitkode.OK.tall();
    }

    /** The innermost of ours: an executor's comes wrapped. */
    private static Feil feil(Exception e) {
        return Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                .filter(Feil.class::isInstance)
                .map(Feil.class::cast)
                .reduce((ytre, indre) -> indre)
                .orElseThrow(() -> new IllegalStateException(e));
    }
}
