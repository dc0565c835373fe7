package no.ssb.utleggstrekk.steg.hendelser;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.kjoering.Skjaeringsdato;
import no.ssb.utleggstrekk.tilstand.Avvikslager.Funn;
import org.jspecify.annotations.Nullable;

/**
 * Sorts one page into what can be used, what must be looked up by its number first, and what goes to quarantine (rule 5),
 * within the bounds of the kjøring. Pure: no SQL, no HTTP.
 *
 * @param hendelser those below the bound, in the order of their numbers
 * @param avvik odd, but usable, with the number of the hendelse
 * @param hoyeste the largest sekvensnummer seen below the bound; empty for a page with none
 * @param grense the bound, when the page reached it: the list goes by number, so nothing below it is left
 */
record Sidesortering(List<Sortert> hendelser, List<Funn> avvik, OptionalLong hoyeste, OptionalLong grense) {
    /** A hendelse, and what becomes of it. */
    sealed interface Sortert {
        Notert hendelse();
    }

    /** What is stored of a hendelse, whatever becomes of it. */
    record Notert(
            long sekvensnummer,
            @Nullable Long loggId,
            @Nullable Instant registreringstidspunkt,
            @Nullable String hendelsetype) {}

    record Brukbar(Notert hendelse, Kalendermaaned kalendermaaned, Inntektsmottaker inntektsmottaker)
            implements Sortert {}

    /** Without a person, but with a number to look up. */
    record Nummer(Notert hendelse) implements Sortert {}

    record Ubrukelig(Notert hendelse, String kode, String grunn) implements Sortert {}

    /**
     * @param til the frozen bound, or null to read to the end: then the first hendelse registered on or after the
     *     skjæringsdato is the bound, so that hendelser that arrive while the job reads wait for the next kjøring
     */
    static Sidesortering av(
            List<Hendelse> side,
            @Nullable Long til,
            LocalDate skjaeringsdato,
            Function<Identifikator, Inntektsmottaker> pseudonymisering) {
        long grense = til != null ? til : foersteEtter(side, skjaeringsdato);
        List<Hendelse> innenfor = side.stream()
                .filter(h -> h.sekvensnummer() < grense)
                .sorted(Comparator.comparingLong(Hendelse::sekvensnummer))
                .toList();
        List<Sortert> sortert =
                innenfor.stream().map(h -> sorter(h, pseudonymisering)).toList();
        List<Funn> avvik = new ArrayList<>();
        for (int i = 0; i < sortert.size(); i++) {
            Identifikator person = innenfor.get(i).identifikator();
            if (sortert.get(i) instanceof Brukbar b && person != null && !person.harGyldigeKontrollsiffer()) {
                avvik.add(new Funn(
                        new Avvik(AvvikKode.KONTROLLSIFFER_IDENTIFIKATOR),
                        b.kalendermaaned(),
                        b.hendelse().sekvensnummer()));
            }
        }
        return new Sidesortering(
                sortert,
                avvik,
                innenfor.stream().mapToLong(Hendelse::sekvensnummer).max(),
                innenfor.size() < side.size() ? OptionalLong.of(grense) : OptionalLong.empty());
    }

    private static Sortert sorter(Hendelse h, Function<Identifikator, Inntektsmottaker> pseudonymisering) {
        Notert notert = new Notert(h.sekvensnummer(), h.loggId(), h.registreringstidspunkt(), h.hendelsetype());
        Identifikator person = h.identifikator();
        if (person == null && h.loggId() != null) {
            return new Nummer(notert);
        }
        if (person != null && person.lignerOrganisasjonsnummer()) {
            return new Ubrukelig(
                    notert, "ORGNR_SOM_INNTEKTSMOTTAKER", "identifikator is 9 digits, as an organisation number");
        }
        if (person == null || !person.erGyldig()) {
            return new Ubrukelig(notert, "UGYLDIG_IDENTIFIKATOR", "identifikator is not 11 digits");
        }
        Optional<Kalendermaaned> maaned = h.kalendermaaned();
        return maaned.isEmpty()
                ? new Ubrukelig(notert, "UGYLDIG_PERIODE", "its month is not YYYY-MM")
                : new Brukbar(notert, maaned.get(), pseudonymisering.apply(person));
    }

    /** The months and the persons of hendelser, as two columns. */
    static Object[] par(List<Brukbar> hendelser) {
        return new Object[] {
            hendelser.stream().map(h -> h.kalendermaaned().toString()).toArray(String[]::new),
            hendelser.stream().map(h -> h.inntektsmottaker().pseudonym()).toArray(String[]::new)
        };
    }

    /** Those of one kind, in the order of their numbers. */
    <S extends Sortert> List<S> av(Class<S> slag) {
        return hendelser.stream().filter(slag::isInstance).map(slag::cast).toList();
    }

    private static long foersteEtter(List<Hendelse> side, LocalDate skjaeringsdato) {
        Instant skjaering = skjaeringsdato.atStartOfDay(Skjaeringsdato.OSLO).toInstant();
        return side.stream()
                .filter(h -> h.registreringstidspunkt() != null
                        && !h.registreringstidspunkt().isBefore(skjaering))
                .mapToLong(Hendelse::sekvensnummer)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
