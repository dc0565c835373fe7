package no.ssb.utleggstrekk.steg.avspilling;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingslager.Sum;

/** What would differ in a month if its kept answers were read again: counts only, nothing about any person. */
public final class Forskjell {
    static final Comparator<Avvik> AVVIKSREKKEFOELGE =
            Comparator.comparing(Avvik::kode).thenComparing(Avvik::detalj);
    private static final int MAKS_AVVIK = 20;

    private final Kalendermaaned maaned;
    private final long utenRaasvar;
    private final Map<Endring, Long> par;
    private final Sum foer;
    private final Sum etter;
    private final List<Avviksantall> avvik;

    Forskjell(
            Kalendermaaned maaned,
            long utenRaasvar,
            Map<Endring, Long> par,
            Sum foer,
            Sum etter,
            List<Avviksantall> avvik) {
        this.maaned = maaned;
        this.utenRaasvar = utenRaasvar;
        this.par = Map.copyOf(par);
        this.foer = foer;
        this.etter = etter;
        this.avvik = List.copyOf(avvik);
    }

    /** What becomes of a par; each par is counted once. */
    enum Endring {
        UENDRET("unchanged"),
        NY("new: held nothing, now linjer"),
        RETTET("corrected: other linjer"),
        BORTE("gone: held linjer, now nothing"),
        AVVIST("AVVIST now"),
        IKKE_LENGER_AVVIST("no longer AVVIST"),
        ULESELIG("cannot be read any more (FEILET)");

        private final String tekst;

        Endring(String tekst) {
            this.tekst = tekst;
        }
    }

    /**
     * How often the answers have an avvik.
     *
     * @param nytt whether no kjøring has counted it before
     */
    record Avviksantall(Avvik avvik, long antall, boolean nytt) {}

    long antall(Endring endring) {
        return par.getOrDefault(endring, 0L);
    }

    Sum foer() {
        return foer;
    }

    Sum etter() {
        return etter;
    }

    List<Avviksantall> avvik() {
        return avvik;
    }

    /** As text for people. */
    public String tekst() {
        long lest = par.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder s = new StringBuilder("%s: %d raw answers read again, without a call%n".formatted(maaned, lest));
        if (utenRaasvar > 0) {
            s.append("  %d par have no raw answer and are left as they are%n".formatted(utenRaasvar));
        }
        for (Endring e : Endring.values()) {
            if (antall(e) > 0 || e == Endring.UENDRET) {
                s.append("  %-36s %12d par%n".formatted(e.tekst, antall(e)));
            }
        }
        s.append("  %-36s %12d -> %d (%+d)%n"
                .formatted("linjer", foer.linjer(), etter.linjer(), etter.linjer() - foer.linjer()));
        s.append("  %-36s %12d -> %d (%+d)%n"
                .formatted("sum of beloep", foer.beloep(), etter.beloep(), etter.beloep() - foer.beloep()));
        avvik.stream()
                .limit(MAKS_AVVIK)
                .forEach(a -> s.append("  avvik %s%s: %d%s%n"
                        .formatted(
                                a.avvik.kode(),
                                a.avvik.detalj().isEmpty() ? "" : " " + a.avvik.detalj(),
                                a.antall,
                                a.nytt ? " (new)" : "")));
        if (avvik.size() > MAKS_AVVIK) {
            s.append("  and %d more avvik%n".formatted(avvik.size() - MAKS_AVVIK));
        }
        return s.toString();
    }
}
