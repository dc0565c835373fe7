package no.ssb.utleggstrekk.steg.avspilling;

import java.util.ArrayDeque;
import java.util.Queue;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingslager.Opptak;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.infrastructure.item.ItemReader;

/**
 * Reads the kept answers of a kjøring's month, some at a time. It keeps no position for a restart: a par that the kjøring
 * has stored is left out, so a new reader begins with those that are left.
 */
final class Avspillingsleser implements ItemReader<Opptak> {
    private final Avspillingslager lager;
    private final Kjoering kjoering;
    private final int omGangen;
    private final Queue<Opptak> lest = new ArrayDeque<>();
    private String etter = "";

    Avspillingsleser(Avspillingslager lager, Kjoering kjoering, int omGangen) {
        this.lager = lager;
        this.kjoering = kjoering;
        this.omGangen = omGangen;
    }

    @Override
    public @Nullable Opptak read() {
        if (lest.isEmpty()) {
            lest.addAll(lager.neste(kjoering.kalendermaaned(), etter, kjoering.id(), omGangen));
        }
        Opptak neste = lest.poll();
        if (neste != null) {
            etter = neste.par().inntektsmottaker().pseudonym();
        }
        return neste;
    }
}
