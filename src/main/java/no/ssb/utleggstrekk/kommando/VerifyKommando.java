package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.steg.publisering.Verifisering;
import no.ssb.utleggstrekk.steg.publisering.VerifiseringOppsett;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Reads the published files of a month back: there, not a byte changed, and as the database says.",
            "Changes nothing; exits with 1 when it finds a fault."
        })
final class VerifyKommando implements Callable<Integer> {
    private final Oppstart oppstart;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    VerifyKommando(Oppstart oppstart) {
        this.oppstart = oppstart;
    }

    @Override
    public Integer call() {
        Verifisering.Resultat resultat = oppstart.med(
                VerifiseringOppsett.class,
                kontekst -> kontekst.getBean(Verifisering.class).verifiser(maaned.kalendermaaned));
        PrintWriter ut = spec.commandLine().getOut();
        resultat.linjer().forEach(ut::println);
        if (resultat.feil() == 0) {
            ut.println("%s: every file is as it was published".formatted(maaned.kalendermaaned));
            return Exitkode.OK.tall();
        }
        spec.commandLine()
                .getErr()
                .println("%s: %d faults, see the lines above".formatted(maaned.kalendermaaned, resultat.feil()));
        return Exitkode.FEILET.tall();
    }
}
