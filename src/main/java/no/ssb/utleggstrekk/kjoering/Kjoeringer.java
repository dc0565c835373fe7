package no.ssb.utleggstrekk.kjoering;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Tilstand;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The kjøringer in the database. Each method that writes is a transaction, so that only the owner's word counts. */
public final class Kjoeringer {
    private static final String KOLONNER =
            "kjoering_id, art, kalendermaaned, skjaeringsdato, maks_oppslag, tillat_feilet";

    private static final List<String> UFERDIGE = Stream.of(Tilstand.values())
            .filter(Tilstand::erUferdig)
            .map(Tilstand::name)
            .toList();

    private final JdbcClient jdbc;
    private final InstantSource klokke;
    private final TransactionOperations transaksjon;
    private final Forsoekslager forsoek;

    public Kjoeringer(JdbcClient jdbc, InstantSource klokke, TransactionOperations transaksjon, Forsoekslager forsoek) {
        this.forsoek = forsoek;
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.klokke = klokke;
    }

    /** Begins a kjøring; the database refuses a second unfinished one. */
    public Kjoering ny(
            Kjoering.Art art,
            Kalendermaaned maaned,
            LocalDate skjaeringsdato,
            @Nullable Long maksOppslag,
            long tillatFeilet) {
        return skriv(() -> jdbc.sql("""
                insert into kjoering (art, kalendermaaned, skjaeringsdato, maks_oppslag, tillat_feilet, opprettet)
                values (?, ?, ?, ?, ?, ?) returning %s""".formatted(KOLONNER))
                .params(Arrays.asList(art.name(), maaned.toString(), skjaeringsdato, maksOppslag, tillatFeilet, naa()))
                .query(Kjoeringer::les)
                .single());
    }

    /** Changes what an unfinished kjøring tolerates: the answer to an exit code 5 or to par that are FEILET. */
    public Kjoering medGrenser(Kjoering kjoering, @Nullable Long maksOppslag, @Nullable Long tillatFeilet) {
        return skriv(() -> jdbc.sql("""
                update kjoering set maks_oppslag = coalesce(?::bigint, maks_oppslag),
                                    tillat_feilet = coalesce(?::bigint, tillat_feilet), exitkode = null, feil = null
                where kjoering_id = ? returning %s""".formatted(KOLONNER))
                .params(Arrays.asList(maksOppslag, tillatFeilet, kjoering.id()))
                .query(Kjoeringer::les)
                .single());
    }

    /** The unfinished kjøring, if there is one. */
    public Optional<Kjoering> uferdig() {
        if (!Skjema.finnes(jdbc)) {
            return Optional.empty();
        }
        return jdbc.sql("select %s from kjoering where tilstand in (:uferdige)".formatted(KOLONNER))
                .param("uferdige", UFERDIGE)
                .query(Kjoeringer::les)
                .optional();
    }

    /** The kjøring of that number. */
    public Kjoering hent(long id) {
        return jdbc.sql("select %s from kjoering where kjoering_id = ?".formatted(KOLONNER))
                .param(id)
                .query(Kjoeringer::les)
                .single();
    }

    /** The newest kjøring whose files and manifest are in place. */
    public Optional<Kjoering> sistePubliserte() {
        return jdbc.sql("select %s from kjoering where tilstand = 'PUBLISERT' order by kjoering_id desc limit 1"
                        .formatted(KOLONNER))
                .query(Kjoeringer::les)
                .optional();
    }

    /**
     * The skjæringsdato of a replay: that of the newest published kjøring which looked the month up (rule 16).
     *
     * @throws VarigFeil (BRUK) when there is none
     */
    public LocalDate avspillesSom(Kalendermaaned maaned) {
        return jdbc.sql("""
                select skjaeringsdato from kjoering where tilstand = 'PUBLISERT' and kalendermaaned >= ?
                order by kjoering_id desc limit 1""")
                .param(maaned.toString())
                .query(LocalDate.class)
                .optional()
                .orElseThrow(() -> new VarigFeil(
                        Exitkode.BRUK,
                        "no kjøring for %s or later is published, so there is nothing to replay; `run --kalendermaaned %s` publishes it"
                                .formatted(maaned, maaned)));
    }

    /** Makes the next kjøring's number higher than one that is taken, though not by a kjøring that the database knows. */
    public void tellVidereFra(long nummer) {
        skriv(() -> jdbc.sql("""
                select setval('kjoering_kjoering_id_seq', ?) from kjoering_kjoering_id_seq
                where last_value < ? or not is_called""").params(nummer, nummer).query(Long.class).optional());
    }

    /** Gives an unfinished kjøring, with all that is its, the next number. */
    public Kjoering medNyttNummer(Kjoering kjoering) {
        return skriv(() -> jdbc.sql("update kjoering set kjoering_id = default where kjoering_id = ? returning %s"
                        .formatted(KOLONNER))
                .param(kjoering.id())
                .query(Kjoeringer::les)
                .single());
    }

    /** Notes that an operator lets the kjøring publish months although a limit says no. */
    public void godta(Kjoering kjoering, Collection<Kalendermaaned> maaneder) {
        var unused = skriv(() -> jdbc.sql("""
                insert into godtatt (kjoering_id, kalendermaaned) select ?, unnest(?::text[]) on conflict do nothing""")
                .params(
                        kjoering.id(),
                        maaneder.stream().map(Kalendermaaned::toString).toArray(String[]::new))
                .update());
    }

