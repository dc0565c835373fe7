package no.ssb.utleggstrekk.steg.opprydding;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.function.IntSupplier;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Oppbevaring;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.listener.JobExecutionListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Deletes what has been kept long enough, before every kjøring that fetches, also one with nothing new. Manifests, decisions,
 * and what the current versions and their ledgers are made of stay for ever.
 */
public final class Opprydding implements JobExecutionListener {
    private static final Logger LOGG = LoggerFactory.getLogger(Opprydding.class);

    /** The kinds, as the report names them. */
    enum Hva {
        RAADATA,
        HENDELSER,
        LUKKEDE_LINJER,
        KARANTENE,
        BATCH_METADATA,
        RAPPORTER,
        AVVIK
    }

    private final Oppryddingslager lager;
    private final Raadatalager raadata;
    private final Utdatalager filer;
    private final VoktetTransaksjon eier;
    private final TransactionOperations transaksjon;
    private final Oppbevaring oppbevaring;
    private final InstantSource klokke;

    Opprydding(
            Oppryddingslager lager,
            Raadatalager raadata,
            Utdatalager filer,
            VoktetTransaksjon eier,
            TransactionOperations transaksjon,
            Oppbevaring oppbevaring,
            InstantSource klokke) {
        this.lager = lager;
        this.raadata = raadata;
        this.filer = filer;
        this.eier = eier;
        this.transaksjon = transaksjon;
        this.oppbevaring = oppbevaring;
        this.klokke = klokke;
    }

    @Override
    public void beforeJob(JobExecution jobb) {
        long kjoering = Objects.requireNonNull(jobb.getJobParameters().getLong(Stegbygger.KJOERING));
        if (raadata.harUtgaatte()) {
            deler(kjoering, Hva.RAADATA, raadata::slettUtgaatte);
        }
        rader(kjoering, Hva.HENDELSER, "hendelse", Oppryddingslager.AV_ELDRE_SERIE, Duration.ZERO);
        rader(kjoering, Hva.HENDELSER, "hendelse", Oppryddingslager.HENDELSER, oppbevaring.hendelser());
        rader(kjoering, Hva.KARANTENE, "karantene", Oppryddingslager.KARANTENE, oppbevaring.karantene());
        lager.grenser(foer(oppbevaring.lukkedeLinjer()))
                .forEach(g -> del(kjoering, Hva.LUKKEDE_LINJER, () -> lager.slettLinjer(g)));
        List<Long> medAvvik = lager.medAvvik(foer(oppbevaring.avvik()));
        if (!medAvvik.isEmpty()) {
            del(kjoering, Hva.AVVIK, () -> lager.slettAvvik(medAvvik));
        }
        List<Long> batch = lager.batchkjoeringer(foer(oppbevaring.batchMetadata()));
        if (!batch.isEmpty()) {
            del(kjoering, Hva.BATCH_METADATA, () -> lager.slettBatch(batch));
        }
        lager.medRapport(foer(oppbevaring.rapporter())).forEach(k -> rapport(kjoering, k));
    }

    private void rader(long kjoering, Hva hva, String tabell, String hvilke, Duration behold) {
        OffsetDateTime foer = foer(behold);
        if (lager.finnes(hvilke, foer)) {
            deler(kjoering, hva, () -> lager.slett(tabell, hvilke, foer));
        }
    }

    private void deler(long kjoering, Hva hva, IntSupplier sletting) {
        long slettet = 0;
        int naa;
        do {
            naa = del(kjoering, hva, sletting);
            slettet += naa;
        } while (naa > 0);
        LOGG.info("Kept long enough, and deleted: {} {}", slettet, hva);
    }

    /** Some of them, counted in the same transaction. */
    private int del(long kjoering, Hva hva, IntSupplier sletting) {
        return Objects.requireNonNull(transaksjon.execute(status -> {
            int slettet = sletting.getAsInt();
            if (slettet > 0) {
                lager.tell(kjoering, hva, slettet);
            }
            return slettet;
        }));
    }

    /** The manifest in the same folder stays. */
    private void rapport(long kjoering, Kjoering gammel) {
        String json = Utdatalager.logg(gammel) + "/rapport.json";
        boolean fantes = filer.finnes(json);
        eier.somEier(() -> {
            filer.slett(Utdatalager.logg(gammel) + "/rapport.html");
            filer.slett(json);
        });
        int antall = del(kjoering, Hva.RAPPORTER, () -> {
            lager.rapportSlettet(gammel, naa());
            return fantes ? 1 : 0;
        });
        LOGG.info("Kept long enough, and deleted: {} report of {}", antall, gammel.omtale());
    }

    private OffsetDateTime foer(Duration behold) {
        return naa().minus(behold);
    }

    private OffsetDateTime naa() {
        return klokke.instant().atOffset(ZoneOffset.UTC);
    }
}
