package no.ssb.utleggstrekk.tilstand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Linje;
import org.jspecify.annotations.Nullable;

/** The columns of linje as arrays, for one statement per batch. */
final class Linjekolonner {
    private final List<List<@Nullable Object>> rader = new ArrayList<>();

    void leggTil(VentendePar par, int nr, Forhold f, Linje l) {
        rader.add(Arrays.<@Nullable Object>asList(
                par.kalendermaaned().toString(),
                par.id(),
                nr,
                f.underenhet(),
                f.opplysningspliktig(),
                l.beskrivelse(),
                l.beloep(),
                l.datoForUtleggstrekk() == null ? null : l.datoForUtleggstrekk().toString(),
                l.antallAvvik(),
                f.skjermet()));
    }

    List<Object> kolonner() {
        return List.of(
                kolonne(0, new String[0]),
                kolonne(1, new Long[0]),
                kolonne(2, new Integer[0]),
                kolonne(3, new String[0]),
                kolonne(4, new String[0]),
                kolonne(5, new String[0]),
                kolonne(6, new Integer[0]),
                kolonne(7, new String[0]),
                kolonne(8, new Integer[0]),
                kolonne(9, new Boolean[0]));
    }

    private <T> T[] kolonne(int i, T[] type) {
        return rader.stream().map(r -> r.get(i)).toList().toArray(type);
    }
}
