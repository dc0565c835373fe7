package no.ssb.utleggstrekk.kjoering;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import org.jspecify.annotations.Nullable;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.step.StepExecution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The attempts at kjøringer and their steps: what status, report and metrics tell of how it goes. */
public final class Forsoekslager {
    /** The attempt under way, or the last one, of a kjøring. */
    private static final String SISTE = "(select max(forsoek_id) from forsoek where kjoering_id = ?)";

    private final JdbcClient jdbc;
    private final InstantSource klokke;
    private final TransactionOperations transaksjon;

    public Forsoekslager(JdbcClient jdbc, InstantSource klokke, TransactionOperations transaksjon) {
        this.jdbc = jdbc;
        this.klokke = klokke;
        this.transaksjon = transaksjon;
    }

    /** Begins an attempt, and ends the steps that a dead process was in: only for the owner of the lock. */
    public void begynn(Kjoering kjoering) {
        transaksjon.executeWithoutResult(status -> {
            jdbc.sql("update steg set status = ? where status = ?")
                    .params(BatchStatus.FAILED.name(), BatchStatus.STARTED.name())
                    .update();
            jdbc.sql("insert into forsoek (kjoering_id, startet) values (?, ?)")
                    .params(kjoering.id(), naa())
                    .update();
        });
    }

    /** Ends the attempt under way; the caller has a transaction. */
    void avslutt(long kjoering, Exitkode exitkode, @Nullable String feil) {
        jdbc.sql("update forsoek set avsluttet = ?, exitkode = ?, feil = ? where forsoek_id = " + SISTE)
                .params(Arrays.asList(naa(), exitkode.tall(), feil, kjoering))
                .update();
    }

    /** Notes an attempt that was refused before it came to a kjøring; nothing before the first kjøring has made the tables. */
    public void nektet(Exitkode exitkode, String feil) {
        if (!Skjema.finnes(jdbc)) {
            return;
        }
        transaksjon.executeWithoutResult(
                status -> jdbc.sql("insert into forsoek (startet, avsluttet, exitkode, feil) values (?, ?, ?, ?)")
                        .params(naa(), naa(), exitkode.tall(), feil)
                        .update());
    }

    /** Notes that a step begins. */
    void stegBegynner(long kjoering, String navn) {
        transaksjon.executeWithoutResult(status -> jdbc.sql("""
                insert into steg (forsoek_id, nr, navn, status, startet)
                select siste, (select count(*) + 1 from steg where forsoek_id = siste), ?, ?, ? from %s as s (siste)""".formatted(SISTE))
                .params(navn, BatchStatus.STARTED.name(), naa(), kjoering)
                .update());
    }

    /** Notes how a step ended. */
    void stegSlutter(long kjoering, StepExecution steg) {
        transaksjon.executeWithoutResult(status -> jdbc.sql("""
                update steg set status = ?, avsluttet = ?, lest = ?, skrevet = ?
                where navn = ? and status = ? and forsoek_id = %s""".formatted(SISTE))
                .params(
                        steg.getStatus().name(),
                        naa(),
                        steg.getReadCount(),
                        steg.getWriteCount(),
                        steg.getStepName(),
                        BatchStatus.STARTED.name(),
                        kjoering)
                .update());
    }

    private OffsetDateTime naa() {
        return klokke.instant().atOffset(ZoneOffset.UTC);
    }
}
