package no.ssb.utleggstrekk.database;

import java.time.InstantSource;

/** A lock as another process holds it. */
final class Testlaas {
    private Testlaas() {}

    static Kjoeringslaas paa(Kjoeringslaas.Kobling kobling) {
        return new Kjoeringslaas(kobling, InstantSource.system());
    }
}
