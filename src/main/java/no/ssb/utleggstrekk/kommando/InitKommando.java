package no.ssb.utleggstrekk.kommando;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.YearMonth;
import no.ssb.utleggstrekk.database.innebygd.InnebygdPostgres;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Filnavn;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "init",
        description = {
            "Makes a folder with key sets and a configuration. Nothing that exists is written over.",
            "With --simulator the configuration runs against `simulator` as it stands; without it, fill in who we are"
                    + " to Skatteetaten."
        })
final class InitKommando extends Kommando {
    @Option(names = "--mappe", required = true, paramLabel = "DIR", description = "the folder; made when missing")
    @SuppressWarnings("NullAway.Init") // required
    private Path mappe;

    @Option(names = "--simulator", description = "for the simulated Skatteetaten that `simulator` starts from here")
    private boolean simulator;

    @Option(
            names = "--rot",
            paramLabel = "DIR",
            description = "where the published files go, a folder or hdfs://…; default utdata in the folder")
    private @Nullable String rot;

    @Option(
            names = "--database",
            paramLabel = "URL",
            description = "jdbc:postgresql://…; default an embedded PostgreSQL in the folder")
    private @Nullable String database;

    @Option(
            names = "--foerste-kalendermaaned",
            paramLabel = "YYYY-MM",
            description = "first month to publish, chosen once; default last month, of the simulator its first")
    private @Nullable Kalendermaaned foerste;

    @Override
    Exitkode utfoer() {
        String navn = mappe.toString();
        if (!Filnavn.kanSkrives(navn)) {
            throw feilBruk("--mappe: " + Filnavn.BOT);
        }
        Path rotmappe = mappe.toAbsolutePath().normalize();
        Path fil = rotmappe.resolve("utleggstrekk.yaml");
        skriv(
                fil,
                new Konfigurasjonsmal(rotmappe, rot, database, foerste())
                        .tekst(simulator ? Path.of(SimulatorKommando.MAPPE) : null));
        try {
            Noekler.lag(rotmappe);
        } catch (VarigFeil e) {
            slett(fil);
            throw e;
        }
        if (database == null) {
            ut().println("Making an embedded PostgreSQL: a few seconds …");
            ut().flush();
            InnebygdPostgres.start(rotmappe.resolve(Konfigurasjonsmal.POSTGRES)).close();
        }
        fortell(rotmappe, fil);
        return Exitkode.OK;
    }

    private Kalendermaaned foerste() {
        if (foerste != null) {
            return foerste;
        }
        return simulator
                ? SimulatorKommando.FOERSTE
                : new Kalendermaaned(YearMonth.from(Skjaeringsdato.idag(InstantSource.system()))).pluss(-1);
    }

    private void fortell(Path rotmappe, Path fil) {
        PrintWriter ut = ut();
        String konfigurert = " --config " + Lim.sti(fil);
        ut.println("Made in " + Lim.sti(rotmappe) + ":");
        ut.println("  utleggstrekk.yaml           the configuration");
        ut.println("  pseudonym-noekkelsett.json  the key of the pseudonyms");
        ut.println("  raadata-noekkelsett.json    the key of the stored raw answers");
        ut.println("Keep a copy of both keys in a safe place: without the first, no person can");
        ut.println("ever be recognised again.");
        ut.println();
        ut.println("Next:");
        if (simulator) {
            ut.println("  " + Lim.kommando("simulator") + "     (from here, in a terminal of its own)");
        } else {
            ut.println("  fill in what stands in <…> in " + Lim.sti(fil));
        }
        ut.println("  " + Lim.kommando("check" + konfigurert));
        ut.println("  " + Lim.kommando("run --kalendermaaned " + foerste() + konfigurert));
        ut.flush();
    }

    private static void skriv(Path fil, String tekst) {
        try {
            Files.createDirectories(fil.resolveSibling("."));
            Files.writeString(fil, tekst, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException e) {
            throw new VarigFeil(
                    Exitkode.BRUK, fil + " exists already and is not overwritten; give --mappe another folder", e);
        } catch (IOException e) {
            throw kanIkkeSkrives(fil, e);
        }
    }

    private static void slett(Path fil) {
        try {
            Files.delete(fil);
        } catch (IOException e) {
            throw kanIkkeSkrives(fil, e);
        }
    }

    private static VarigFeil kanIkkeSkrives(Path fil, IOException e) {
        return new VarigFeil(
                Exitkode.BRUK,
                "cannot write %s (%s); give --mappe a folder this user can write to"
                        .formatted(fil, e.getClass().getSimpleName()),
                e);
    }
}