    /** Whether an operator lets the kjøring publish a month although a limit says no. */
    public boolean erGodtatt(Kjoering kjoering, Kalendermaaned maaned) {
        return jdbc.sql("select exists (select from godtatt where kjoering_id = ? and kalendermaaned = ?)")
                .params(kjoering.id(), maaned.toString())
                .query(Boolean.class)
                .single();
    }

    /**
     * Notes once how many par the kjøring began its lookups with; a restart keeps the number. After a reread it is noted
     * anew, with those that were answered before it and do not wait again.
     */
    public void noterPar(Kjoering kjoering, long antall) {
        var unused = skriv(() -> jdbc.sql("""
                update kjoering k set par = ? + (
                    select count(*) from par p where p.kjoering_id = k.kjoering_id and p.utfall is not null and not p.venter)
                where kjoering_id = ? and par is null""").params(antall, kjoering.id()).update());
    }

    /** How many par the kjøring began its lookups with. */
    public long par(Kjoering kjoering) {
        return jdbc.sql("select coalesce(par, 0) from kjoering where kjoering_id = ?")
                .param(kjoering.id())
                .query(Long.class)
                .single();
    }

    /** Notes that the last report of a kjøring is begun; returns for which time. */
    public int rapportforsoek(Kjoering kjoering) {
        return skriv(
                () -> jdbc.sql("""
                update kjoering set rapportforsoek = rapportforsoek + 1 where kjoering_id = ? returning rapportforsoek""").param(kjoering.id()).query(Integer.class).single());
    }

    /** Ends a kjøring without publishing: there was nothing new. */
    public void ingentingNytt(Kjoering kjoering) {
        avslutt(kjoering, Tilstand.INGENTING_NYTT);
    }

    /** Notes that the files are balanced and will now be put in place: from here the kjøring only goes forward. */
    public void publiseres(Kjoering kjoering) {
        var unused = skriv(() -> jdbc.sql("update kjoering set tilstand = ? where kjoering_id = ? and tilstand = ?")
                .params(Tilstand.PUBLISERES.name(), kjoering.id(), Tilstand.PAABEGYNT.name())
                .update());
    }

    /** Notes when all its files were in place, the first time. */
    public void filerErPaaPlass(Kjoering kjoering) {
        var unused =
                skriv(() -> jdbc.sql("update kjoering set publisert = coalesce(publisert, ?) where kjoering_id = ?")
                        .params(naa(), kjoering.id())
                        .update());
    }

    /** Keeps whether the figures of its month may be used, as its report says. */
    public void noterBruk(Kjoering kjoering, String bruk) {
        var unused = skriv(() -> jdbc.sql("update kjoering set bruk = ? where kjoering_id = ?")
                .params(bruk, kjoering.id())
                .update());
    }

    /** Whether its files are being put in place already, so that nothing before that may be done again. */
    public boolean erUnderPublisering(Kjoering kjoering) {
        return tilstand(kjoering) == Tilstand.PUBLISERES;
    }

    /** How far it has come. */
    public Tilstand tilstand(Kjoering kjoering) {
        return Tilstand.valueOf(jdbc.sql("select tilstand from kjoering where kjoering_id = ?")
                .param(kjoering.id())
                .query(String.class)
                .single());
    }

    /** Ends a kjøring: files, manifest and report are in place, of the months that waited to be published too. */
    public void publisert(Kjoering kjoering) {
        var unused = skriv(() -> {
            avslutt(kjoering, Tilstand.PUBLISERT);
            return jdbc.sql("delete from beroert where kalendermaaned <= ?")
                    .param(kjoering.kalendermaaned().toString())
                    .update();
        });
    }

    /** Notes how an attempt ended that did not finish the kjøring; null for no fault. */
    public void feilet(Kjoering kjoering, Exitkode exitkode, @Nullable String feil) {
        var unused = skriv(() -> {
            forsoek.avslutt(kjoering.id(), exitkode, feil);
            return jdbc.sql("update kjoering set exitkode = ?, feil = ? where kjoering_id = ?")
                    .params(Arrays.asList(exitkode.tall(), feil, kjoering.id()))
                    .update();
        });
    }

    private void avslutt(Kjoering kjoering, Tilstand tilstand) {
        var unused = skriv(() -> {
            forsoek.avslutt(kjoering.id(), Exitkode.OK, null);
            return jdbc.sql("""
                    update kjoering set tilstand = ?, avsluttet = ?, exitkode = 0, feil = null
                    where kjoering_id = ?""").params(tilstand.name(), naa(), kjoering.id()).update();
        });
    }

    private <T> T skriv(Supplier<T> sql) {
        return Objects.requireNonNull(transaksjon.execute(status -> sql.get()));
    }

    private java.time.OffsetDateTime naa() {
        return klokke.instant().atOffset(ZoneOffset.UTC);
    }

    private static Kjoering les(ResultSet rad, int nr) throws SQLException {
        return new Kjoering(
                rad.getLong("kjoering_id"),
                Kjoering.Art.valueOf(rad.getString("art")),
                Kalendermaaned.av(rad.getString("kalendermaaned")),
                rad.getObject("skjaeringsdato", LocalDate.class),
                rad.getObject("maks_oppslag", Long.class),
                rad.getLong("tillat_feilet"));
    }
}
