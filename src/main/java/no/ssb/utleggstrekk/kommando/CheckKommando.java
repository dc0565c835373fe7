package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.drift.SjekkOppsett;
import no.ssb.utleggstrekk.drift.Sjekkliste;
import no.ssb.utleggstrekk.drift.Sjekkpunkt;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.motor.Feiltolk;
import picocli.CommandLine.Command;

@Command(
        name = "check",
        description = {
            "Looks at all that a kjøring needs, and says in one line each what is well, or how it is mended.",
            "Exits with 0 when all is well, 2 when the configuration must be mended, 6 when we are refused, 5 when the list",
            "was rebuilt, 1 when something cannot be reached. No lookup is made, and no call at all beside a running kjøring."
        })
final class CheckKommando extends Kommando {

    @Override
    Exitkode utfoer() {
        return med(
                SjekkOppsett.class,
                SjekkOppsett.KORT_TAALMODIGHET,
                kontekst -> sjekk(kontekst.getBean(Sjekkliste.class), kontekst.getBean(Stoppsignal.class)));
    }

    private Exitkode sjekk(Sjekkliste liste, Stoppsignal stopp) {
        List<Exitkode> utfall = new ArrayList<>();
        PrintWriter ut = ut();
        for (Sjekkpunkt punkt : liste.punkter()) {
            stopp.kontroller();
            try {
                ut.println(
                        "ok    %-16s %s".formatted(punkt.navn(), punkt.arbeid().get()));
            } catch (RuntimeException e) {
                Feil feil = Feiltolk.tolk(e);
                ut.println("FAIL  %-16s %s".formatted(punkt.navn(), feil.getMessage()));
                utfall.add(feil.exitkode());
            }
            ut.flush();
        }
        for (Sjekkpunkt punkt : liste.advarsler()) {
            ut.println("warn  %-16s %s".formatted(punkt.navn(), punkt.arbeid().get()));
        }
        ut.flush();
        return verste(utfall);
    }

    /** What a person must mend comes before what may be well the next time. */
    private static Exitkode verste(List<Exitkode> utfall) {
        return Stream.of(Exitkode.BRUK, Exitkode.NEKTET, Exitkode.BESLUTNING)
                .filter(utfall::contains)
                .findFirst()
                .orElse(utfall.isEmpty() ? Exitkode.OK : Exitkode.FEILET);
    }
}
