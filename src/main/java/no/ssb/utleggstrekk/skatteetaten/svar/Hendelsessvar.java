package no.ssb.utleggstrekk.skatteetaten.svar;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One page of the hendelsesliste, from JSON to {@link Hendelsesside}. Only a page without elements is empty: one that cannot
 * be read is never taken for it.
 *
 * @param fra the sekvensnummer asked for: a page with elements of which none is at or above it says nothing
 */
public record Hendelsessvar(Hendelsesform form, long fra) implements Tolkning.Leser<Hendelsesside> {
    private static final Set<String> HENDELSETYPER = Set.of("NY", "ENDRET", "SLETTET");
    private static final int MAKS_TEKST = 200;

    /** When a needed field is missing from every element of a page of more than these, that is no accident. */
    private static final int FAA = 10;

    private static final BigDecimal STOERSTE_NUMMER = BigDecimal.valueOf(Long.MAX_VALUE - 1);

    @Override
    public Object emne() {
        return fra;
    }

    @Override
    public Tolkning<Hendelsesside> les(JsonNode kropp) {
        String liste = form.liste().foerste();
        if (kropp.isObject() && kropp.isEmpty()) {
            return new Tolkning.Data<>(new Hendelsesside(List.of(), List.of()), Map.of());
        }
        if (!kropp.isObject() || !kropp.has(liste)) {
            return Feltnavn.ukjent("the body has no field " + liste, List.of(kropp), false);
        }
        Lesefunn felles = new Lesefunn();
        Objekt hele = new Objekt(kropp, "", form.kropp(), felles);
        List<JsonNode> elementer = hele.har(form.liste()) ? hele.liste(form.liste()) : null;
        if (elementer == null) {
            return new Tolkning.Uleselig<>("the field " + liste + " is not a list");
        }
        return new Side(liste + "[]", felles).les(elementer);
    }

    /** One page while it is read. */
    private final class Side {
        private final String sti;
        private final Lesefunn funn;
        private final List<Objekt> lest = new ArrayList<>();
        private final List<Hendelse> hendelser = new ArrayList<>();
        private final List<Hendelsesside.Funn> avvik = new ArrayList<>();
        private final Map<String, Long> navn = new TreeMap<>();

        Side(String sti, Lesefunn funn) {
            this.sti = sti;
            this.funn = funn;
        }

        Tolkning<Hendelsesside> les(List<JsonNode> elementer) {
            noter(null);
            for (JsonNode element : elementer) {
                if (element.isObject()) {
                    Objekt objekt = new Objekt(element, sti, Oppslagsform.innhold(form.liste()), funn);
                    BigDecimal nummer = objekt.tall(form.sekvensnummer());
                    if (nummer != null && nummer.compareTo(STOERSTE_NUMMER) > 0) {
                        return new Tolkning.Ukjent<>(
                                "a hendelse has a sekvensnummer beyond what can be asked for", Set.of(), true);
                    }
                    lest.add(objekt);
                    Hendelse hendelse = nummer == null ? null : hendelse(objekt);
                    if (!objekt.har(form.sekvensnummer())) {
                        objekt.endretType(form.sekvensnummer());
                    }
                    if (hendelse != null) {
                        hendelser.add(hendelse);
                    }
                    noter(hendelse);
                } else {
                    funn.avvik(AvvikKode.ENDRET_TYPE, sti);
                    noter(null);
                }
            }
            if (lest.size() > FAA) {
                for (Map.Entry<Felt, Predicate<Objekt>> mangler : mangler().entrySet()) {
                    if (lest.stream().allMatch(mangler.getValue())) {
                        String felt = String.join(" or ", mangler.getKey().navn());
                        return Feltnavn.ukjent("no element of the page has " + felt, elementer, true);
                    }
                }
            }
            if (!elementer.isEmpty() && hendelser.stream().noneMatch(h -> h.sekvensnummer() >= fra)) {
                return Feltnavn.ukjent(
                        "no element of the page has a %s of %d or more"
                                .formatted(form.sekvensnummer().foerste(), fra),
                        elementer,
                        false);
            }
            return new Tolkning.Data<>(new Hendelsesside(hendelser, avvik), navn);
        }

        /** When an element lacks a field that we need. One that is resolved by its number needs neither person nor month. */
        private Map<Felt, Predicate<Objekt>> mangler() {
            Predicate<Objekt> medNummer = o -> !o.har(form.identifikator()) && o.har(form.loggId());
            return Map.of(
                    form.sekvensnummer(), o -> !o.har(form.sekvensnummer()),
                    form.identifikator(), o -> !o.har(form.identifikator()) && !o.har(form.loggId()),
                    form.kalendermaaned(), o -> !o.har(form.kalendermaaned()) && !medNummer.test(o));
        }

        /** Keeps what has been noticed since the last time, with its hendelse. */
        private void noter(@Nullable Hendelse hendelse) {
            Long nummer = hendelse == null ? null : hendelse.sekvensnummer();
            funn.avvik().stream().skip(avvik.size()).forEach(a -> avvik.add(new Hendelsesside.Funn(a, nummer)));
        }

        /** Without a number it can be neither stored nor asked for again: noted and left out. The rest goes to quarantine. */
        private @Nullable Hendelse hendelse(Objekt hendelse) {
            Long sekvensnummer = hendelse.heltall(form.sekvensnummer());
            if (sekvensnummer == null || sekvensnummer < 1) {
                if (sekvensnummer != null) {
                    hendelse.endretType(form.sekvensnummer());
                }
                return null;
            }
            for (Felt felt : form.felt()) {
                String brukt = hendelse.navn(felt);
                if (brukt != null && felt.bruk() != Felt.Bruk.KJENT) {
                    navn.merge(felt.vaart() + "=" + brukt, 1L, Long::sum);
                }
            }
            String identifikator = hendelse.personnummer(form.identifikator());
            String type = hendelse.tekst(form.hendelsetype());
            if (type != null && !HENDELSETYPER.contains(type)) {
                funn.avvik(AvvikKode.UKJENT_HENDELSETYPE, Tekstrens.kode(type));
            }
            return new Hendelse(
                    sekvensnummer,
                    identifikator == null || identifikator.isBlank() ? null : new Identifikator(kort(identifikator)),
                    kort(hendelse.tekst(form.kalendermaaned())),
                    tidspunkt(hendelse),
                    type == null ? null : Tekstrens.kode(type),
                    hendelse.heltall(form.loggId()));
        }

        private @Nullable Instant tidspunkt(Objekt hendelse) {
            String tekst = hendelse.tekst(form.registreringstidspunkt());
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
            hendelse.endretType(form.registreringstidspunkt());
            return null;
        }
    }

    private static String kort(@Nullable String tekst) {
        return tekst == null ? "" : tekst.length() > MAKS_TEKST ? tekst.substring(0, MAKS_TEKST) : tekst;
    }
}
