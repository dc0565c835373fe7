package no.ssb.utleggstrekk.steg.kvalitet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Holds the first stable version of a month that cannot be true (rule 19): it could never be taken back. It is compared with
 * the three calendar months before it (tre_foer in R__kvalitet.sql).
 */
final class Holdkontroll {
    private final JdbcClient jdbc;
    private final Kjoeringer kjoeringer;
    private final BeroerteMaaneder maaneder;
    private final double stoppVedAvvik;

    Holdkontroll(JdbcClient jdbc, Kjoeringer kjoeringer, BeroerteMaaneder maaneder, double stoppVedAvvik) {
        this.jdbc = jdbc;
        this.kjoeringer = kjoeringer;
        this.maaneder = maaneder;
        this.stoppVedAvvik = stoppVedAvvik;
    }

    /**
     * How far the persons and kroner of a month are from the mean, as shares of it.
     *
     * @param kroner null where one or two persons are left, whose amount it would tell, and where the mean is 0
     */
    private record Umulig(
            Kalendermaaned maaned,
            double personer,
            @Nullable Double kroner) {
        /** No kroner, which in a small month could be one person's. */
        private String tekst() {
            return "%s (persons %s%s)"
                    .formatted(maaned, prosent(personer), kroner == null ? "" : ", kroner " + prosent(kroner));
        }

        private static String prosent(double andel) {
            return "%+.0f %%".formatted(100 * andel);
        }
    }

    /** @throws VarigFeil (BESLUTNING) that names every such month, but those that an operator has accepted */
    void kontroller(Kjoering kjoering, List<Kalendermaaned> aaPublisere) {
        List<Kalendermaaned> stabile =
                aaPublisere.stream().filter(m -> maaneder.erStabil(kjoering, m)).toList();
        List<Umulig> holdes = stabile.stream()
                .filter(m -> !kjoeringer.erGodtatt(kjoering, m))
                .flatMap(m -> umulig(kjoering, m, stabile).stream())
                .toList();
        if (!holdes.isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BESLUTNING,
                    "%d month%s cannot be true, being further from the mean of the three before than utleggstrekk.kvalitet.stopp-ved-avvik %s: %s. Nothing is published; find the cause, or publish with `run --kalendermaaned %s %s --grunn \"why\"`"
                            .formatted(
                                    holdes.size(),
                                    holdes.size() == 1 ? "" : "s",
                                    stoppVedAvvik,
                                    holdes.stream().map(Umulig::tekst).collect(Collectors.joining(", ")),
                                    kjoering.kalendermaaned(),
                                    holdes.stream()
                                            .map(h -> "--godta " + h.maaned())
                                            .collect(Collectors.joining(" "))));
        }
    }

    private Optional<Umulig> umulig(Kjoering kjoering, Kalendermaaned maaned, List<Kalendermaaned> stabile) {
        return jdbc.sql("""
                with snitt as (
                    select avg(antall_inntektsmottakere) as personer, avg(sum_beloep) as beloep
                    from tre_foer(:maaned, :kjoering, string_to_array(:stabile, ','))
                    having count(*) = 3 and avg(antall_inntektsmottakere) > 10)
                select antall_inntektsmottakere / personer - 1 as personer,
                    case when antall_inntektsmottakere not in (1, 2) then (sum_beloep / nullif(beloep, 0) - 1)::double precision end as kroner
                from maanedstall t, snitt
                where kjoering_id = :kjoering and kalendermaaned = :maaned
                    and (abs(antall_inntektsmottakere - personer) > :avvik * personer
                        or abs(sum_beloep - beloep) > :avvik * abs(beloep))
                    and not exists (select from utgivelse
                        where publisert and versjon > 0 and datasett = 'utleggstrekk' and kalendermaaned = :maaned)""")
                .param("stabile", stabile.stream().map(Kalendermaaned::toString).collect(Collectors.joining(",")))
                .param("kjoering", kjoering.id())
                .param("maaned", maaned.toString())
                .param("avvik", stoppVedAvvik)
                .query((rad, nr) ->
                        new Umulig(maaned, rad.getDouble("personer"), rad.getObject("kroner", Double.class)))
                .optional();
    }
}
