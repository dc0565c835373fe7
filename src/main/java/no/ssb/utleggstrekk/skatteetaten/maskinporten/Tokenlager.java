package no.ssb.utleggstrekk.skatteetaten.maskinporten;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.skatteetaten.http.Trafikk;
import no.ssb.utleggstrekk.skatteetaten.http.Venting;
import org.jspecify.annotations.Nullable;

/** The one token all workers use, renewed once for all: before it expires, and when Skatteetaten refuses it. */
public final class Tokenlager {
    private final Tokenkilde kilde;
    private final InstantSource klokke;
    private final Trafikk trafikk;
    private final ReentrantLock laas = new ReentrantLock();

    private volatile @Nullable Token token;
    /** Guarded by laas: whether the token was fetched because its forerunner was refused. */
    private boolean etterAvslag;

    public Tokenlager(Tokenkilde kilde, InstantSource klokke, Trafikk trafikk) {
        this.kilde = kilde;
        this.klokke = klokke;
        this.trafikk = trafikk;
    }

    /** A token that lives. While somebody renews it early, the others go on with the old one. */
    public Token gyldig() {
        Token naavaerende = token;
        Instant naa = klokke.instant();
        if (naavaerende != null && !naavaerende.boerFornyes(naa)) {
            return naavaerende;
        }
        if (naavaerende != null && !naavaerende.erUtloept(naa)) {
            if (!laas.tryLock()) {
                return naavaerende;
            }
        } else {
            ta();
        }
        try {
            Token etter = token;
            return etter != null && !etter.boerFornyes(klokke.instant()) ? etter : nytt(false);
        } finally {
            laas.unlock();
        }
    }

    /** Skatteetaten took the token. */
    public void godtatt(Token brukt) {
        brukt.bleGodtatt();
    }

    /**
     * Skatteetaten refused the token: fetches a new one, once for all.
     *
     * @throws VarigFeil NEKTET when the one refused was itself fetched for that reason, and has never been taken
     */
    public void avslaatt(Token brukt) {
        ta();
        try {
            if (brukt != token) {
                return;
            }
            if (etterAvslag && !brukt.erGodtatt()) {
                throw nektet();
            }
            nytt(true);
        } finally {
            laas.unlock();
        }
    }

    public static VarigFeil nektet() {
        return new VarigFeil(
                Exitkode.NEKTET,
                "Skatteetaten refuses a fresh token (401); check utleggstrekk.maskinporten.scope and that Skatteetaten has"
                        + " given this client access");
    }

    private Token nytt(boolean etterEtAvslag) {
        Token hentet = kilde.hent();
        trafikk.tokenFornyet();
        etterAvslag = etterEtAvslag;
        token = hentet;
        return hentet;
    }

    private void ta() {
        try {
            laas.lockInterruptibly();
        } catch (InterruptedException e) {
            throw Venting.avbrutt();
        }
    }
}
