package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import no.ssb.utleggstrekk.drift.Neste;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.Sluttlogg;
import no.ssb.utleggstrekk.kjoering.Livelinje;
import no.ssb.utleggstrekk.kjoering.Terminal;
import no.ssb.utleggstrekk.motor.Feiltolk;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.steg.rapport.Sammendrag;
import no.ssb.utleggstrekk.steg.rapport.Utgivelsesoversikt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has: {@code --help}, a console, an exit code, and the configuration that Spring starts with. */
@Command(mixinStandardHelpOptions = true, versionProvider = Kommandolinje.Versjon.class)
abstract class Kommando implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    private String sisteLinje = "";

    /** Does the command's work. */
    abstract Exitkode utfoer() throws InterruptedException;

    @Override
    public final Integer call() throws InterruptedException {
        return utfoer().tall();
    }

    /** Standard output: what was asked for. */
    final PrintWriter ut() {
        return spec.commandLine().getOut();
    }

    /** Standard error: what went wrong. */
    final PrintWriter feil() {
        return spec.commandLine().getErr();
    }

    /** Starts Spring with a wiring, does the work, and closes. */
    final <T> T med(Class<?> oppsett, Function<ApplicationContext, T> arbeid) {
        return med(oppsett, Map.of(), arbeid);
    }

    /** The same, with values that go before all other configuration. */
    final <T> T med(Class<?> oppsett, Map<String, Object> overstyrt, Function<ApplicationContext, T> arbeid) {
        Kommandolinje.Rot rot = (Kommandolinje.Rot) spec.root().userObject();
        return rot.oppstart.med(feil(), rot.konfigurasjon, oppsett, overstyrt, arbeid);
    }

    /**
     * An attempt at a kjøring: the same, and however it ends the metrics tell of it; one that was refused before it came to a
     * kjøring is noted in the database, if that can be had.
     */
    final Exitkode forsoek(Class<?> oppsett, Function<ApplicationContext, Exitkode> arbeid) {
        Oppstart oppstart = ((Kommandolinje.Rot) spec.root().userObject()).oppstart;
        try {
            Exitkode kode = med(oppsett, kontekst -> Forsoeksnoter.maalt(kontekst, arbeid));
            Forsoeksnoter.avsluttet(oppstart, kode, sisteLinje);
            return kode;
        } catch (RuntimeException | Error e) {
            Feil feil = Feiltolk.tolk(e);
            Forsoeksnoter.avsluttet(oppstart, feil.exitkode(), String.valueOf(feil.getMessage()));
            if (Forsoeksnoter.kanNoteres(e, feil)) {
                Forsoeksnoter.noter(oppstart, konfigurasjon(), feil);
            }
            throw feil;
        }
    }

    private @Nullable String konfigurasjon() {
        return ((Kommandolinje.Rot) spec.root().userObject()).konfigurasjon;
    }

    /** The end of a kjøring: how it went, what came of it, and what to do next. */
    final Exitkode slutt(ApplicationContext kontekst, Resultat resultat) {
        Exitkode kode = resultat.exitkode();
        boolean sierDetSelv = kode == Exitkode.OK || resultat.melding().contains("restart");
        slutt(kode, resultat.melding() + (sierDetSelv ? "." : ". Next: " + kode.nesteSteg()));
        if (kode == Exitkode.OK) {
            Sammendrag sammendrag = kontekst.getBean(Utgivelsesoversikt.class).av(resultat.kjoering());
            boolean terminal = Terminal.erTerminal();
            List<String> maaneder = terminal ? sammendrag.tabell(Livelinje.bredde()) : sammendrag.linjer();
            maaneder.forEach(ut()::println);
            ut().println("Report: " + Lim.sti(sammendrag.sti()));
            ut().println("Next: "
                    + sammendrag.ustabil().orElseGet(() -> Neste.av(kontekst).steg()));
            sammendrag.linjer().forEach(linje -> Sluttlogg.skriv(kode, linje));
        }
        return kode;
    }

    /** The last line: good news go to standard output, the rest to standard error, and both to the log. */
    final Exitkode slutt(Exitkode kode, String linje) {
        sisteLinje = linje;
        (kode == Exitkode.OK ? ut() : feil()).println(linje);
        Sluttlogg.skriv(kode, linje);
        return kode;
    }

    /** Wrong use: the line, with where help is. */
    final ParameterException feilBruk(String melding) {
        return new ParameterException(spec.commandLine(), melding);
    }
}
