package no.ssb.utleggstrekk.steg.oppslag;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.NektetFeil;
import no.ssb.utleggstrekk.tilstand.Besvarelse;
import no.ssb.utleggstrekk.tilstand.BesvartPar;
import no.ssb.utleggstrekk.tilstand.VentendePar;
import org.jspecify.annotations.Nullable;

/**
 * The lookups of one attempt that Skatteetaten refused, and what comes of them. The first refusal stops the kjøring, as it
 * is most likely we who are refused. After the restart one person may be refused while others are answered: that is the
 * person's, and must not block the month for ever. For many threads.
 */
final class Nektelser {
    /** Why a par is FEILET that was refused: {@code par.grunn}. */
    static final String NEKTET = "NEKTET";

    /** Why a par is AVVIST that alone is refused. */
    static final String INGEN_TILGANG = "INGEN_TILGANG";

    private final boolean nektetFoer;
    private final List<Nektelse> alle = new ArrayList<>();
    private @Nullable Inntektsmottaker sist;
    private boolean noenSvart;

    private record Nektelse(VentendePar par, NektetFeil svar) {
        Besvarelse utsatt() {
            return som(new Utfall.Feilet(NEKTET, svar.korrelasjonsid()));
        }

        Besvarelse avvist() {
            return som(new Utfall.Avvist(INGEN_TILGANG, svar.svar(), svar.korrelasjonsid()));
        }

        private Besvarelse som(Utfall utfall) {
            return new Besvarelse(List.of(new BesvartPar(par, new Svar(utfall, List.of()))), null);
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
    synchronized boolean taales(List<VentendePar> kall, NektetFeil svar) {
        VentendePar foerste = kall.get(0);
        boolean taales = nektetFoer
                && (foerste.nektet()
                        || (svar.erTilgang() && (sist == null || sist.equals(foerste.inntektsmottaker()))));
        if (!foerste.nektet()) {
            sist = foerste.inntektsmottaker();
        }
        if (!taales || kall.size() == 1) {
            kall.forEach(par -> alle.add(new Nektelse(par, svar)));
        }
        return taales;
    }

    /** What to store when the attempt came to no end: all are asked for last by the next one. */
    synchronized List<Besvarelse> utsatt() {
        return alle.stream().map(Nektelse::utsatt).toList();
    }

    /**
     * What to store when all others were asked for: who alone has no access is refused for good.
     *
     * @param andreSvart whether others of the kjøring were answered, in whatever attempt
     */
    synchronized List<Besvarelse> avgjort(boolean andreSvart) {
        return alle.stream()
                .map(n -> erAlene(n, andreSvart) ? n.avvist() : n.utsatt())
                .toList();
    }

    /** The refusals that nothing says are not of us all. */
    synchronized List<NektetFeil> uavgjort(boolean andreSvart) {
        return alle.stream()
                .filter(n -> !erAlene(n, andreSvart))
                .map(Nektelse::svar)
                .toList();
    }

    private boolean erAlene(Nektelse n, boolean andreSvart) {
        return n.svar().erTilgang() && (noenSvart || (andreSvart && alle.size() == 1));
    }
}
