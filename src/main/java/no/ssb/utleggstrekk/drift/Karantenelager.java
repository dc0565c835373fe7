package no.ssb.utleggstrekk.drift;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The SQL of the quarantine, as an operator meets it: what stands there, and what is to be tried again. */
public final class Karantenelager {
    /** Rows shown: for more, somebody must look for the cause, not at the rows. */
    private static final int MAKS_RADER = 100;

    private static final String STAAR = "q.loest is null and (?::text is null or q.kode = ?)";

    private final JdbcClient jdbc;

    Karantenelager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What stands there now.
     *
     * @param kode null for every kode
     * @throws VarigFeil BRUK when other kodes stand there, but not this one
     */
    public Karantene les(@Nullable String kode) {
        List<Karantene.Antall> antall = antall(kode);
        long alle = antall.stream().mapToLong(Karantene.Antall::antall).sum();
        List<Karantene.Rad> rader = jdbc.sql("""
                select q.kode, q.sekvensnummer, p.kalendermaaned, p.siste_hendelse, q.grunn, q.tidspunkt, q.korrelasjonsid,
                    q.kjoering_id, q.proev_igjen or coalesce(p.venter, false) as venter
                from karantene q left join par p using (par_id) where %s
                order by q.karantene_id desc limit ?""".formatted(STAAR))
                .params(Arrays.asList(kode, kode, MAKS_RADER))
                .query(Karantenelager::rad)
                .list();
        return new Karantene(antall, rader, alle - rader.size());
    }

    private List<Karantene.Antall> antall(@Nullable String kode) {
        List<Karantene.Antall> alle = jdbc.sql(
                        "select kode, count(*) from karantene where loest is null group by kode order by kode")
                .query((rad, nr) -> new Karantene.Antall(rad.getString(1), rad.getLong(2)))
                .list();
        List<Karantene.Antall> valgte =
                alle.stream().filter(a -> kode == null || a.kode().equals(kode)).toList();
        if (valgte.isEmpty() && !alle.isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "nothing in quarantine has the kode %s; the kodes there are %s"
                            .formatted(
                                    kode,
                                    alle.stream().map(Karantene.Antall::kode).collect(Collectors.joining(", "))));
        }
        return valgte;
    }

    private static Karantene.Rad rad(ResultSet rad, int nr) throws SQLException {
        Long sekvensnummer = rad.getObject("sekvensnummer", Long.class);
        return new Karantene.Rad(
                rad.getString("kode"),
                sekvensnummer == null ? "par" : "hendelse",
                sekvensnummer == null ? rad.getLong("siste_hendelse") : sekvensnummer,
                rad.getString("kalendermaaned"),
                rad.getString("grunn"),
                rad.getObject("tidspunkt", OffsetDateTime.class)
                        .toInstant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                rad.getString("korrelasjonsid"),
                rad.getLong("kjoering_id"),
                rad.getBoolean("venter"));
    }

    /**
     * Makes the par in quarantine wait for a lookup again. Those with a newer hendelse wait already.
     *
     * @param uferdig the unfinished kjøring, which will look them up: its number of par grows by those that it did not
     *     have, so that its sums balance; null when there is none
     * @return how many began to wait
     */
    long laParVente(@Nullable String kode, @Nullable Kjoering uferdig) {
        return Venting.laVente(
                jdbc, "select q.par_id from karantene q where " + STAAR, Venting.parametere(kode, kode), uferdig);
    }

    /**
     * Asks the next kjøring to read the hendelser in quarantine once more: those of the series that is read, as a number
     * of an older one means another hendelse now. Returns how many.
     */
    long laHendelserLesesIgjen(@Nullable String kode) {
        return jdbc.sql("""
                update karantene q set proev_igjen = true where q.serie = (select serie from gjeldende_serie) and %s""".formatted(STAAR)).params(Arrays.asList(kode, kode)).update();
    }

    /** How many hendelser in quarantine are of an older series. */
    long avEldreSerie(@Nullable String kode) {
        return jdbc.sql("""
                select count(*) from karantene q where q.serie < (select serie from gjeldende_serie) and %s""".formatted(STAAR))
                .params(Arrays.asList(kode, kode))
                .query(Long.class)
                .single();
    }
}
