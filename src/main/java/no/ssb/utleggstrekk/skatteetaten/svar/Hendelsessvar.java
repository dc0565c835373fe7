package no.ssb.utleggstrekk.skatteetaten.svar;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.skatteetaten.http.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One page of the hendelsesliste, from JSON to {@link Hendelsesside}. */
public record Hendelsessvar() implements Lesning.Leser<Hendelsesside> {
    private static final String LISTE = "hendelser";
    private static final Set<String> FELT = Set.of(LISTE);
    private static final Set<String> HENDELSE_FELT =
            Set.of("sekvensnummer", "identifikator", "gjelderPeriode", "registreringstidspunkt", "hendelsetype");
    private static final Set<String> HENDELSETYPER = Set.of("NY", "ENDRET", "SLETTET");
    private static final int MAKS_TEKST = 200;

    @Override
    public String datafelt() {
        return LISTE;
    }

    @Override
    public Lesning<Hendelsesside> les(JsonNode kropp) {
        if (!kropp.isObject() || (!kropp.has(LISTE) && !kropp.isEmpty())) {
            // neither a list nor one of the ways to say that it is at its end: an error must never be an empty page
            return new Lesning.Uleselig<>("the body has no field hendelser");
        }
        Lesefunn notat = new Lesefunn();
        List<JsonNode> elementer = new Objekt(kropp, "", FELT, notat).liste(LISTE);
        if (elementer == null) {
            return new Lesning.Uleselig<>("the field hendelser is not a list");
        }
        List<Hendelse> hendelser = new ArrayList<>(elementer.size());
        List<Hendelsesside.Funn> avvik = new ArrayList<>();
        notat.avvik().forEach(a -> avvik.add(new Hendelsesside.Funn(a, null)));
        for (JsonNode element : elementer) {
            Hendelse hendelse = hendelse(element, notat);
            if (hendelse != null) {
                hendelser.add(hendelse);
            }
            Long nummer = hendelse == null ? null : hendelse.sekvensnummer();
            List<Avvik> alle = notat.avvik();
            alle.subList(avvik.size(), alle.size()).forEach(a -> avvik.add(new Hendelsesside.Funn(a, nummer)));
        }
        return new Lesning.Lest<>(new Hendelsesside(hendelser, avvik));
    }

    /** Without a number it can be neither stored nor asked for again: noted and left out. The rest goes to quarantine. */
    private static @Nullable Hendelse hendelse(JsonNode element, Lesefunn notat) {
        if (!element.isObject()) {
            notat.avvik(AvvikKode.ENDRET_TYPE, LISTE + "[]");
            return null;
        }
        Objekt hendelse = new Objekt(element, LISTE + "[]", HENDELSE_FELT, notat);
        Long sekvensnummer = hendelse.heltall("sekvensnummer");
        if (sekvensnummer == null || sekvensnummer < 1) {
            if (sekvensnummer != null || !hendelse.har("sekvensnummer")) {
                hendelse.endretType("sekvensnummer");
            }
            return null;
        }
        String identifikator = hendelse.personnummer("identifikator");
        String gjelderPeriode = hendelse.tekst("gjelderPeriode");
        String type = hendelse.tekst("hendelsetype");
        if (type != null && !HENDELSETYPER.contains(type)) {
            notat.avvik(AvvikKode.UKJENT_HENDELSETYPE, Tekstrens.kode(type));
        }
        return new Hendelse(
                sekvensnummer,
                identifikator == null ? null : new Identifikator(kort(identifikator)),
                kort(gjelderPeriode),
                tidspunkt(hendelse),
                type == null ? null : Tekstrens.kode(type),
                null);
    }

    private static String kort(@Nullable String tekst) {
        return tekst == null ? "" : tekst.length() > MAKS_TEKST ? tekst.substring(0, MAKS_TEKST) : tekst;
    }

    private static @Nullable Instant tidspunkt(Objekt hendelse) {
        String tekst = hendelse.tekst("registreringstidspunkt");
        if (tekst == null) {
            return null;
        }
        try {
            OffsetDateTime tid = OffsetDateTime.parse(tekst);
            // beyond these years it is no registration, and PostgreSQL could not hold every one
            if (tid.getYear() >= 1900 && tid.getYear() < 2200) {
                return tid.toInstant();
            }
        } catch (DateTimeException e) {
            // falls through: not a time
        }
        hendelse.endretType("registreringstidspunkt");
        return null;
    }
}
