package no.ssb.utleggstrekk.steg.hendelser;

import java.time.LocalDate;
import java.util.OptionalLong;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Serielager.Kjentgrense;

/**
 * Whether the list is still the one that was read. It can be rebuilt from 1; its numbers then say nothing about what is
 * stored, and reading on from the lesepeker would lose hendelser without a sign.
 */
final class Seriekontroll {
    private final Skatteetaten skatteetaten;
    private final Serielager serier;

    Seriekontroll(Skatteetaten skatteetaten, Serielager serier) {
        this.skatteetaten = skatteetaten;
        this.serier = serier;
    }

    /**
     * Asks the list.
     *
     * @param kjoering the number of the one that is to read; 0 for one that is not begun
     * @throws VarigFeil (BESLUTNING) when the list contradicts what was read
     */
    void kontroller(long kjoering) {
        serier.kjentgrense(kjoering)
                .ifPresent(kjent -> sammenlign(
                        kjent,
                        skatteetaten.foersteSekvensnummer(kjent.dato()),
                        serier.lestTil().orElse(kjent.dato())));
    }

    private static void sammenlign(Kjentgrense kjent, OptionalLong naa, LocalDate lestTil) {
        Long grense = kjent.grense();
        Long lesepeker = kjent.lesepeker();
        boolean motsagt = grense != null
                ? naa.isEmpty() || naa.getAsLong() < grense
                : naa.isPresent() && lesepeker != null && naa.getAsLong() <= lesepeker;
        if (motsagt) {
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "The list of hendelser has been rebuilt: from %s on it now begins at %s, but kjøring %d %s. Its numbers mean other hendelser than those that are stored; `reread --fra-dato %s` begins a new series"
                            .formatted(
                                    kjent.dato(),
                                    naa.isPresent() ? "number " + naa.getAsLong() : "no number",
                                    kjent.kjoering(),
                                    grense != null
                                            ? "was given number " + grense
                                            : "read up to number " + lesepeker + ", all from before that day",
                                    lestTil));
        }
    }
}
