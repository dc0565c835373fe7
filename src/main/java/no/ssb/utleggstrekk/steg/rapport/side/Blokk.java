package no.ssb.utleggstrekk.steg.rapport.side;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of the page; one of its parts is there, the others are null. The template knows what each looks like. */
record Blokk(
        @Nullable String avsnitt,
        @Nullable Figur figur,
        @Nullable Tabell tabell,
        @Nullable Kortrad kortrad,
        @Nullable Foldet foldet) {

    /** A plot under its title; the svg is made by us, so not escaped again. */
    record Figur(String tittel, String svg) {}

    /** A key figure with its change; the change is empty when there is nothing to compare with. */
    record Kort(String navn, String verdi, String endring) {}

    /** Key figures beside each other. */
    record Kortrad(List<Kort> kort) {}

    /** What opens at a click or a key. */
    record Foldet(String sammendrag, List<Blokk> blokker) {}

    static Blokk avsnitt(String tekst) {
        return new Blokk(tekst, null, null, null, null);
    }

    static Blokk figur(String tittel, String svg) {
        return new Blokk(null, new Figur(tittel, svg), null, null, null);
    }

    static Blokk tabell(Tabell tabell) {
        return new Blokk(null, null, tabell, null, null);
    }

    static Blokk kort(List<Kort> kort) {
        return new Blokk(null, null, null, new Kortrad(kort), null);
    }

    static Blokk foldet(String sammendrag, Blokk... blokker) {
        return new Blokk(null, null, null, null, new Foldet(sammendrag, List.of(blokker)));
    }
}
