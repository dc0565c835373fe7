package no.ssb.utleggstrekk.tilstand;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Oppslagsgrense;
import no.ssb.utleggstrekk.tilstand.Avvikslager.Funn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Stores a batch of answers: outcome, new state, quarantine, avvik and raw answers in one transaction (rules 9 and 10). */
public final class Oppslagsskriver {
    private final Kjoering kjoering;
    private final Tilstandslager lager;
    private final Raadatalager raadata;
    private final Avvikslager avvikslager;
    private final TransactionOperations transaksjon;
    private final Framdrift framdrift;
    private final Oppslagsgrense grense;

    public Oppslagsskriver(
            Kjoering kjoering,
            Oppslagsgrense grense,
            JdbcClient jdbc,
            Raadatalager raadata,
            InstantSource klokke,
            TransactionOperations transaksjon,
            Framdrift framdrift) {
        this.kjoering = kjoering;
        this.grense = grense;
        this.lager = new Tilstandslager(jdbc, klokke);
        this.raadata = raadata;
        this.avvikslager = new Avvikslager(jdbc);
        this.transaksjon = transaksjon;
        this.framdrift = framdrift;
    }

    /** Stores the batch, or nothing of it. */
    public void lagre(List<Besvarelse> svar) {
        List<Raadatalager.Kryptert> raa = raadata.krypter(svar);
        List<BesvartPar> besvarte = svar.stream().flatMap(s -> s.par().stream()).toList();
        transaksjon.executeWithoutResult(status -> {
            lagreITransaksjon(besvarte);
            raadata.lagre(kjoering, raa);
            grense.lagre();
        });
        framdrift.ferdig(besvarte.size());
    }

    private void lagreITransaksjon(List<BesvartPar> besvarte) {
        List<NyTilstand> nye = new ArrayList<>();
        lager.loesKarantene(besvarte.stream()
                .filter(b -> !(b.svar().utfall() instanceof Utfall.Feilet))
                .map(BesvartPar::par)
                .toList());
        for (BesvartPar b : besvarte) {
            nye.add(NyTilstand.av(b));
            if (b.svar().utfall() instanceof Utfall.Avvist avvist) {
                lager.karantene(kjoering, b.par(), avvist);
            }
        }
        lager.erstattLinjer(kjoering, nye);
        lager.oppdaterPar(kjoering, nye);
        avvikslager.tell(
                kjoering,
                besvarte.stream()
                        .flatMap(b -> b.svar().avvik().stream()
                                .map(a -> new Funn(
                                        a, b.par().kalendermaaned(), b.par().sisteHendelse())))
                        .toList());
    }
}
