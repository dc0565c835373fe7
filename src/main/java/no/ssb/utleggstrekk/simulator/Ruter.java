package no.ssb.utleggstrekk.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
    private final Oppslagsapi oppslag;

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
            Oppslagsapi oppslag) {
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
        Anrop anrop = Anrop.les(utveksling, denneMaaneden.get());
        kall.inn(anrop.endepunkt());
        Feilvakt vakt = feilvakt.get();
        Feilvakt.Avgjoerelse valg = vakt.avgjoer(anrop.endepunkt(), anrop.par());
        Feiltype feil = valg.feil();
        if (feil == Feiltype.UTLOEPT_TOKEN) {
            apitokener.trekkTilbake(anrop.hode("Authorization"), BRUK_FOER_UTLOEP);
            feil = null;
        }
        Httpsvar istedenfor = valg.svar();
        if (istedenfor == null && feil != null) {
            istedenfor = feilsvar.av(feil, anrop.endepunkt(), vakt.plan().valg.vent(), anrop.korrelasjonsid());
        }
        if (istedenfor != null) {
            send(anrop, istedenfor, null, Duration.ZERO);
            return;
        }
        Httpsvar riktig = trygtSvar(anrop, feil == Feiltype.SAMME_SIDE);
        if (feil == null || feil.erForsendelse()) {
            send(anrop, riktig, feil, feil == Feiltype.TREG ? vakt.plan().valg.treg() : Duration.ZERO);
            return;
        }
        Httpsvar spolert = innholdsfeil.av(feil, anrop, riktig);
        send(
                anrop,
                spolert == null ? riktig : spolert,
                spolert == null || Innholdsfeil.erRiktig(feil) ? null : feil,
                Duration.ZERO);
    }

    private void send(Anrop anrop, Httpsvar svar, @Nullable Feiltype feil, Duration ekstra) {
        List<Par> besvarte = oppslag.besvarte(anrop.par(), svar);
        avsender.send(
                new Sending(anrop.utveksling(), anrop.endepunkt(), svar, feil, besvarte, oppslag.numre(besvarte)),
                ekstra.plus(anrop.endepunkt().erToken() ? Duration.ZERO : forsinkelse)
                                .toNanos()
                        + anrop.mottatt());
    }

    /** A call the simulator cannot handle must be answered too, or it is counted as under way for ever. */
    private Httpsvar trygtSvar(Anrop anrop, boolean sammeSide) {
        try {
            return svarer.svar(anrop, sammeSide);
        } catch (RuntimeException e) {
            return feilsvar.uventet(
                    anrop.endepunkt(), "The simulator failed: " + e.getClass().getSimpleName(), anrop.korrelasjonsid());
        }
    }
}
