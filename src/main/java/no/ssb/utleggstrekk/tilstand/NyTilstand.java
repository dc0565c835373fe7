package no.ssb.utleggstrekk.tilstand;

import java.util.Objects;
import no.ssb.utleggstrekk.domene.Utfall;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means for a par.
 *
 * @param innhold what we shall hold; null when the answer leaves it as it is (AVVIST, FEILET)
 * @param endret whether it differs from what we held
 * @param avspilt whether it is a kept answer that was read again
 */
public record NyTilstand(
        VentendePar par, Utfall utfall, @Nullable Innhold innhold, boolean endret, boolean avspilt) {
    public static NyTilstand av(BesvartPar besvart) {
        Utfall utfall = besvart.svar().utfall();
        Innhold innhold = null;
        if (utfall instanceof Utfall.Funnet funnet) {
            innhold = Innhold.av(funnet);
        } else if (utfall instanceof Utfall.IkkeFunnet || utfall instanceof Utfall.Slettet) {
            innhold = Innhold.INTET;
        }
        boolean endret = innhold != null
                && !Objects.equals(innhold.fingeravtrykk(), besvart.par().innhold());
        return new NyTilstand(besvart.par(), utfall, innhold, endret, besvart.avspilt());
    }

    /** A par whose lookup failed goes on waiting; every other answer ends it, but not one that was kept. */
    boolean avslutter() {
        return !avspilt && !(utfall instanceof Utfall.Feilet);
    }

    @Nullable
    String grunn() {
        if (utfall instanceof Utfall.Feilet f) {
            return f.aarsak();
        }
        return utfall instanceof Utfall.Avvist a ? a.kode() : null;
    }

    @Nullable
    String korrelasjonsid() {
        if (utfall instanceof Utfall.Feilet f) {
            return f.korrelasjonsid();
        }
        return utfall instanceof Utfall.Avvist a ? a.korrelasjonsid() : null;
    }
}
