package no.ssb.utleggstrekk.drift;

import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets what is in quarantine be tried again by the next kjøring: a par is looked up, a hendelse is read from the list by
 * its number. It leaves the quarantine when the new answer or reading can be used.
 */
public final class Nyttforsoek {
    private final Karantenelager lager;
    private final Kjoeringer kjoeringer;
    private final Beslutninger beslutninger;
    private final Kjoeringslaas laas;
    private final TransactionTemplate transaksjon;

    Nyttforsoek(
            Karantenelager lager,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionTemplate transaksjon) {
        this.beslutninger = beslutninger;
        this.lager = lager;
        this.kjoeringer = kjoeringer;
        this.laas = laas;
        this.transaksjon = transaksjon;
    }

    /**
     * What came of it.
     *
     * @param par how many began to wait
     * @param hendelser how many will be read once more
     * @param eldre how many cannot be, because they are of an older series of the list
     */
    public record Bedt(long par, long hendelser, long eldre) {
        /** In words. */
        public String tekst() {
            return hva() + (par + hendelser == 0 ? "." : ". Next: `run`.");
        }

        private String hva() {
            return "%d par wait for a lookup again, and %d hendelser are read once more by the next kjøring%s"
                    .formatted(
                            par,
                            hendelser,
                            eldre == 0
                                    ? ""
                                    : "; %d are of an older series of the list, which only `reread` reads again"
                                            .formatted(eldre));
        }
    }

    /**
     * Asks for it.
     *
     * @param kode null for every kode
     * @param grunn why, as the operator said; null when nothing was said
     * @throws VarigFeil OPPTATT while a kjøring runs; BRUK when nothing has the kode, or when a kjøring's files are being
     *     put in place, since they must not meet a newer state
     */
    public Bedt be(@Nullable String kode, @Nullable String grunn) {
        return laas.alene(() -> {
            lager.les(kode); // refuses an unknown kode
            Kjoering uferdig = kjoeringer.uferdig().orElse(null);
            if (uferdig != null && kjoeringer.erUnderPublisering(uferdig)) {
                throw new VarigFeil(
                        Exitkode.BRUK,
                        "kjøring %d for %s has begun to put its files in place; finish it with `restart`, then retry"
                                .formatted(uferdig.id(), uferdig.kalendermaaned()));
            }
            Bedt bedt = transaksjon.execute(status -> {
                Bedt nye = new Bedt(
                        lager.laParVente(kode, uferdig), lager.laHendelserLesesIgjen(kode), lager.avEldreSerie(kode));
                beslutninger.noter("quarantine retry" + (kode == null ? "" : " --kode " + kode), grunn, nye.hva());
                return nye;
            });
            if (bedt == null) {
                throw new IllegalStateException("a transaction gave nothing back");
            }
            return bedt;
        });
    }
}
