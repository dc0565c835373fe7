package no.ssb.utleggstrekk.drift;

import java.nio.charset.StandardCharsets;
import java.util.List;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.pseudonym.Raadatakryptering;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** The SQL of what is held for one person. */
final class Innsynslager {
    private static final String PERSONENS = "join par p using (par_id) where p.inntektsmottaker = ?";

    private final JdbcClient jdbc;
    private final @Nullable Raadatakryptering kryptering;

    /** @param kryptering null when no raw answers are kept */
    Innsynslager(JdbcClient jdbc, @Nullable Raadatakryptering kryptering) {
        this.jdbc = jdbc;
        this.kryptering = kryptering;
    }

    /** @throws VarigFeil (BRUK) when nothing has ever been stored */
    void kreverSkjema() {
        if (!Skjema.finnes(jdbc)) {
            throw new VarigFeil(Exitkode.BRUK, "Nothing has been stored yet, of any person");
        }
    }

    List<Kalendermaaned> maaneder(Inntektsmottaker person) {
        return jdbc
                .sql("select kalendermaaned from par where inntektsmottaker = ? order by 1")
                .param(person.pseudonym())
                .query(String.class)
                .list()
                .stream()
                .map(Kalendermaaned::av)
                .toList();
    }

    ArrayNode par(Inntektsmottaker person) {
        return liste("""
                select p.kalendermaaned, utfall, grunn, korrelasjonsid, p.venter, k.avsluttet as slaatt_opp, endret_kjoering
                from par p left join kjoering k using (kjoering_id) where p.inntektsmottaker = ? order by 1""", person);
    }

    /** Those that are held now, and those that were, with the kjøringer from and to which; til_kjoering null: now. */
    ArrayNode linjer(Inntektsmottaker person) {
        return liste("""
                select l.kalendermaaned, l.fra_kjoering, l.til_kjoering, l.underenhet, l.opplysningspliktig, l.beskrivelse,
                    l.beloep, l.dato_for_utleggstrekk, l.antall_avvik, l.skjermet
                from linje l %s order by l.kalendermaaned, l.fra_kjoering, l.linje_nr""".formatted(PERSONENS), person);
    }

    ArrayNode hendelser(Inntektsmottaker person) {
        return liste("""
                select p.kalendermaaned, h.serie, h.sekvensnummer, h.registreringstidspunkt, h.hendelsetype
                from hendelse h %s order by h.serie, h.sekvensnummer""".formatted(PERSONENS), person);
    }

    ArrayNode karantene(Inntektsmottaker person) {
        return liste("""
                select p.kalendermaaned, q.kode, q.grunn, q.korrelasjonsid, q.tidspunkt, q.loest
                from karantene q %s order by q.karantene_id""".formatted(PERSONENS), person);
    }

    /** The raw answers in clear; kropp null when there is no key set to read them with. */
    ArrayNode raasvar(Inntektsmottaker person) {
        ArrayNode alle = JsonMapper.shared().createArrayNode();
        jdbc.sql("""
                select r.* from raasvar r where raadata_id in (select raadata_id from raadata_par %s)
                order by raadata_id""".formatted(PERSONENS))
                .param(person.pseudonym())
                .query((rad, nr) -> alle.addObject()
                        .put("fra", rad.getString("fra"))
                        .put("til", rad.getString("til"))
                        .put("tidspunkt", rad.getString("tidspunkt"))
                        .put("status", rad.getInt("status"))
                        .put("korrelasjonsid", rad.getString("korrelasjonsid"))
                        .put(
                                "kropp",
                                kropp(
                                        person,
                                        rad.getInt("status"),
                                        rad.getString("besvarte"),
                                        rad.getBytes("kryptert"))))
                .list();
        return alle;
    }

    private @Nullable String kropp(Inntektsmottaker person, int status, String besvarte, byte[] kryptert) {
        return kryptering == null
                ? null
                : new String(
                        kryptering.dekrypter(kryptert, Raadatalager.kontekst(person, status, besvarte)),
                        StandardCharsets.UTF_8);
    }

    private ArrayNode liste(String sql, Inntektsmottaker person) {
        return (ArrayNode) JsonMapper.shared()
                .readTree(jdbc.sql("select coalesce(json_agg(rad), '[]')::text from (%s) as rad".formatted(sql))
                        .param(person.pseudonym())
                        .query(String.class)
                        .single());
    }
}
