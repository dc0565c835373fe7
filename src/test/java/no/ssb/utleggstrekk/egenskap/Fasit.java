package no.ssb.utleggstrekk.egenskap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.egenskap.Verden.Arbeidsgiver;
import no.ssb.utleggstrekk.egenskap.Verden.Fasitsvar;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.jspecify.annotations.Nullable;

/**
 * The rules said again, as simply as they can be: maps, no SQL, nothing of the product's. It keeps every version of every
 * file, so that what the job left can be held against it.
 */
final class Fasit {
    private static final int STABIL_FRA_DAG = 10;

    /** A hendelse of a later series is newer than any of an earlier one. */
    private static final long SERIE = 1_000_000_000_000L;

    /** File name without its version, to the rows of each version. */
    final NavigableMap<String, NavigableMap<Integer, List<List<@Nullable Object>>>> filer = new TreeMap<>();

    private final Utgivelsesfasit utgivelser = new Utgivelsesfasit(filer);
    private final Kalendermaaned foerste;
    private final UnaryOperator<String> pseudonym;
    private final Map<Par, Long> sisteHendelse = new HashMap<>();
    private final Map<Par, Long> besvartHendelse = new HashMap<>();
    private final Map<Par, List<Arbeidsgiver>> holder = new HashMap<>();
    private final Map<Kalendermaaned, List<List<@Nullable Object>>> bakUnderenhet = new HashMap<>();
    private LocalDate lestTil = LocalDate.MIN;
    private OptionalLong lesepeker = OptionalLong.empty();
    private LocalDate fraDato;
    private LocalDate lestISerien;
    private int serie = 1;

    Fasit(Kalendermaaned foerste, UnaryOperator<String> pseudonym) {
        this.foerste = foerste;
        this.fraDato = foerste.foersteDag();
        this.lestISerien = fraDato;
        this.pseudonym = pseudonym;
    }

    /** One kjøring. Returns how many lookups get an answer: all that wait, but those that fail. */
    int kjoer(Kalendermaaned maaned, LocalDate skjaeringsdato, Verden verden) {
        lesHendelser(verden, skjaeringsdato);
        lestTil = skjaeringsdato.isAfter(lestTil) ? skjaeringsdato : lestTil;
        TreeSet<Kalendermaaned> beroerte = new TreeSet<>(List.of(maaned));
        List<Par> venter = sisteHendelse.keySet().stream()
                .filter(p -> sisteHendelse.get(p) > besvartHendelse.getOrDefault(p, 0L))
                .filter(p -> !maaned.erFoer(Kalendermaaned.av(p.kalendermaaned())))
                .toList();
        for (Par par : venter) {
            if (slaaOpp(par, verden.svar.getOrDefault(par, new Fasitsvar(404, List.of())))) {
                beroerte.add(Kalendermaaned.av(par.kalendermaaned()));
            }
        }
        // a month that stood as version 0 and is stable now
        beroerte.addAll(ustabile().stream().filter(m -> !maaned.erFoer(m)).toList());
        beroerte.stream().filter(m -> !m.erFoer(foerste)).forEach(this::publiser);
        return (int) venter.stream()
                .filter(par -> besvartHendelse.containsKey(par)
                        && besvartHendelse.get(par).equals(sisteHendelse.get(par)))
                .count();
    }

    /** What the kjøring wrote is noted, when its files are there. */
    void publisert(long kjoering, LocalDate skjaeringsdato, UnaryOperator<String> sha256) {
        utgivelser.noter(kjoering, skjaeringsdato, sha256);
    }

    /** The day up to which all that is in the list has been read; empty when nothing has, or something has come late. */
    Optional<LocalDate> lestTil(Verden verden) {
        return Optional.of(lestISerien)
                .filter(dag -> lesepeker.isPresent()
                        && verden.liste.stream()
                                .filter(n -> n.registrertFoer(dag))
                                .allMatch(n -> n.sekvensnummer() <= lesepeker.getAsLong()));
    }

    /** The list is read once more from the day that was read up to. */
    void nySerie() {
        serie++;
        fraDato = lestISerien;
        lesepeker = OptionalLong.empty();
    }

    /** Rules 1, 2, 5 and 6. */
    private void lesHendelser(Verden verden, LocalDate skjaeringsdato) {
        lestISerien = skjaeringsdato.isAfter(lestISerien) ? skjaeringsdato : lestISerien;
        if (lesepeker.isEmpty()) {
            lesepeker = verden.liste.stream()
                    .filter(n -> !n.registrertFoer(fraDato))
                    .mapToLong(n -> n.sekvensnummer() - 1)
                    .findFirst();
        }
        for (Notis n : verden.liste) {
            if (lesepeker.isPresent()
                    && n.sekvensnummer() > lesepeker.getAsLong()
                    && n.registrertFoer(skjaeringsdato)) {
                lesepeker = OptionalLong.of(n.sekvensnummer());
                if (n.brukbar()) {
                    sisteHendelse.merge(
                            new Par(n.identifikator(), n.periode()), serie * SERIE + n.sekvensnummer(), Math::max);
                }
            }
        }
    }

