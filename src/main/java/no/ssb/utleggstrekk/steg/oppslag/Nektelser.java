package no.ssb.utleggstrekk.steg.oppslag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Nektet;
import no.ssb.utleggstrekk.tilstand.Besvarelse;
import no.ssb.utleggstrekk.tilstand.Besvart;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of one attempt that Skatteetaten refused, and what comes of them. The first refusal stops the kjøring, as it
 * is most likely we who are refused. After the restart one person may be refused while others are answered: that is the
 * person's, and must not block the month for ever. For many threads.
 */
final class Nektelser {
    /** The kode in quarantine of a par that alone is refused. */
    static final String INGEN_TILGANG = "INGEN_TILGANG";

    private final boolean nektetFoer;
    private final List<Nektelse> alle = new ArrayList<>();
    private @Nullable Inntektsmottaker sist;
    private boolean noenSvart;

    private record Nektelse(VentendePar par, Nektet svar) {
        Besvarelse som(Utfall utfall) {
            return new Besvarelse(List.of(new Besvart(par, new Svar(utfall, List.of()))), null);
        }
    }

    /** @param nektetFoer whether a par that waits was refused in an attempt before this one */
    Nektelser(boolean nektetFoer) {
        this.nektetFoer = nektetFoer;
    }

    /** A lookup was answered. */
    synchronized void svart() {
        sist = null;
        noenSvart = true;
    }

    /**
     * A lookup was refused.
     *
     * @return whether the others may go on: a second person who is refused with no answer in between says that it is we
     *     who are
     */
    synchronized boolean taales(List<VentendePar> kall, Nektet svar) {
        VentendePar foerste = kall.get(0);
        boolean taales = nektetFoer
                && svar.erTilgang()
                && (foerste.nektet() || sist == null || sist.equals(foerste.inntektsmottaker()));
        if (!foerste.nektet()) {
            sist = foerste.inntektsmottaker();
        }
        if (!taales || kall.size() == 1) {
            kall.forEach(par -> alle.add(new Nektelse(par, svar)));
        }
        return taales;
    }

    /** To be stored when the attempt came to no end: they are asked for last by the next one. */
    synchronized List<Besvarelse> utsatt() {
        return alle.stream()
                .map(n -> n.som(new Utfall.Feilet(Oppslagslager.NEKTET, n.svar().korrelasjonsid())))
                .toList();
    }

    /**
     * To be stored when all others were asked for.
     *
     * @param andreSvart whether others of the kjøring were answered, in whatever attempt
     * @return empty when nothing says that it is not we who are refused
     */
    synchronized Optional<List<Besvarelse>> avvist(boolean andreSvart) {
        return noenSvart || (andreSvart && alle.size() == 1)
                ? Optional.of(alle.stream()
                        .map(n -> n.som(new Utfall.Avvist(
                                INGEN_TILGANG, n.svar().svar(), n.svar().korrelasjonsid())))
                        .toList())
                : Optional.empty();
    }

    /** The first refusal; empty when there was none. */
    synchronized Optional<Nektet> foerste() {
        return alle.stream().map(Nektelse::svar).findFirst();
    }

    synchronized int antall() {
        return alle.size();
    }
}
