package no.ssb.utleggstrekk.skatteetaten;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import no.ssb.utleggstrekk.skatteetaten.svar.Avslag;

/**
 * Tells a contract that has changed from lookups that are answered badly: whole bodies of an unknown form, so many in a row
 * and about so many, cannot be the fault of any one of them.
 */
final class Kontraktvakt {
    private static final int PAA_RAD = 10;
    private static final int FORSKJELLIGE = 3;

    private final String api;
    private final Set<Object> emner = new HashSet<>();
    private final Set<String> navn = new TreeSet<>();
    private int paaRad;

    Kontraktvakt(String api) {
        this.api = api;
    }

    /** An answer was of a form that we know. */
    synchronized void kjent() {
        paaRad = 0;
        emner.clear();
        navn.clear();
    }

    /**
     * An answer was not.
     *
     * @param emne whom or what was asked about
     * @param sett the names of its fields
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil NEKTET when the contract has changed
     */
    synchronized void ukjent(Object emne, Set<String> sett, String korrelasjonsid) {
        paaRad++;
        if (emner.size() < FORSKJELLIGE) {
            emner.add(emne);
        }
        sett.stream().filter(n -> navn.size() < 2 * PAA_RAD).forEach(navn::add);
        if (paaRad >= PAA_RAD && emner.size() >= FORSKJELLIGE) {
            throw Avslag.endretKontrakt(
                    api,
                    "%d bodies in a row had none of the lists that we know; seen: %s"
                            .formatted(paaRad, navn.isEmpty() ? "no field at all" : String.join(", ", navn)),
                    korrelasjonsid);
        }
    }
}
