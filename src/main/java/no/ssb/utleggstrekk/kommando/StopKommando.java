package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.time.Duration;
import no.ssb.utleggstrekk.drift.StatusOppsett;
import no.ssb.utleggstrekk.drift.Stoppbestilling;
import no.ssb.utleggstrekk.grunn.Exitkode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "stop",
        description = {
            "Asks the running kjøring, on whatever host, to stop at its next commit, and waits until it has.",
            "It exits with 3; `restart` or `run` goes on from there."
        })
final class StopKommando extends Kommando {

    @Option(
            names = "--vent",
            paramLabel = "SECONDS",
            defaultValue = "60",
            converter = IkkeNegativ.class,
            description = "how long to wait for it, default ${DEFAULT-VALUE}; 0 only asks")
    private long vent;

    @Override
    Exitkode utfoer() {
        return med(StatusOppsett.class, kontekst -> stopp(kontekst.getBean(Stoppbestilling.class)));
    }

    private Exitkode stopp(Stoppbestilling bestilling) {
        PrintWriter ut = ut();
        bestilling
                .eier()
                .ifPresent(e -> ut.printf(
                        "Asking the kjøring on host %s, pid %d, running since %s, to stop.%n",
                        e.vert(), e.pid(), e.siden()));
        ut.flush();
        return switch (bestilling.beOgVent(Duration.ofSeconds(vent))) {
            case INGEN_KJOERER -> {
                ut.println("No kjøring is running.");
                yield Exitkode.OK;
            }
            case STOPPET -> {
                ut.println("It has stopped. Next: `restart` continues it.");
                yield Exitkode.OK;
            }
            case KJOERER_ENNAA -> {
                if (vent == 0) {
                    ut.println("It was asked; `status` shows when it has stopped.");
                    yield Exitkode.OK;
                }
                feil().printf("It was asked, but still runs after %d s; `status` shows what it is doing.%n", vent);
                yield Exitkode.FEILET;
            }
        };
    }
}
