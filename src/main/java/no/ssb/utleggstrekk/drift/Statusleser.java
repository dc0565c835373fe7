package no.ssb.utleggstrekk.drift;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Tilstand;
import no.ssb.utleggstrekk.drift.Status.Hva;
import no.ssb.utleggstrekk.drift.Status.Kjoeringslinje;
import no.ssb.utleggstrekk.drift.Status.Laas;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Stegbygger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the status from the database: what the owner shows there each second, and what is committed. */
public final class Statusleser {
    /** Before the first kjøring has made the tables. */
    private static final Status INGEN_TABELLER = new Status(
            Hva.INGEN, null, null, List.of(), null, List.of(), 0, Statustekst.nesteSteg(Hva.INGEN, Optional.empty()));

    private final JdbcClient jdbc;

    public Statusleser(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the database says now. */
    public Status les() {
        return Skjema.finnes(jdbc) ? lesTabeller() : INGEN_TABELLER;
    }

    private Status lesTabeller() {
        Laas laas = laas();
        List<Kjoeringslinje> kjoeringer = kjoeringer();
        Optional<Kjoeringslinje> gjeldende =
                kjoeringer.stream().filter(k -> k.tilstand().erUferdig()).findFirst();
        Hva hva = hva(laas, kjoeringer, gjeldende);
        return new Status(
                hva,
                laas,
                laas == null ? null : framdrift(gjeldende),
                kjoeringer,
                jdbc.sql("select lesepeker from gjeldende_serie where lesepeker is not null")
                        .query(Long.class)
                        .optional()
                        .orElse(null),
                jdbc.sql("""
                        select kalendermaaned, count(*) from par where par.venter
                        group by 1 order by 1""")
                        .query((rad, nr) -> new Status.Ventende(rad.getString(1), rad.getLong(2)))
                        .list(),
                jdbc.sql("select count(*) from karantene where loest is null")
                        .query(Long.class)
                        .single(),
                Statustekst.nesteSteg(hva, gjeldende));
    }

    private static Hva hva(@Nullable Laas laas, List<Kjoeringslinje> kjoeringer, Optional<Kjoeringslinje> gjeldende) {
        if (laas != null) {
            return laas.stoppBedt() == null ? Hva.KJOERER : Hva.STOPPER;
        }
        if (gjeldende.isEmpty()) {
            return kjoeringer.isEmpty() ? Hva.INGEN : Hva.FERDIG;
        }
        Integer exitkode = gjeldende.get().exitkode();
        if (exitkode == null) {
            return Hva.DOEDE;
        }
        return switch (Exitkode.av(exitkode)) {
            case STOPPET -> Hva.STOPPET;
            case BESLUTNING -> Hva.BESLUTNING;
            case NEKTET -> Hva.NEKTET;
            case OK, FEILET, BRUK, OPPTATT -> Hva.FEILET;
        };
    }

    private @Nullable Laas laas() {
        return jdbc.sql("""
                select vert, pid, siden, extract(epoch from clock_timestamp() - sett)::bigint as stille, stopp_bedt
                from eierskap where exists (%s)""".formatted(Kjoeringslaas.ER_TATT))
                .query((rad, nr) -> {
                    OffsetDateTime stoppBedt = rad.getObject("stopp_bedt", OffsetDateTime.class);
                    return new Laas(
                            rad.getString("vert"),
                            rad.getLong("pid"),
                            tid(rad.getObject("siden", OffsetDateTime.class)),
                            Math.max(0, rad.getLong("stille")),
                            stoppBedt == null ? null : tid(stoppBedt));
                })
                .optional()
                .orElse(null);
    }

    private List<Kjoeringslinje> kjoeringer() {
        return jdbc.sql("""
                select kjoering_id, art, kalendermaaned, skjaeringsdato::text, tilstand, exitkode, feil, nye, par,
                    (select count(*) from par p where p.kjoering_id = k.kjoering_id and p.utfall <> 'FEILET')
                from kjoering k order by kjoering_id desc limit 10""")
                .query((rad, nr) -> new Kjoeringslinje(
                        rad.getLong(1),
                        Kjoering.Art.valueOf(rad.getString(2)),
                        rad.getString(3),
                        rad.getString(4),
                        Tilstand.valueOf(rad.getString(5)),
                        rad.getObject(6, Integer.class),
                        rad.getString(7),
                        rad.getLong(8),
                        rad.getObject(9, Long.class),
                        rad.getLong(10)))
                .list();
    }

    private Status.Framdrift framdrift(Optional<Kjoeringslinje> gjeldende) {
        String steg = gjeldende.flatMap(this::steg).orElse(null);
        return jdbc.sql("""
                select ferdig, nullif(totalt, 0) as totalt,
                    ferdig / nullif(extract(epoch from sett - hva_siden), 0)::double precision as per_sekund from eierskap""")
                .query((rad, nr) -> {
                    Long ferdig = rad.getObject("ferdig", Long.class);
                    Long totalt = rad.getObject("totalt", Long.class);
                    Double rate = rad.getObject("per_sekund", Double.class);
                    Long gjenstaar = ferdig == null || totalt == null || rate == null || rate <= 0
                            ? null
                            : Math.round(Math.max(0, totalt - ferdig) / rate);
                    return new Status.Framdrift(
                            steg, ferdig, totalt, rate == null ? null : Math.round(rate * 10) / 10.0, gjenstaar);
                })
                .single();
    }

    /** The parts of the lookup step, which have a colon in their names, are left out. */
    private Optional<String> steg(Kjoeringslinje kjoering) {
        return jdbc.sql("""
                select s.step_name from batch_step_execution s join batch_job_execution_params p using (job_execution_id)
                where p.parameter_name = ? and p.parameter_value = ? and s.status = 'STARTED' and s.step_name not like '%:%'
                order by s.step_execution_id desc limit 1""")
                .params(Stegbygger.KJOERING, Long.toString(kjoering.kjoering()))
                .query(String.class)
                .optional();
    }

    private static String tid(OffsetDateTime tid) {
        return tid.toInstant()
                .truncatedTo(java.time.temporal.ChronoUnit.SECONDS)
                .toString();
    }
}