    /** Rules 10 and 11. Returns whether it changed what we hold. */
    private boolean slaaOpp(Par par, Fasitsvar svar) {
        if (svar.status() == 500) {
            return false; // FEILET: goes on waiting
        }
        besvartHendelse.put(par, sisteHendelse.get(par));
        List<Arbeidsgiver> vaare = svar.data().stream()
                .filter(a -> a.maaned().equals(par.kalendermaaned()))
                .map(Arbeidsgiver::utenRapportering)
                .toList();
        boolean forStort =
                vaare.stream().flatMap(a -> a.trekk().stream()).anyMatch(t -> t.beloep() != (int) t.beloep());
        if (svar.status() == 400 || forStort) {
            return false; // AVVIST: what we hold stays
        }
        List<Arbeidsgiver> foer = vaare.isEmpty() ? holder.remove(par) : holder.put(par, vaare);
        return !vaare.equals(foer == null ? List.of() : foer);
    }

    private List<Kalendermaaned> ustabile() {
        return filer.entrySet().stream()
                .filter(f -> f.getValue().lastKey() == 0)
                .map(f -> f.getKey().replaceFirst(".*_p", ""))
                .distinct()
                .map(Kalendermaaned::av)
                .toList();
    }

    private void publiser(Kalendermaaned maaned) {
        boolean stabil = !lestTil.isBefore(maaned.pluss(1).foersteDag().withDayOfMonth(STABIL_FRA_DAG));
        List<List<@Nullable Object>> inndata = inndata(maaned);
        utgivelser.maaned(inndata);
        nyVersjon("inndata/utleggstrekk_p" + maaned, inndata, stabil);
        int versjon = nyVersjon("statistikk/utleggstrekk-underenhet_p" + maaned, Tall.perUnderenhet(inndata), stabil);
        if (versjon > 0) {
            endringer(maaned, versjon, inndata);
        }
        nyVersjon(
                "statistikk/utleggstrekk-underenhet-beskrivelse_p" + maaned,
                Tall.perUnderenhetOgBeskrivelse(inndata),
                stabil);
        nyVersjon("statistikk/utleggstrekk-totalt_p" + maaned, Tall.totalt(inndata), stabil);
        nyVersjon("statistikk/utleggstrekk-totalt-beskrivelse_p" + maaned, Tall.totaltPerBeskrivelse(inndata), stabil);
    }

    /** The ledger of a new version: against what stood behind the version before. */
    private void endringer(Kalendermaaned maaned, int versjon, List<List<@Nullable Object>> inndata) {
        List<List<@Nullable Object>> foer = bakUnderenhet.put(maaned, inndata);
        if (versjon > 1) {
            String fil = "statistikk/utleggstrekk-endring_p" + maaned;
            filer.computeIfAbsent(fil, f -> new TreeMap<>())
                    .put(versjon, Endringer.mellom(maaned.toString(), foer, inndata, versjon));
            utgivelser.ny(fil, versjon);
        }
    }

    /**
     * Rule 16. A month that has had a stable version stays stable, whatever the skjæringsdato of a later kjøring.
     *
     * @return the number of the version this made; 0 for none, and for version 0
     */
    private int nyVersjon(String fil, List<List<@Nullable Object>> rader, boolean stabil) {
        NavigableMap<Integer, List<List<@Nullable Object>>> versjoner =
                filer.computeIfAbsent(fil, f -> new TreeMap<>());
        int siste = versjoner.isEmpty() ? 0 : versjoner.lastKey();
        if (siste == 0 && !stabil) {
            if (!rader.equals(versjoner.put(0, rader))) {
                utgivelser.ny(fil, 0);
            }
        } else if (siste == 0 || !rader.equals(versjoner.get(siste))) {
            versjoner.remove(0);
            versjoner.put(siste + 1, rader);
            utgivelser.ny(fil, siste + 1);
            return siste + 1;
        }
        return 0;
    }

    private List<List<@Nullable Object>> inndata(Kalendermaaned maaned) {
        List<List<@Nullable Object>> rader = new ArrayList<>();
        holder.forEach((par, arbeidsgivere) -> {
            if (par.kalendermaaned().equals(maaned.toString())) {
                arbeidsgivere.forEach(a -> a.trekk()
                        .forEach(t -> rader.add(Arrays.asList(
                                par.kalendermaaned(),
                                a.underenhet(),
                                pseudonym.apply(par.identifikator()),
                                a.opplysningspliktig(),
                                t.beskrivelse(),
                                (int) t.beloep(),
                                t.dato() == null ? null : LocalDate.parse(t.dato()),
                                0, // the seed's answers have none
                                a.skjermet()))));
            }
        });
        return Tall.sortert(rader);
    }
}
