package no.ssb.utleggstrekk.steg.oppslag;

import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.NektetFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Oppslagsgrense;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.tilstand.Besvarelse;
import no.ssb.utleggstrekk.tilstand.Oppslagsskriver;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.util.ReflectionUtils;

/** Looks up all that wait, with several workers at once. */
final class Oppslag {
    /** More workers than slots, so that a slot is never empty while a worker stores its answers. */
    private static final int ARBEIDERE_UTOVER_PLASSER = 3;

    private final Oppslagslager lager;
    private final Tjenester tjenester;
    private final Innstillinger.Api innstillinger;

    /** What the lookups need of the rest of the house. */
    record Tjenester(
            JdbcClient jdbc,
            TransactionOperations transaksjon,
            Raadatalager raadata,
            Skatteetaten skatteetaten,
            Pseudonymisering pseudonymisering,
            Stoppsignal stopp,
            Framdrift framdrift,
            InstantSource klokke) {}

    Oppslag(Oppslagslager lager, Tjenester tjenester, Innstillinger.Api innstillinger) {
        this.lager = lager;
        this.tjenester = tjenester;
        this.innstillinger = innstillinger;
    }

    /**
     * Looks up until nothing is left. When one worker meets a fault, all end at their next commit, and it is thrown.
     *
     * @param lagret is told how many par were stored
     */
    void kjoer(Kjoering kjoering, LongConsumer lagret) {
        Slutt slutt = new Slutt(tjenester.stopp());
        Nektelser nektelser = new Nektelser(lager.nektet(kjoering) > 0);
        Oppslagsgrense grense = Oppslagsgrense.av(tjenester.jdbc(), kjoering);
        Oppslagsskriver skriver = new Oppslagsskriver(
                kjoering,
                grense,
                tjenester.jdbc(),
                tjenester.raadata(),
                tjenester.klokke(),
                tjenester.transaksjon(),
                tjenester.framdrift());
        Oppslagsarbeider.Felles felles = new Oppslagsarbeider.Felles(
                new Oppslagsleser(lager, tjenester.transaksjon(), kjoering),
                nektelser,
                slutt,
                grense,
                tjenester.skatteetaten(),
                tjenester.pseudonymisering(),
                tjenester.klokke(),
                innstillinger.maksMaanederPerKall());
        SimpleAsyncTaskExecutor traader = new SimpleAsyncTaskExecutor("oppslag-");
        List<CompletableFuture<Void>> arbeidere = Stream.generate(() -> new Oppslagsarbeider(felles, skriver, lagret))
                .limit((long) innstillinger.samtidigeKall() + ARBEIDERE_UTOVER_PLASSER)
                .map(a -> traader.submitCompletable(a::arbeid).exceptionally(feil -> {
                    slutt.meld(feil.getCause() == null ? feil : feil.getCause());
                    return null;
                }))
                .toList();
        arbeidere.forEach(CompletableFuture::join);
        slutt.feil().ifPresent(feil -> {
            lagre(skriver, nektelser.utsatt());
            ReflectionUtils.rethrowRuntimeException(feil);
        });
        if (tjenester.stopp().erBedt()) {
            lagre(skriver, nektelser.utsatt());
            tjenester.stopp().kontroller();
        }
        avgjoer(kjoering, nektelser, skriver);
    }

    /** All were asked for: who was refused is alone in it, or else it is we who are. */
    private void avgjoer(Kjoering kjoering, Nektelser nektelser, Oppslagsskriver skriver) {
        boolean andreSvart = lager.harSvart(kjoering);
        lagre(skriver, nektelser.avgjort(andreSvart));
        List<NektetFeil> uavgjort = nektelser.uavgjort(andreSvart);
        if (uavgjort.size() > kjoering.tillatFeilet()) {
            throw uavgjort.get(0);
        }
    }

    private static void lagre(Oppslagsskriver skriver, List<Besvarelse> svar) {
        if (!svar.isEmpty()) {
            skriver.lagre(svar);
        }
    }
}
