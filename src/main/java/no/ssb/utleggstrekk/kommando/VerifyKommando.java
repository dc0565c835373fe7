package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.steg.publisering.Verifisering;
import no.ssb.utleggstrekk.steg.publisering.VerifiseringOppsett;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "verify",
        description = {
            "Reads the published files of a month back: there, not a byte changed, and as the database says.",
            "Changes nothing; exits with 1 when it finds a fault."
        })
final class VerifyKommando extends Kommando {

    @Mixin
    private final Maanedsvalg maaned = new Maanedsvalg();

    @Override
    Exitkode utfoer() {
        Verifisering.Resultat resultat = med(
                VerifiseringOppsett.class,
                kontekst -> kontekst.getBean(Verifisering.class).verifiser(maaned.kalendermaaned));
        PrintWriter ut = ut();
        resultat.linjer().forEach(ut::println);
        if (resultat.feil() == 0) {
            ut.println("%s: every file is as it was published".formatted(maaned.kalendermaaned));
            return Exitkode.OK;
        }
        feil().println("%s: %s, see the lines above"
                .formatted(maaned.kalendermaaned, resultat.feil() == 1 ? "1 fault" : resultat.feil() + " faults"));
        return Exitkode.FEILET;
    }
}
