package no.ssb.utleggstrekk.tilstand;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.pseudonym.Raadatakryptering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The raw answers, compressed and encrypted, for as long as {@code utleggstrekk.raadata.behold} says. Each is bound to its
 * par, hendelse and status, so that none can be read as another's.
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
     * @param svar with the ciphertext for a body
     */
    record Kryptert(VentendePar par, Raasvar svar) {}

    /** Encrypts the answers to be kept: none of those that have no raw answer, and none at all when none are kept. */
    List<Kryptert> krypter(List<Besvart> besvarte) {
        Raadatakryptering noekkel = kryptering;
        return noekkel == null
                ? List.of()
                : besvarte.stream().flatMap(b -> krypter(noekkel, b).stream()).toList();
    }

    private static List<Kryptert> krypter(Raadatakryptering noekkel, Besvart besvart) {
        Raasvar raa = besvart.svar().raasvar();
        if (raa == null || besvart.avspilt()) {
            return List.of();
        }
        byte[] kryptert = noekkel.krypter(raa.kropp(), kontekst(besvart.par(), raa.status()));
        return List.of(new Kryptert(besvart.par(), new Raasvar(raa.status(), kryptert, raa.korrelasjonsid())));
    }

    /** What the ciphertext is bound to. */
    public static byte[] kontekst(VentendePar par, int status) {
        Kalendermaaned maaned = par.kalendermaaned();
        return "utleggstrekk/raadata/1\n%s\n%s\n%d\n%d"
                .formatted(maaned, par.inntektsmottaker().pseudonym(), par.sisteHendelse(), status)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Stores; the caller holds the transaction of the state. */
    void lagre(Kjoering kjoering, List<Kryptert> svar) {
        if (svar.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into raadata (par_id, kjoering_id, hendelse, status, korrelasjonsid, tidspunkt, kryptert)
                select par, ?, hendelse, status, korrelasjonsid, ?, kryptert
                from unnest(?::bigint[], ?::bigint[], ?::int[], ?::text[], ?::bytea[])
                    as ny (par, hendelse, status, korrelasjonsid, kryptert)""")
                .params(
                        kjoering.id(),
                        naa(),
                        svar.stream().mapToLong(k -> k.par().id()).toArray(),
                        svar.stream().mapToLong(k -> k.par().sisteHendelse()).toArray(),
                        svar.stream().mapToInt(k -> k.svar().status()).toArray(),
                        svar.stream().map(k -> k.svar().korrelasjonsid()).toArray(String[]::new),
                        svar.stream().map(k -> k.svar().kropp()).toArray(byte[][]::new))
                .update();
    }

    /** Deletes those that have been kept long enough, some at a time. Returns how many. */
    long slettUtgaatte() {
        OffsetDateTime grense = naa().minus(behold);
        long slettet = 0;
        int naa;
        do {
            naa = jdbc.sql("""
                    delete from raadata where raadata_id in (
                        select raadata_id from raadata where tidspunkt <= ? order by tidspunkt limit ?)""").params(grense, SLETT_PER_GANG).update();
            slettet += naa;
        } while (naa == SLETT_PER_GANG);
        return slettet;
    }

    private OffsetDateTime naa() {
        return klokke.instant().atOffset(ZoneOffset.UTC);
    }
}
