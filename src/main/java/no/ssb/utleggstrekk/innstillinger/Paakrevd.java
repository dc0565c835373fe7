package no.ssb.utleggstrekk.innstillinger;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;

/** The keys without a default that a kjøring cannot do without. */
public final class Paakrevd {
    private final List<String> mangler = new ArrayList<>();

    private Paakrevd() {}

    /**
     * Looks at all of them before anything is started.
     *
     * @throws VarigFeil (BRUK) naming every one that is not set, each with where to get it, a line each
     */
    public static void kontroller(Innstillinger innstillinger) {
        Paakrevd paakrevd = new Paakrevd();
        paakrevd.krev(
                "utdata.rot", innstillinger.utdata().rot(), "where the published files go: a folder, or hdfs://…");
        paakrevd.krev(
                "pseudonym.noekkelsett-fil",
                innstillinger.pseudonym().noekkelsettFil(),
                "the key of the pseudonyms, which `init` or `keys create` makes");
        if (!innstillinger.raadata().behold().isZero()) {
            paakrevd.krev(
                    "raadata.noekkelsett-fil",
                    innstillinger.raadata().noekkelsettFil(),
                    "the key of the raw answers, made with the other; or raadata.behold: 0");
        }
        Innstillinger.Maskinporten maskinporten = innstillinger.maskinporten();
        if (maskinporten.guardian() == null) {
            paakrevd.krev("maskinporten.klient-id", maskinporten.klientId(), "the client's id in Samarbeidsportalen");
            paakrevd.krev(
                    "maskinporten.noekkel-fil",
                    maskinporten.noekkelFil(),
                    "the private key whose public half is registered in Samarbeidsportalen");
        }
        if (!paakrevd.mangler.isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "Not set in the configuration:%s%n`init --mappe DIR` makes a configuration; docs/innstillinger.md has all keys"
                            .formatted(String.join("", paakrevd.mangler)));
        }
    }

    private void krev(String noekkel, @Nullable Object verdi, String hvorfra) {
        if (verdi == null || verdi.toString().isBlank()) {
            mangler.add("%n  utleggstrekk.%s%n      %s".formatted(noekkel, hvorfra));
        }
    }
}
