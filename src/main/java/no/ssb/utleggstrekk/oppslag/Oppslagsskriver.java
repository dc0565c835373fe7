package no.ssb.utleggstrekk.oppslag;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.drift.Avvikslager;
import no.ssb.utleggstrekk.drift.Framdrift;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Stores a batch of answers: outcome, new state, quarantine, avvik and raw answers in one transaction (rules 9 and 10). */
final class Oppslagsskriver {
    private final Kjoering kjoering;
    private final Tilstandslager lager;
    private final Raadatalager raadata;
    private final Avvikslager avvikslager;
    private final TransactionOperations transaksjon;
    private final Framdrift framdrift;

    Oppslagsskriver(
            Kjoering kjoering,
            JdbcClient jdbc,
            Raadatalager raadata,
            InstantSource klokke,
            TransactionOperations transaksjon,
            Framdrift framdrift) {
        this.kjoering = kjoering;
        this.lager = new Tilstandslager(jdbc, klokke);
        this.raadata = raadata;
        this.avvikslager = new Avvikslager(jdbc);
        this.transaksjon = transaksjon;
        this.framdrift = framdrift;
    }

    /** Stores the batch, or nothing of it. */
    void lagre(List<Besvart> besvarte) {
        List<Raadatalager.Kryptert> raa = raadata.krypter(besvarte);
        transaksjon.executeWithoutResult(status -> {
            lagreITransaksjon(besvarte);
            raadata.lagre(kjoering, raa);
        });
        framdrift.ferdig(besvarte.size());
    }

    private void lagreITransaksjon(List<Besvart> besvarte) {
        List<Tilstandslager.NyTilstand> nye = new ArrayList<>();
        lager.loesKarantene(besvarte.stream()
                .filter(b -> !(b.svar().utfall() instanceof Utfall.Feilet))
                .map(Besvart::par)
                .toList());
        for (Besvart b : besvarte) {
            nye.add(Tilstandslager.NyTilstand.av(b));
            if (b.svar().utfall() instanceof Utfall.Avvist avvist) {
                lager.karantene(kjoering, b.par(), avvist);
            }
        }
        lager.erstattLinjer(kjoering, nye);
        lager.oppdaterPar(kjoering, nye);
        tellAvvik(besvarte);
    }

    private record Funn(Avvik avvik, Kalendermaaned kalendermaaned) {}

    /** In a fixed order, so that two workers never wait for each other's rows crosswise. */
    private void tellAvvik(List<Besvart> besvarte) {
        Map<Funn, long[]> antall = new HashMap<>();
        for (Besvart b : besvarte) {
            for (Avvik a : b.svar().avvik()) {
                long[] t = antall.computeIfAbsent(
                        new Funn(a, b.par().kalendermaaned()), x -> new long[] {0, Long.MAX_VALUE});
                t[0]++;
                t[1] = Math.min(t[1], b.par().sisteHendelse());
            }
        }
        antall.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing((Funn f) -> f.avvik.kode())
                        .thenComparing(f -> f.avvik.detalj())
                        .thenComparing(Funn::kalendermaaned)))
                .forEach(e -> avvikslager.tell(
                        kjoering, e.getKey().avvik, e.getKey().kalendermaaned, e.getValue()[1], e.getValue()[0]));
    }
}
