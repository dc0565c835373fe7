package no.ssb.utleggstrekk.drift;

import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Dekning;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets months be worked out anew by the next kjøring that reaches them, as a rule or a parameter has changed (rule 20). */
public final class Omregning {
    private final BeroerteMaaneder maaneder;
    private final Dekning dekning;
    private final Kjoeringer kjoeringer;
    private final Beslutninger beslutninger;
    private final Kjoeringslaas laas;
    private final TransactionTemplate transaksjon;

    Omregning(
            BeroerteMaaneder maaneder,
            Dekning dekning,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionTemplate transaksjon) {
        this.maaneder = maaneder;
        this.dekning = dekning;
        this.kjoeringer = kjoeringer;
        this.beslutninger = beslutninger;
        this.laas = laas;
        this.transaksjon = transaksjon;
    }

    /**
     * Asks for it, under the lock.
     *
     * @param til not before {@code fra}
     * @param grunn why, as the operator said; null when nothing was said
     * @return what came of it, in words
     * @throws VarigFeil OPPTATT while a kjøring runs; BRUK for months that are not covered, or when a kjøring's files are being
     *     put in place, which would pass for having worked them out
     */
    public String be(Kalendermaaned fra, Kalendermaaned til, @Nullable String grunn) {
        Maanedsspenn spenn = new Maanedsspenn(fra, til);
        return laas.alene(() -> {
            Kalendermaaned foerste = dekning.husket()
                    .orElseThrow(() -> bruk("Nothing has been read yet; `run` works out all that it reads"));
            if (fra.erFoer(foerste)) {
                throw bruk("--fra %s is before %s, the first month that this database covers".formatted(fra, foerste));
            }
            kjoeringer
                    .uferdig()
                    .filter(kjoeringer::erUnderPublisering)
                    .map(Kjoering::omtale)
                    .ifPresent(k -> {
                        throw bruk(
                                k + " has begun to put its files in place; finish it with `restart`, then recompute");
                    });
            String detaljer = "%s is worked out anew by the next kjøring that reaches it".formatted(spenn);
            transaksjon.executeWithoutResult(status -> {
                maaneder.bestill(spenn);
                beslutninger.noter("recompute --fra %s --til %s".formatted(fra, til), grunn, detaljer);
            });
            return "%s. %s".formatted(detaljer, Neste.medMaaned(til));
        });
    }

    private static VarigFeil bruk(String melding) {
        return new VarigFeil(Exitkode.BRUK, melding);
    }
}
