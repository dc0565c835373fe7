package no.ssb.utleggstrekk.steg.hendelser;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import no.ssb.utleggstrekk.domene.Hendelse;
import no.ssb.utleggstrekk.domene.Hendelsesside;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.verktoey.Notis;

/**
 * Skatteetaten's list in memory: what stands in it is drawn from one seed, how it is cut into pages from another. A page
 * may be a window of numbers or the next so many, in any order, with hendelser sent before; and more may come while it is
 * read.
 */
final class TilfeldigListe implements Skatteetaten {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    final Kalendermaaned foerste;
    private final List<Notis> alle = new ArrayList<>();
    private final Random side;
    private final boolean vindu;
    private int synlige;
    private Instant naa = Instant.MIN;
    private boolean grenseKjent;

    /** How many hendelser were sent below the bound, repetitions included. */
    long sendt;

    private LocalDate skjaeringsdato = LocalDate.MIN;

    TilfeldigListe(long innholdsfroe, long sidefroe, int lengsteHull) {
        Random r = new Random(innholdsfroe);
        foerste = Kalendermaaned.av(Notis.trekk(r, "2024-03", "2024-10", "2024-12"));
        side = new Random(sidefroe);
        vindu = side.nextBoolean();
        int personer = 1 + r.nextInt(20);
        double hull = r.nextDouble() * 0.5;
        Instant tid = foerste.foersteDag()
                .atStartOfDay(OSLO)
                .toInstant()
                .minus(Duration.ofHours(r.nextInt(48)).minusMinutes(30));
        long nummer = r.nextInt(20);
        for (int i = r.nextInt(60); i > 0; i--) {
            nummer += 1 + (r.nextDouble() < hull ? r.nextInt(lengsteHull) : 0);
            tid = tid.plus(Duration.ofMinutes(r.nextInt(4) == 0 ? 0 : r.nextInt(4_000)));
            alle.add(notis(r, nummer, tid, personer));
        }
    }

    private Notis notis(Random r, long nummer, Instant tid, int personer) {
        String person = Notis.personnummer(r.nextInt(personer));
        String identifikator = switch (r.nextInt(20)) {
            case 0 -> Notis.medFeilKontrollsiffer(person);
            case 1 -> Notis.trekk(r, "12345", "", "abcdefghijk", person + "1");
            default -> person;
        };
        String periode = r.nextInt(20) == 0
                ? Notis.trekk(r, "2024-13", "2024-2", "", "2024")
                : foerste.pluss(r.nextInt(6) - 2).toString();
        return new Notis(
                nummer, identifikator, periode, tid, r.nextInt(10) > 0, Notis.trekk(r, "NY", "ENDRET", "RAR", null));
    }

    /** Everything registered before a time is in the list from now on; the rest comes later, or while the list is read. */
    void gaaTil(Instant tid, LocalDate nySkjaeringsdato) {
        naa = tid.isAfter(naa) ? tid : naa;
        synlige = Math.max(synlige, (int)
                alle.stream().filter(n -> n.registrert().isBefore(naa)).count());
        grenseKjent = synlig().stream().anyMatch(n -> !n.registrertFoer(nySkjaeringsdato));
        skjaeringsdato = nySkjaeringsdato;
        sendt = 0;
    }

    /**
     * Builds the list again from 1, without gaps, and perhaps without some of the hendelser that were in it.
     *
     * @return whether a hendelse has another number now, or is gone
     */
    boolean byggOm(Random r) {
        List<Notis> foer = List.copyOf(alle);
        boolean kortere = r.nextBoolean();
        List<Notis> ny = new ArrayList<>();
        int nySynlige = 0;
        for (int i = 0; i < foer.size(); i++) {
            Notis n = foer.get(i);
            if (i >= synlige || !kortere || r.nextInt(4) > 0) {
                ny.add(new Notis(
                        ny.size() + 1, n.identifikator(), n.periode(), n.registrert(), n.medTidspunkt(), n.type()));
                nySynlige += i < synlige ? 1 : 0;
            }
        }
        alle.clear();
        alle.addAll(ny);
        synlige = nySynlige;
        return !foer.equals(ny);
    }

    /** One more, which is in the list from now on. */
    void kommer(Notis notis) {
        alle.add(synlige++, notis);
    }

    /** What the list holds now. */
    List<Notis> synlig() {
        return alle.subList(0, synlige);
    }

    @Override
    public OptionalLong foersteSekvensnummer(LocalDate dato) {
        return synlig().stream()
                .filter(n -> !n.registrertFoer(dato))
                .mapToLong(Notis::sekvensnummer)
                .findFirst();
    }

    @Override
    public Hendelsesside hendelser(long fra, int antall) {
        List<Notis> synlig = synlig();
        List<Notis> valgt = new ArrayList<>(synlig.stream()
                .filter(n -> n.sekvensnummer() >= fra)
                .limit(antall)
                .toList());
        // without a bound an empty window cannot be told from the end: then the window reaches the next hendelse
        boolean iVindu =
                vindu && (grenseKjent || (!valgt.isEmpty() && valgt.get(0).sekvensnummer() < fra + antall));
        if (iVindu) {
            valgt.removeIf(n -> n.sekvensnummer() >= fra + antall);
        }
        if (!valgt.isEmpty() && side.nextInt(4) == 0) {
            valgt.addAll(valgt.subList(0, 1 + side.nextInt(valgt.size())));
        }
        Collections.shuffle(valgt, side);
        sendt += valgt.stream().filter(n -> n.registrertFoer(skjaeringsdato)).count();
        Hendelsesside sendes =
                new Hendelsesside(valgt.stream().map(TilfeldigListe::hendelse).toList(), List.of());
        if (side.nextInt(3) == 0) {
            kommerUnderveis();
        }
        return sendes;
    }

    /** One more hendelse, if it is one that no kjøring with this skjæringsdato may read and that says so itself. */
    private void kommerUnderveis() {
        if (synlige < alle.size()
                && !alle.get(synlige).registrertFoer(skjaeringsdato)
                && alle.get(synlige).medTidspunkt()) {
            synlige++;
        }
    }

    private static Hendelse hendelse(Notis n) {
        return new Hendelse(
                n.sekvensnummer(),
                new Identifikator(n.identifikator()),
                n.periode(),
                n.medTidspunkt() ? n.registrert() : null,
                n.type(),
                null);
    }

    @Override
    public Personsvar oppslag(Identifikator identifikator, Maanedsspenn spenn) {
        throw new UnsupportedOperationException("nothing is looked up here");
    }

    @Override
    public Nummersvar oppslag(long loggId) {
        throw new UnsupportedOperationException("nothing is looked up here");
    }
}
