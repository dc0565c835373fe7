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
     * @throws VarigFeil (BRUK) naming every one that is not set
     */
    public static void kontroller(Innstillinger innstillinger) {
        Paakrevd paakrevd = new Paakrevd();
        paakrevd.krev("utdata.rot", innstillinger.utdata().rot());
        paakrevd.krev("pseudonym.noekkelsett-fil", innstillinger.pseudonym().noekkelsettFil());
        if (!innstillinger.raadata().behold().isZero()) {
            paakrevd.krev("raadata.noekkelsett-fil", innstillinger.raadata().noekkelsettFil());
        }
        if (innstillinger.maskinporten().guardian() == null) {
            paakrevd.krev("maskinporten.klient-id", innstillinger.maskinporten().klientId());
            paakrevd.krev(
                    "maskinporten.noekkel-fil", innstillinger.maskinporten().noekkelFil());
        }
        if (!paakrevd.mangler.isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "Not set: %s; docs/innstillinger.md says what each is, and `keys create` makes key sets"
                            .formatted(String.join(", ", paakrevd.mangler)));
        }
    }

    private void krev(String noekkel, @Nullable Object verdi) {
        if (verdi == null || verdi.toString().isBlank()) {
            mangler.add("utleggstrekk." + noekkel);
        }
    }
}
