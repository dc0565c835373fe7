package no.ssb.utleggstrekk.tilstand;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.pseudonym.Raadatakryptering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The raw answers, compressed and encrypted, one per call, for as long as {@code utleggstrekk.raadata.behold} says. Each is
 * bound to its status and to the par that it answered with their hendelser, so that none can be read as another's.
 */
public final class Raadatalager {
    private static final int SLETT_PER_GANG = 10_000;

    private final JdbcClient jdbc;
    private final InstantSource klokke;
    private final Duration behold;
    private final @Nullable Raadatakryptering kryptering;

    private Raadatalager(
            JdbcClient jdbc, InstantSource klokke, Duration behold, @Nullable Raadatakryptering kryptering) {
        this.jdbc = jdbc;
        this.klokke = klokke;
        this.behold = behold;
        this.kryptering = kryptering;
    }

    /**
     * With the key set of the configuration, which is not needed when none are kept.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when it is needed and cannot be used
     */
    public static Raadatalager av(JdbcClient jdbc, InstantSource klokke, Innstillinger.Raadata innstillinger) {
        return new Raadatalager(
                jdbc,
                klokke,
                innstillinger.behold(),
                innstillinger.behold().isZero() ? null : Raadatakryptering.fra(innstillinger.noekkelsettFil()));
    }

    /** The key set when raw answers are kept; null when none are. */
    public @Nullable Raadatakryptering kryptering() {
        return kryptering;
    }

    /**
     * An answer ready to be stored: encrypted outside the transaction.
     *
     * @param par all that it answered
     * @param svar with the ciphertext for a body
     */
    record Kryptert(List<VentendePar> par, Raasvar svar) {}

    /** Encrypts the answers to be kept: none of those that have no raw answer, and none at all when none are kept. */
    List<Kryptert> krypter(List<Besvarelse> svar) {
        Raadatakryptering noekkel = kryptering;
        return noekkel == null
                ? List.of()
                : svar.stream().flatMap(s -> krypter(noekkel, s).stream()).toList();
    }

    private static Optional<Kryptert> krypter(Raadatakryptering noekkel, Besvarelse svar) {
        Raasvar raa = svar.raasvar();
        if (raa == null) {
            return Optional.empty();
        }
        List<VentendePar> par = svar.par().stream().map(BesvartPar::par).toList();
        String besvarte = par.stream()
                .sorted(Comparator.comparing(VentendePar::kalendermaaned))
                .map(p -> p.kalendermaaned() + " " + p.serie() + " " + p.sisteHendelse())
                .collect(Collectors.joining("\n"));
        byte[] kryptert = noekkel.krypter(raa.kropp(), kontekst(par.get(0).inntektsmottaker(), raa.status(), besvarte));
        return Optional.of(new Kryptert(par, new Raasvar(raa.status(), kryptert, raa.korrelasjonsid())));
    }

    /**
     * What the ciphertext is bound to.
     *
     * @param besvarte the answer's months in order, a line each: month, serie and hendelse, as the view {@code raasvar} has
     *     them
     */
    public static byte[] kontekst(Inntektsmottaker person, int status, String besvarte) {
        return String.join("\n", "utleggstrekk/raadata/2", person.pseudonym(), Integer.toString(status), besvarte)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Stores; the caller holds the transaction of the state. */
    void lagre(Kjoering kjoering, List<Kryptert> svar) {
        if (svar.isEmpty()) {
            return;
        }
        List<Long> id = jdbc.sql(
                        "select nextval(pg_get_serial_sequence('raadata', 'raadata_id')) from generate_series(1, ?)")
                .param(svar.size())
                .query(Long.class)
                .list();
        jdbc.sql("""
                insert into raadata (raadata_id, kjoering_id, status, korrelasjonsid, tidspunkt, kryptert)
                select id, ?, status, korrelasjonsid, ?, kryptert
                from unnest(?::bigint[], ?::int[], ?::text[], ?::bytea[]) as ny (id, status, korrelasjonsid, kryptert)""")
                .params(
                        kjoering.id(),
                        naa(),
                        id.toArray(Long[]::new),
                        svar.stream().mapToInt(k -> k.svar().status()).toArray(),
                        svar.stream().map(k -> k.svar().korrelasjonsid()).toArray(String[]::new),
                        svar.stream().map(k -> k.svar().kropp()).toArray(byte[][]::new))
                .update();
        List<VentendePar> par = svar.stream().flatMap(k -> k.par().stream()).toList();
        jdbc.sql("""
                insert into raadata_par (raadata_id, par_id, serie, hendelse)
                select * from unnest(?::bigint[], ?::bigint[], ?::int[], ?::bigint[])""")
                .params(
                        IntStream.range(0, svar.size())
                                .boxed()
                                .flatMap(i ->
                                        Collections.nCopies(svar.get(i).par().size(), id.get(i)).stream())
                                .toArray(Long[]::new),
                        par.stream().mapToLong(VentendePar::id).toArray(),
                        par.stream().mapToInt(VentendePar::serie).toArray(),
                        par.stream().mapToLong(VentendePar::sisteHendelse).toArray())
                .update();
    }

    /**
     * Makes sure that what is kept can be read again: the oldest and the newest answer of those that are not to be deleted.
     *
     * @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when the key set is another
     */
    public void kontrollerNoekkel() {
        Raadatakryptering noekkel = kryptering;
        if (noekkel == null || !Skjema.finnes(jdbc)) {
            return;
        }
        for (String retning : List.of("asc", "desc")) {
            jdbc.sql("""
                    select substr(kryptert, 1, 16) from raadata where tidspunkt > ?
                    order by tidspunkt %s limit 1""".formatted(retning))
                    .param(naa().minus(behold))
                    .query(byte[].class)
                    .optional()
                    .ifPresent(noekkel::kontroller);
        }
    }

    /** Whether some have been kept long enough. */
    public boolean harUtgaatte() {
        return jdbc.sql("select exists (select from raadata where tidspunkt <= ?)")
                .param(naa().minus(behold))
                .query(Boolean.class)
                .single();
    }

    /** Deletes some of those that have been kept long enough; the caller holds the transaction. Returns how many. */
    public int slettUtgaatte() {
        return jdbc.sql("""
                delete from raadata where raadata_id in (
                    select raadata_id from raadata where tidspunkt <= ? order by tidspunkt limit ?)""").params(naa().minus(behold), SLETT_PER_GANG).update();
    }

    private OffsetDateTime naa() {
        return klokke.instant().atOffset(ZoneOffset.UTC);
    }
}
