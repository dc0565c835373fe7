package no.ssb.utleggstrekk.steg.hendelser;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import no.ssb.utleggstrekk.tilstand.Avvikslager.Funn;
import org.jspecify.annotations.Nullable;

/**
 * Sorts one page into what can be used and what goes to quarantine (rule 5), within the bounds of the kjøring. Pure: no
 * SQL, no HTTP.
 *
 * @param brukbare usable, in the order of their numbers
 * @param ubrukelige for quarantine
 * @param avvik odd, but usable, with the number of the hendelse
 * @param hoyeste the largest sekvensnummer seen below the bound; empty for a page with none
 * @param grense the bound, when the page reached it: the list goes by number, so nothing below it is left
 */
record Sidesortering(
        List<Brukbar> brukbare,
        List<Ubrukelig> ubrukelige,
        List<Funn> avvik,
        OptionalLong hoyeste,
        OptionalLong grense) {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    record Brukbar(
            long sekvensnummer,
            Kalendermaaned kalendermaaned,
            Inntektsmottaker inntektsmottaker,
            @Nullable Instant registreringstidspunkt,
            @Nullable String hendelsetype) {}

    record Ubrukelig(long sekvensnummer, String kode, String grunn) {}

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
        List<Brukbar> brukbare = new ArrayList<>();
        List<Ubrukelig> ubrukelige = new ArrayList<>();
        List<Funn> avvik = new ArrayList<>();
        List<Hendelse> innenfor = side.stream()
                .filter(h -> h.sekvensnummer() < grense)
                .sorted(Comparator.comparingLong(Hendelse::sekvensnummer))
                .toList();
        for (Hendelse h : innenfor) {
            Optional<Kalendermaaned> maaned = h.kalendermaaned();
            Identifikator identifikator = h.identifikator();
            if (identifikator == null || !identifikator.erGyldig()) {
                ubrukelige.add(
                        new Ubrukelig(h.sekvensnummer(), "UGYLDIG_IDENTIFIKATOR", "identifikator is not 11 digits"));
            } else if (maaned.isEmpty()) {
                ubrukelige.add(new Ubrukelig(h.sekvensnummer(), "UGYLDIG_PERIODE", "gjelderPeriode is not YYYY-MM"));
            } else {
                brukbare.add(new Brukbar(
                        h.sekvensnummer(),
                        maaned.get(),
                        pseudonymisering.apply(identifikator),
                        h.registreringstidspunkt(),
                        h.hendelsetype()));
                if (!identifikator.harGyldigeKontrollsiffer()) {
                    avvik.add(new Funn(
                            new Avvik(AvvikKode.KONTROLLSIFFER_IDENTIFIKATOR), maaned.get(), h.sekvensnummer()));
                }
            }
        }
        OptionalLong hoyeste = innenfor.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(innenfor.get(innenfor.size() - 1).sekvensnummer());
        boolean naadd = innenfor.size() < side.size();
        return new Sidesortering(
                brukbare, ubrukelige, avvik, hoyeste, naadd ? OptionalLong.of(grense) : OptionalLong.empty());
    }

    int mottatt() {
        return brukbare.size() + ubrukelige.size();
    }

    private static long foersteEtter(List<Hendelse> side, LocalDate skjaeringsdato) {
        Instant skjaering = skjaeringsdato.atStartOfDay(OSLO).toInstant();
        return side.stream()
                .filter(h -> h.registreringstidspunkt() != null
                        && !h.registreringstidspunkt().isBefore(skjaering))
                .mapToLong(Hendelse::sekvensnummer)
                .min()
                .orElse(Long.MAX_VALUE);
    }
}
