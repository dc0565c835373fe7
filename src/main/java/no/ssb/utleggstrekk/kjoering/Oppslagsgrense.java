package no.ssb.utleggstrekk.kjoering;

import java.util.concurrent.atomic.AtomicLong;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The operator's ceiling for the lookups of a kjøring, of numbers and of persons together and in all its attempts (rule 8). One
 * that is made again after a fault counts once. For many threads.
 */
public final class Oppslagsgrense {
    private final JdbcClient jdbc;
    private final Kjoering kjoering;
    private final AtomicLong gjort;
    private final long foer;

    private Oppslagsgrense(JdbcClient jdbc, Kjoering kjoering, long gjort) {
        this.jdbc = jdbc;
        this.kjoering = kjoering;
        this.gjort = new AtomicLong(gjort);
        this.foer = gjort;
    }

    /** Of a kjøring, from where its earlier attempts left it. */
    public static Oppslagsgrense av(JdbcClient jdbc, Kjoering kjoering) {
        return new Oppslagsgrense(
                jdbc,
                kjoering,
                jdbc.sql("select oppslag from kjoering where kjoering_id = ?")
                        .param(kjoering.id())
                        .query(Long.class)
                        .single());
    }

    /**
     * Stops before the first lookup when more are needed than are left.
     *
     * @param numre numbers that are looked up
     * @throws VarigFeil (BESLUTNING) that says how many, and how long they would take
     */
    public void krev(long numre, Innstillinger.Api api) {
        Long maks = kjoering.maksOppslag();
        if (maks == null) {
            return;
        }
        long personer = personkall(api.maksMaanederPerKall());
        long trengs = numre + personer;
        if (trengs > 0 && gjort.get() + trengs > maks) {
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "%d lookups are needed%s%s, more than --maks-oppslag %d; they would take about %s. Run again with a higher --maks-oppslag to go on"
                            .formatted(
                                    trengs,
                                    numre == 0
                                            ? ""
                                            : ", %d of them of numbers of hendelser without a person".formatted(numre),
                                    gjort.get() == 0 ? "" : " after the %d that are made".formatted(gjort.get()),
                                    maks,
                                    Varighet.tekst(api.varighet(trengs))));
        }
    }

    /**
     * Counts one that is about to be made.
     *
     * @throws VarigFeil (BESLUTNING) when it would be one too many: some months must be asked for one by one, which nobody
     *     knows before
     */
    public void tell() {
        Long maks = kjoering.maksOppslag();
        if (gjort.incrementAndGet() > (maks == null ? Long.MAX_VALUE : maks)) {
            gjort.decrementAndGet();
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "--maks-oppslag %d lookups are made, and more are needed. Run again with a higher --maks-oppslag to go on"
                            .formatted(maks));
        }
    }

    /** Keeps how many are made; the caller holds the transaction of their answers. */
    public void lagre() {
        long naa = gjort.get();
        if (naa > foer) {
            jdbc.sql("update kjoering set oppslag = greatest(oppslag, ?) where kjoering_id = ?")
                    .params(naa, kjoering.id())
                    .update();
        }
    }

    /** In how many lookups the waiting par of persons are had: one for each row of adjacent months, or more for a long one. */
    public long personkall(int maaneder) {
        return jdbc.sql("""
                select coalesce(sum((antall + ? - 1) / ?), 0)
                from (
                    select count(*) as antall
                    from (
                        select inntektsmottaker, left(kalendermaaned, 4)::int * 12 + right(kalendermaaned, 2)::int
                            - row_number() over (partition by inntektsmottaker order by kalendermaaned) as rekke
                        from par where par.venter and kalendermaaned <= ?) as rekker
                    group by inntektsmottaker, rekke) as lengder""")
                .params(maaneder, maaneder, kjoering.kalendermaaned().toString())
                .query(Long.class)
                .single();
    }
}
