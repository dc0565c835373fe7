package no.ssb.utleggstrekk.drift;

import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.database.Databasekrav;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Tilstand;
import no.ssb.utleggstrekk.drift.Status.Hva;
import no.ssb.utleggstrekk.drift.Status.Kjoeringslinje;
import no.ssb.utleggstrekk.drift.Status.Laas;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the status from the database: what the owner shows there each second, and what is committed. */
public final class Statusleser {
    private static final int VISTE_BESLUTNINGER = 10;

    private final JdbcClient jdbc;
    private final InstantSource klokke;
    private final Neste neste;
    private final @Nullable Kalendermaaned foerste;

    /**
     * Reads nothing yet.
     *
     * @param stabilFraDag day of the following month from which a month is stable
     * @param foerste the first month covered, as it is configured; null when it is not
     */
    public Statusleser(JdbcClient jdbc, InstantSource klokke, int stabilFraDag, @Nullable Kalendermaaned foerste) {
        this.jdbc = jdbc;
        this.klokke = klokke;
        this.neste = new Neste(jdbc, klokke, stabilFraDag, foerste);
        this.foerste = foerste;
    }

    /** What the database says now. */
    public Status les() {
        return les(null);
    }

    /**
     * The same, held against a deadline.
     *
     * @param frist day of the following month by which a month is to be published; null for none
     */
    public Status les(@Nullable Integer frist) {
        return Skjema.finnes(jdbc) ? lesTabeller(frist) : utenTabeller(frist);
    }

    /** Before the first kjøring has made the tables. */
    private Status utenTabeller(@Nullable Integer frist) {
        return new Status(
                Hva.INGEN,
                null,
                null,
                List.of(),
                null,
                List.of(),
                0,
                List.of(),
                null,
                null,
                frist == null ? null : Frist.utenTabeller(Skjaeringsdato.idag(klokke), frist, foerste),
                Statustekst.nesteSteg(Hva.INGEN, Optional.empty(), neste::steg));
    }

    private Status lesTabeller(@Nullable Integer frist) {
        Laas laas = laas();
        List<Kjoeringslinje> kjoeringer = kjoeringer();
        Optional<Kjoeringslinje> gjeldende =
                kjoeringer.stream().filter(k -> k.tilstand().erUferdig()).findFirst();
        Hva hva = hva(laas, kjoeringer, gjeldende);
        List<Status.Ventende> ventende = neste.ventende();
        long karantene = neste.karantene();
        return new Status(
                hva,
                laas,
                laas == null ? null : framdrift(gjeldende),
                kjoeringer,
                jdbc.sql("select lesepeker from gjeldende_serie where lesepeker is not null")
                        .query(Long.class)
                        .optional()
                        .orElse(null),
                ventende,
                karantene,
                beslutninger(),
                laas == null ? nektet() : null,
                kanSkrives() ? null : Databasekrav.KAN_BARE_LESES,
                frist == null ? null : neste.frist(frist),
                Statustekst.nesteSteg(hva, gjeldende, () -> neste.steg(ventende, karantene)));
    }

    /** Whatever this session is set to: what one that writes would be. */
    private boolean kanSkrives() {
        return jdbc.sql("""
                select not pg_is_in_recovery() and reset_val = 'off' from pg_settings
                where name = 'default_transaction_read_only'""").query(Boolean.class).single();
    }

    private List<Status.Beslutning> beslutninger() {
        return jdbc.sql("""
                select tidspunkt, bruker, vert, kommando, grunn, detaljer from beslutning
                order by beslutning_id desc limit ?""")
                .param(VISTE_BESLUTNINGER)
                .query((rad, nr) -> new Status.Beslutning(
                        tid(rad.getObject("tidspunkt", OffsetDateTime.class)),
                        rad.getString("bruker"),
                        rad.getString("vert"),
                        rad.getString("kommando"),
                        rad.getString("grunn"),
                        rad.getString("detaljer")))
                .list();
    }

    private Status.@Nullable Nektet nektet() {
        return jdbc.sql("""
                select avsluttet, exitkode, feil from forsoek
                where kjoering_id is null and forsoek_id = (select max(forsoek_id) from forsoek)""")
                .query((rad, nr) -> new Status.Nektet(
                        tid(rad.getObject("avsluttet", OffsetDateTime.class)),
                        rad.getInt("exitkode"),
                        rad.getString("feil")))
                .optional()
                .orElse(null);
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
                select k.kjoering_id, art, kalendermaaned, skjaeringsdato::text, tilstand, k.exitkode, k.feil, nye, par,
                    case when k.kjoering_id = (select max(kjoering_id) from kjoering) then
                        (select count(*) from par p where p.kjoering_id = k.kjoering_id and p.utfall <> 'FEILET') end,
                    opprettet, f.avsluttet, publisert
                from kjoering k left join forsoek f
                    on f.forsoek_id = (select max(forsoek_id) from forsoek s where s.kjoering_id = k.kjoering_id)
                order by kjoering_id desc limit 10""")
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
                        rad.getObject(10, Long.class),
                        tid(rad.getObject(11, OffsetDateTime.class)),
                        tidHvis(rad.getObject(12, OffsetDateTime.class)),
                        tidHvis(rad.getObject(13, OffsetDateTime.class))))
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

    private Optional<String> steg(Kjoeringslinje kjoering) {
        return jdbc.sql("""
                select navn from steg where status = 'STARTED'
                    and forsoek_id = (select max(forsoek_id) from forsoek where kjoering_id = ?)
                order by nr desc limit 1""").param(kjoering.kjoering()).query(String.class).optional();
    }

    private static @Nullable String tidHvis(@Nullable OffsetDateTime tid) {
        return tid == null ? null : tid(tid);
    }

    private static String tid(OffsetDateTime tid) {
        return tid.toInstant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
