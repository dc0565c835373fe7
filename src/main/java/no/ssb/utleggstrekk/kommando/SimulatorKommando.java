package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Kontrakt;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "simulator",
        description = {
            "The simulated Skatteetaten and Maskinporten, on the loopback, until it is ended.",
            "It prints the configuration that points the job at it."
        })
final class SimulatorKommando extends Kommando {
    static final int PORT = 8080;
    static final long FROE = 2026;
    static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-08");
    /** Where the client's private key is written, from the working folder. */
    static final String MAPPE = "simulator";
    /** The id of that key. */
    static final String KID = Simulator.FOERSTE_KID;

    @Option(names = "--port", defaultValue = "" + PORT, description = "default ${DEFAULT-VALUE}; 0 for any free one")
    private int port;

    @Option(names = "--personer", defaultValue = "2000", description = "default ${DEFAULT-VALUE}")
    private int personer;

    @Option(
            names = "--foerste",
            paramLabel = "YYYY-MM",
            defaultValue = "2026-08",
            description = "first month, default ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // has a default
    private Kalendermaaned foerste;

    @Option(names = "--maaneder", defaultValue = "3", description = "number of months, default ${DEFAULT-VALUE}")
    private int maaneder;

    @Option(names = "--froe", defaultValue = "" + FROE, description = "seed: the same gives the same population")
    private long froe;

    @Option(
            names = "--kontrakt",
            defaultValue = "publisert",
            description = "publisert (utleggstrekk-api 1.0.0) or seed (the names before it), default ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // has a default
    private Kontrakt kontrakt;

    @Option(names = "--forsinkelse", paramLabel = "MS", defaultValue = "0", description = "milliseconds per answer")
    private long forsinkelse;

    @Option(names = "--dato", paramLabel = "YYYY-MM-DD", description = "simulated today; default: everything is seen")
    private @Nullable LocalDate dato;

    @Option(
            names = "--feil",
            paramLabel = "PLAN",
            description = {
                "faults, such as andel=0.1,typer=500;kutt or ombygget=kortere; each is listed below,",
                "and by `--feil help`"
            })
    private @Nullable String feil;

    @Option(
            names = "--mappe",
            defaultValue = MAPPE,
            description = "where the client's private key is written, default ${DEFAULT-VALUE}")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path mappe;

    /** Each fault, with what it does. */
    static String feilhjelp() {
        return Feilplan.hjelp();
    }

    /** The client that it knows when it is started as it stands. */
    static String klientId() {
        return Simulator.klientId(FROE);
    }

    /** The client's private key, in the folder where it puts it. */
    static Path noekkelfil(Path mappe) {
        return mappe.toAbsolutePath().resolve(Simulator.noekkelfil(KID));
    }

    @Override
    Exitkode utfoer() throws InterruptedException {
        if ("help".equals(feil)) {
            ut().print(feilhjelp());
            ut().flush();
            return Exitkode.OK;
        }
        try (Simulator simulator = start()) {
            if (feil != null) {
                simulator.feil(Feilplan.av(feil));
            }
            if (dato != null) {
                simulator.settDato(dato);
            }
            skrivOppskrift(simulator);
            new CountDownLatch(1).await(); // until the process is ended
        }
        return Exitkode.OK;
    }

    private Simulator start() {
        Oppsett oppsett = oppsett();
        try {
            return Simulator.start(oppsett);
        } catch (UncheckedIOException e) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "The simulator cannot listen on 127.0.0.1:%d: another one, or another program, listens there, or this user may not; end that one, or give a port with --port, 0 for any free one"
                            .formatted(port),
                    e);
        }
    }

    private Oppsett oppsett() {
        try {
            if (feil != null) {
                Feilplan.av(feil);
            }
            return Oppsett.demo()
                    .medKontrakt(kontrakt)
                    .medFroe(froe)
                    .medPersoner(personer)
                    .medMaaneder(foerste, maaneder)
                    .medForsinkelse(Duration.ofMillis(forsinkelse))
                    .medPort(port);
        } catch (IllegalArgumentException e) {
            throw feilBruk(String.valueOf(e.getMessage()));
        }
    }

    private void skrivOppskrift(Simulator simulator) {
        Path noekkel = simulator.klientnoekkel(mappe).toAbsolutePath();
        PrintWriter ut = ut();
        ut.println("# The simulated Skatteetaten runs until it is ended. A configuration for it as it stands:");
        ut.println("#   " + Lim.kommando("init --mappe jobb --simulator"));
        ut.println("# What the job must know of it:");
        ut.println("utleggstrekk:");
        ut.println("  foerste-kalendermaaned: " + foerste);
        ut.println("  api:");
        ut.println("    hendelser-url: " + simulator.hendelserUrl());
        ut.println("    oppslag-url: " + simulator.oppslagUrl());
        ut.println("  maskinporten:");
        ut.println("    token-url: " + simulator.tokenUrl());
        ut.println("    issuer: " + simulator.issuer());
        ut.println("    klient-id: " + simulator.klientId());
        ut.println("    kid: " + simulator.kid());
        ut.println("    noekkel-fil: " + noekkel);
        ut.flush();
    }
}
