package no.ssb.utleggstrekk.innstillinger;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Svarhandling;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything under {@code utleggstrekk} in the configuration. An unknown key fails the start. What each key means, with
 * its default, stands in {@code docs/innstillinger.md}.
 *
 * @param foersteKalendermaaned the first month that is published; null means the month of the first kjøring (rule 1)
 * @param stabilFraDag day of the following month from which a month's figures are stable (rule 16)
 * @param maksAvvistAndel share of a kjøring's par that may be AVVIST before it stops (rule 11), 0 to 1
 * @param maksKaranteneAndel share of a kjøring's hendelser that may be in quarantine before it stops (rule 5), 0 to 1
 * @param proxy through which all calls to Skatteetaten and Maskinporten go; null leaves it to Java's own properties
 * @param tillatHttp allows http outside the loopback; for closed test networks only
 */
@ConfigurationProperties(prefix = "utleggstrekk", ignoreUnknownFields = false)
public record Innstillinger(
        @DefaultValue Api api,
        @DefaultValue Maskinporten maskinporten,
        @DefaultValue Utdata utdata,
        @DefaultValue Pseudonym pseudonym,
        @DefaultValue Raadata raadata,
        @DefaultValue Oppbevaring oppbevaring,
        @DefaultValue Avsloering avsloering,
        @DefaultValue Kvalitet kvalitet,
        @DefaultValue Datadocinnstillinger datadoc,
        @DefaultValue Rapport rapport,
        @DefaultValue Maaling maaling,
        @DefaultValue Database database,
        @DefaultValue InnebygdPostgres innebygdPostgres,
        @Nullable Kalendermaaned foersteKalendermaaned,
        @DefaultValue("10") int stabilFraDag,
        @DefaultValue("0.01") double maksAvvistAndel,
        @DefaultValue("0.01") double maksKaranteneAndel,
        @Nullable URI proxy,
        @DefaultValue("false") boolean tillatHttp) {

    public Innstillinger {
        Krav.at(
                proxy == null
                        || ("http".equals(proxy.getScheme())
                                && proxy.getHost() != null
                                && proxy.getPort() > 0
                                && proxy.getUserInfo() == null),
                "utleggstrekk.proxy must be http://HOST:PORT, without user and password");
        Krav.mellom("utleggstrekk.stabil-fra-dag", stabilFraDag, 1, 28);
        Krav.mellom("utleggstrekk.maks-avvist-andel", maksAvvistAndel, 0, 1);
        Krav.mellom("utleggstrekk.maks-karantene-andel", maksKaranteneAndel, 0, 1);
    }

    /**
     * The API calls.
     *
     * @param hendelserUrl the hendelsesliste; {@code /start} is added for the first number of a date
     * @param oppslagUrl the lookups' base; rettighetspakke and what is asked for are added
     * @param sidestoerrelse hendelser per page, 1 to 10 000
     * @param maksMaanederPerKall adjacent months of a person that one lookup may ask for
     * @param samtidigeKall calls under way at once; Skatteetaten allows 5
     * @param kallPerSekund calls started per second
     * @param maksForsoek attempts per call, the first included
     * @param tidsavbrudd limit for one whole attempt, connecting and reading included
     * @param maksVentetid how long the job waits for an API that is down or asks it to wait, before it fails
     * @param svartabell rows of the answer table that come before the defaults
     * @param hendelsefelt names of a hendelse's fields, where they differ from the known ones
     */
    public record Api(
            @DefaultValue("https://utleggstrekkhendelser.api.skatteetaten.no/v1/hendelser")
            URI hendelserUrl,

            @DefaultValue("https://utleggstrekk.api.skatteetaten.no/v1")
            URI oppslagUrl,

            @DefaultValue("ssb") String rettighetspakke,
            @DefaultValue("1000") int sidestoerrelse,
            @DefaultValue("12") int maksMaanederPerKall,
            @DefaultValue("5") int samtidigeKall,
            @DefaultValue("50") double kallPerSekund,
            @DefaultValue("5") int maksForsoek,
            @DefaultValue("30s") Duration tidsavbrudd,
            @DefaultValue("30m") Duration maksVentetid,
            @DefaultValue Svartabell svartabell,
            @DefaultValue Hendelsefelt hendelsefelt) {
        public Api {
            Krav.mellom("utleggstrekk.api.sidestoerrelse", sidestoerrelse, 1, 10_000);
            Krav.mellom("utleggstrekk.api.maks-maaneder-per-kall", maksMaanederPerKall, 1, 1200);
            Krav.mellom("utleggstrekk.api.samtidige-kall", samtidigeKall, 1, 5);
            Krav.mellom("utleggstrekk.api.kall-per-sekund", kallPerSekund, 0.01, 1_000_000);
            Krav.mellom("utleggstrekk.api.maks-forsoek", maksForsoek, 1, 100);
            Krav.positiv("utleggstrekk.api.tidsavbrudd", tidsavbrudd);
            Krav.positiv("utleggstrekk.api.maks-ventetid", maksVentetid);
        }

        /** How long so many calls take at the set rate. */
        public Duration varighet(long kall) {
            return Duration.ofSeconds((long) Math.ceil(kall / kallPerSekund));
        }
    }

    /**
     * What answers mean where Skatteetaten differs from the defaults ({@code docs/svartabell.md}).
     *
     * @param oppslag rows for lookups
     * @param hendelser rows for the hendelsesliste
     */
    public record Svartabell(
            @DefaultValue List<Svarrad> oppslag,
            @DefaultValue List<Svarrad> hendelser) {
        public Svartabell {
            oppslag = List.copyOf(oppslag);
            hendelser = List.copyOf(hendelser);
        }
    }

    /**
     * One row of the answer table.
     *
     * @param kode the body's kode; null for a body without a kode of the table
     * @param status the HTTP status; null for any
     */
    public record Svarrad(@Nullable String kode, @Nullable Integer status, Svarhandling utfall) {
        public Svarrad {
            Krav.at(kode != null || status != null, "a row of utleggstrekk.api.svartabell needs kode, status or both");
            Krav.at(Objects.nonNull(utfall), "a row of utleggstrekk.api.svartabell needs utfall");
        }
    }

    /**
     * Maskinporten.
     *
     * @param issuer the {@code aud} of the grant, with its trailing slash
     * @param klientId null until configured
     * @param kid id of the registered key; null when the certificate chain of the key file is sent instead (x5c)
     * @param noekkelFil private key: PEM, JWK, or PKCS#12 with {@code passord-fil}
     * @param passordFil file with the PKCS#12 password
     * @param consumerOrg organisation number delegated for in Altinn; null without delegation
     * @param guardian when set, tokens come from Maskinporten Guardian and the keys above are not used
     */
    public record Maskinporten(
            @DefaultValue("https://maskinporten.no/token") URI tokenUrl,
            @DefaultValue("https://maskinporten.no/") String issuer,
            @Nullable String klientId,
            @DefaultValue("skatteetaten:utleggstrekk") String scope,
            @Nullable String kid,
            @Nullable Path noekkelFil,
            @Nullable Path passordFil,
            @Nullable String consumerOrg,
            @Nullable Guardian guardian) {}

    /**
     * Maskinporten Guardian: SSB's service that holds the certificate.
     *
     * @param keycloakUrl token endpoint for the client credentials
     * @param url Guardian's {@code …/maskinporten/access-token}
     * @param klientId the Keycloak client
     * @param hemmelighetFil file with the Keycloak client's secret
     * @param levetid how long a token is used when Guardian does not say how long it lives
     */
    public record Guardian(
            URI keycloakUrl,
            URI url,
            String klientId,
            Path hemmelighetFil,
            @DefaultValue("60s") Duration levetid) {
        public Guardian {
            String prefiks = "utleggstrekk.maskinporten.guardian.";
            Krav.at(Objects.nonNull(keycloakUrl), prefiks + "keycloak-url is missing");
            Krav.at(Objects.nonNull(url), prefiks + "url is missing");
            Krav.at(Objects.nonNull(klientId), prefiks + "klient-id is missing");
            Krav.at(Objects.nonNull(hemmelighetFil), prefiks + "hemmelighet-fil is missing");
            Krav.positiv(prefiks + "levetid", levetid);
        }
    }

    /**
     * The files.
     *
     * @param rot a Hadoop FileSystem URI or a local path
     * @param komprimering Parquet codec
     */
    public record Utdata(
            @Nullable String rot, @DefaultValue("zstd") Komprimering komprimering) {}

    /** Parquet codecs every reader in use at SSB can open. */
    public enum Komprimering {
        ZSTD,
        SNAPPY,
        GZIP,
        UNCOMPRESSED
    }

    /**
     * Pseudonyms.
     *
     * @param noekkelsettFil Tink keyset (AES256_SIV) as JSON
     * @param noekkelreferanse the key's name, recorded beside the data
     */
    public record Pseudonym(
            @Nullable Path noekkelsettFil,
            @DefaultValue("utleggstrekk-lokal") String noekkelreferanse) {}

    /**
     * Raw answers.
     *
     * @param behold how long they are kept; zero keeps none
     * @param noekkelsettFil Tink keyset (AEAD) as JSON
     */
    public record Raadata(
            @DefaultValue("180d") Duration behold, @Nullable Path noekkelsettFil) {
        public Raadata {
            Krav.ikkeNegativ("utleggstrekk.raadata.behold", behold);
        }
    }

    /**
     * When a row is flagged as a disclosure risk (rule 14).
     *
     * @param minsteAntall fewer persons than this
     * @param pProsent p of the p% rule; 0 turns it off
     * @param stoersteAndel a larger share than this for one person, 0 to 1; null: no such limit
     */
    public record Avsloering(
            @DefaultValue("3") int minsteAntall,
            @DefaultValue("10") int pProsent,
            @Nullable Double stoersteAndel) {
        public Avsloering {
            Krav.mellom("utleggstrekk.avsloering.minste-antall", minsteAntall, 1, 1_000_000);
            Krav.mellom("utleggstrekk.avsloering.p-prosent", pProsent, 0, 100);
            if (stoersteAndel != null) {
                Krav.mellom("utleggstrekk.avsloering.stoerste-andel", stoersteAndel, 0, 1);
            }
        }
    }

    /**
     * What counts as odd in the data ({@code docs/avvik.md}).
     *
     * @param maksAvvikFraSnitt how far a month's totals may be from the mean of the three published months before it, as
     *     a share of that mean; told in the report
     * @param stoppVedAvvik the same for a month's first stable version, which is then held (rule 19)
     */
    public record Kvalitet(
            @DefaultValue("0.25") double maksAvvikFraSnitt,
            @DefaultValue("0.5") double stoppVedAvvik) {
        public Kvalitet {
            Krav.mellom("utleggstrekk.kvalitet.stopp-ved-avvik", stoppVedAvvik, 0, 1000);
            Krav.mellom("utleggstrekk.kvalitet.maks-avvik-fra-snitt", maksAvvikFraSnitt, 0, 1000);
        }
    }

    /**
     * The report.
     *
     * @param spraak the language of its pages
     */
    public record Rapport(@DefaultValue("nb") Spraak spraak) {}

    /**
     * The metrics.
     *
     * @param fil the file for node_exporter's textfile collector; null for none
     */
    public record Maaling(@Nullable Path fil) {
        public Maaling {
            Krav.at(
                    fil == null || fil.toString().endsWith(".prom"),
                    "utleggstrekk.maaling.fil must end in .prom: node_exporter reads no other file");
        }
    }

    /** Bokmål or English. */
    public enum Spraak {
        NB,
        EN
    }

    /**
     * The embedded database, used when {@code spring.datasource.url} is not set.
     *
     * @param mappe where its data is kept between commands
     */
    public record InnebygdPostgres(
            @DefaultValue("innebygd-postgres") Path mappe) {}
}
