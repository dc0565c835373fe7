package no.ssb.utleggstrekk.drift;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes par wait for a lookup although no hendelse says so. The caller holds the transaction and the lock. */
final class Venting {
    private Venting() {}

    /**
     * Makes some wait. Those with a newer hendelse wait already.
     *
     * @param hvilke a query for their par_id
     * @param parametere of the query
     * @param uferdig the unfinished kjøring, which will look them up: its number of par grows by those that it did not
     *     have, so that its sums balance; null when there is none
     * @return how many began to wait
     */
    static long laVente(JdbcClient jdbc, String hvilke, List<?> parametere, @Nullable Kjoering uferdig) {
        return jdbc.sql("""
                with igjen as (
                    update par set besvart_serie = 0, besvart_hendelse = 0
                    where not par.venter and par.par_id in (%s)
                    returning par.par_id, par.kalendermaaned, par.kjoering_id),
                medtatt as (
                    update kjoering k set par = k.par + (
                        select count(*) from igjen
                        where igjen.kjoering_id is distinct from k.kjoering_id and igjen.kalendermaaned <= k.kalendermaaned)
                    where k.kjoering_id = ? and k.art = 'HENTING' and k.par is not null)
                select count(*) from igjen""".formatted(hvilke))
                .params(Stream.concat(parametere.stream(), Stream.of(uferdig == null ? 0L : uferdig.id()))
                        .toArray())
                .query(Long.class)
                .single();
    }

    /** A list that may hold nulls. */
    static List<@Nullable Object> parametere(@Nullable Object... verdier) {
        return Arrays.asList(verdier);
    }
}
