package no.ssb.utleggstrekk.steg.hendelser;

import no.ssb.utleggstrekk.kjoering.Serier;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;

/**
 * Whether the list is still the one that was read. It can be rebuilt from 1; its numbers then say nothing about what is
 * stored, and reading on from the lesepeker would lose hendelser without a sign.
 */
final class Seriekontroll {
    private final Skatteetaten skatteetaten;
    private final Serier serier;

    Seriekontroll(Skatteetaten skatteetaten, Serier serier) {
        this.skatteetaten = skatteetaten;
        this.serier = serier;
    }

    /**
     * Asks the list.
     *
     * @param kjoering the number of the one that is to read; 0 for one that is not begun
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil (BESLUTNING) when the list contradicts what was read
     */
    void kontroller(long kjoering) {
        serier.kjentgrense(kjoering)
                .ifPresent(kjent -> kjent.kontroller(skatteetaten.foersteSekvensnummer(kjent.dato())));
    }
}
