package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Tekstrens;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One element of a lookup's list, whichever of the two bodies it stands in, read as far as telling whom and which month it is
 * about.
 *
 * @param forhold the element; null when it is no object
 * @param mottaker what holds person and linjer; null when it is missing
 * @param funn what has been noticed in it so far
 */
record Oppgave(
        Oppslagsform form,
        @Nullable Objekt forhold,
        @Nullable Objekt mottaker,
        boolean skjermet,
        Lesefunn funn) {
    private static final List<Oppslagsform> FORMER = List.of(Oppslagsform.KONTRAKT, Oppslagsform.SEED);

    /**
     * Reads a body as far as its elements. One without either list says nothing about anybody: taken for data it would remove
     * all we hold.
     *
     * @param felles takes what is noticed about the body itself
     */
    static <T> Tolkning<T> les(JsonNode kropp, Lesefunn felles, Function<List<Oppgave>, Tolkning<T>> videre) {
        for (Oppslagsform form : FORMER) {
            Felt liste = form.liste();
            if (kropp.isObject() && kropp.has(liste.foerste())) {
                Objekt hele = new Objekt(kropp, "", form.kropp(), felles);
                List<JsonNode> elementer = hele.har(liste) ? hele.liste(liste) : null;
                if (elementer == null) {
                    return new Tolkning.Uleselig<>("the field " + liste.foerste() + " is not a list");
                }
                Tolkning<T> lest =
                        videre.apply(elementer.stream().map(e -> av(form, e)).toList());
                return lest instanceof Tolkning.Data<T> data
                        ? new Tolkning.Data<>(data.verdi(), Map.of(liste.vaart() + "=" + liste.foerste(), 1L))
                        : lest;
            }
        }
        return Feltnavn.ukjent(
                "the body has neither the field "
                        + String.join(
                                " nor ",
                                FORMER.stream().map(f -> f.liste().foerste()).toList()),
                List.of(kropp),
                false);
    }

    private static Oppgave av(Oppslagsform form, JsonNode element) {
        Lesefunn funn = new Lesefunn();
        String sti = form.liste().foerste() + "[]";
        if (!element.isObject()) {
            funn.ugyldig(sti);
            return new Oppgave(form, null, null, false, funn);
        }
        Objekt forhold = new Objekt(element, sti, Oppslagsform.innhold(form.liste()), funn);
        boolean skjermet = forhold.flagg(Oppslagsform.SKJERMET);
        Felt felt = form.mottaker();
        if (felt == null) {
            return new Oppgave(form, forhold, forhold, skjermet, funn);
        }
        Objekt mottaker = forhold.objekt(felt);
        if (mottaker == null && (!skjermet || forhold.har(felt))) {
            funn.ugyldig(forhold.sti(felt)); // taken for one without linjer it would remove those we hold
        }
        return new Oppgave(
                form, forhold, mottaker, skjermet || (mottaker != null && mottaker.flagg(Oppslagsform.SKJERMET)), funn);
    }

    /** The person as sent; null when none is named. */
    @Nullable
    String person() {
        return mottaker == null ? null : mottaker.personnummer(form.person());
    }

    /** Whether it is about somebody else. That nobody is named is noted, but for a protected person. */
    boolean gjelderAnnenEnn(Identifikator identifikator) {
        String person = person();
        if (person == null && mottaker != null && !skjermet) {
            mottaker.endretType(form.person());
        }
        return person != null && !Tekstrens.personnummer(person).equals(identifikator.verdi());
    }

    /** Whether it names a month, be it one that cannot be read. */
    boolean harMaaned() {
        return forhold != null && forhold.har(form.kalendermaaned());
    }

    /** The month; empty when none is named, or what is named is none. */
    Optional<Kalendermaaned> maaned() {
        String tekst = forhold == null ? null : forhold.tekst(form.kalendermaaned());
        return tekst == null ? Optional.empty() : Kalendermaaned.les(tekst);
    }
}
