package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.ArrayList;
import java.util.List;

/** A section of the page, under construction by the class that knows it. */
record Del(String id, String tittel, List<Blokk> blokker) {
    static Del ny(String id, String tittel) {
        return new Del(id, tittel, new ArrayList<>());
    }

    Del med(Blokk blokk) {
        blokker.add(blokk);
        return this;
    }

    Del avsnitt(String tekst) {
        return med(Blokk.avsnitt(tekst));
    }
}
