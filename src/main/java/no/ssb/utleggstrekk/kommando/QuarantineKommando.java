package no.ssb.utleggstrekk.kommando;

import no.ssb.utleggstrekk.drift.Karantene;
import no.ssb.utleggstrekk.drift.KaranteneOppsett;
import no.ssb.utleggstrekk.drift.Karantenelager;
import no.ssb.utleggstrekk.drift.Nyttforsoek;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "quarantine",
        description = "Hendelser and par that could not be used, and why.",
        subcommands = {QuarantineKommando.Liste.class, QuarantineKommando.Igjen.class})
final class QuarantineKommando extends Kommando {
    @Override
    Exitkode utfoer() {
        throw feilBruk("Which command? `quarantine list` or `quarantine retry`");
    }

    @Command(
            name = "list",
            description = "What stands there now: how many per kode, and the newest 100. Names no person.")
    static final class Liste extends Kommando {

        @Option(
                names = "--kode",
                converter = Ordvern.class,
                paramLabel = "K",
                description = "only this kode, such as OAF-006")
        private @Nullable String kode;

        @Option(names = "--json", description = "as JSON, for programs")
        private boolean json;

        @Override
        Exitkode utfoer() {
            Karantene karantene = med(
                    KaranteneOppsett.class,
                    kontekst -> kontekst.getBean(Karantenelager.class).les(kode));
            ut().println(json ? karantene.json() : karantene.tekst());
            return Exitkode.OK;
        }
    }

    @Command(
            name = "retry",
            description = {
                "Lets the next kjøring try again: it looks up the par, and reads the hendelser by their numbers.",
                "Refused while a kjøring runs."
            })
    static final class Igjen extends Kommando {

        @Option(
                names = "--kode",
                converter = Ordvern.class,
                paramLabel = "K",
                description = "only this kode, such as OAF-006")
        private @Nullable String kode;

        @Option(
                names = "--grunn",
                converter = Ordvern.class,
                paramLabel = "TEXT",
                description = "why, to be kept with the decision")
        private @Nullable String grunn;

        @Override
        Exitkode utfoer() {
            Nyttforsoek.Bedt bedt = med(
                    KaranteneOppsett.class,
                    kontekst -> kontekst.getBean(Nyttforsoek.class).be(kode, grunn));
            ut().println(bedt.tekst());
            return Exitkode.OK;
        }
    }
}
