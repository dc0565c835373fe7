package no.ssb.utleggstrekk.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Avsender.Sending;
import org.jspecify.annotations.Nullable;

/** Takes each call: counts it, lets the fault plan decide, finds the answer and hands it to the sender. */
final class Ruter implements HttpHandler {
    /** A token made invalid early was used this often, so that the client's next one is not hit as well. */
    private static final int BRUK_FOER_UTLOEP = 50;

    private final Kallteller kall;
    private final Avsender avsender;
    private final Duration forsinkelse;
    private final Tokenutstedelse apitokener;
    private final Supplier<Feilvakt> feilvakt;
    private final Supplier<Kalendermaaned> denneMaaneden;
    private final Svarer svarer;
    private final Feilsvar feilsvar;
    private final Innholdsfeil innholdsfeil;
    private final Oppslag oppslag;

    Ruter(
            Kallteller kall,
            Avsender avsender,
            Duration forsinkelse,
            Tokenutstedelse apitokener,
            Supplier<Feilvakt> feilvakt,
            Supplier<Kalendermaaned> denneMaaneden,
            Svarer svarer,
            Feilsvar feilsvar,
            Innholdsfeil innholdsfeil,
            Oppslag oppslag) {
        this.kall = kall;
        this.avsender = avsender;
        this.forsinkelse = forsinkelse;
        this.apitokener = apitokener;
        this.feilvakt = feilvakt;
        this.denneMaaneden = denneMaaneden;
        this.svarer = svarer;
        this.feilsvar = feilsvar;
        this.innholdsfeil = innholdsfeil;
        this.oppslag = oppslag;
    }

    @Override
    public void handle(HttpExchange utveksling) throws IOException {
        Kall kallet = Kall.les(utveksling, denneMaaneden.get());
        kall.inn(kallet.endepunkt());
        Feilvakt vakt = feilvakt.get();
        Feilvakt.Avgjoerelse valg = vakt.avgjoer(kallet.endepunkt(), kallet.par());
        Feiltype feil = valg.feil();
        if (feil == Feiltype.UTLOEPT_TOKEN) {
            apitokener.trekkTilbake(kallet.hode("Authorization"), BRUK_FOER_UTLOEP);
            feil = null;
        }
        Httpsvar istedenfor = valg.svar();
        if (istedenfor == null && feil != null) {
            istedenfor = feilsvar.av(feil, kallet.endepunkt(), vakt.plan().valg.vent(), kallet.korrelasjonsid());
        }
        if (istedenfor != null) {
            send(kallet, istedenfor, null, Duration.ZERO);
            return;
        }
        Httpsvar riktig = trygtSvar(kallet, feil == Feiltype.SAMME_SIDE);
        if (feil == null || feil.erForsendelse()) {
            send(kallet, riktig, feil, feil == Feiltype.TREG ? vakt.plan().valg.treg() : Duration.ZERO);
            return;
        }
        Httpsvar spolert = innholdsfeil.av(feil, kallet, riktig);
        send(
                kallet,
                spolert == null ? riktig : spolert,
                spolert == null || Innholdsfeil.erRiktig(feil) ? null : feil,
                Duration.ZERO);
    }

    private void send(Kall kallet, Httpsvar svar, @Nullable Feiltype feil, Duration ekstra) {
        avsender.send(
                new Sending(kallet.utveksling(), kallet.endepunkt(), svar, feil, oppslag.besvarte(kallet.par(), svar)),
                ekstra.plus(kallet.endepunkt().erToken() ? Duration.ZERO : forsinkelse));
    }

    /** A call the simulator cannot handle must be answered too, or it is counted as under way for ever. */
    private Httpsvar trygtSvar(Kall kallet, boolean sammeSide) {
        try {
            return svarer.svar(kallet, sammeSide);
        } catch (RuntimeException e) {
            return feilsvar.uventet(
                    kallet.endepunkt(),
                    "The simulator failed: " + e.getClass().getSimpleName(),
                    kallet.korrelasjonsid());
        }
    }
}
