package no.ssb.utleggstrekk.steg.avspilling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingslager.Opptak;
import no.ssb.utleggstrekk.steg.avspilling.Avspillingslager.Sum;
import no.ssb.utleggstrekk.steg.avspilling.Forskjell.Endring;
import no.ssb.utleggstrekk.tilstand.BesvartPar;
import no.ssb.utleggstrekk.tilstand.Innhold;
import no.ssb.utleggstrekk.tilstand.NyTilstand;
import org.springframework.transaction.support.TransactionOperations;

/** Finds what would differ if the kept answers of a month were read again. Writes nothing, and sees one moment. */
public final class Avspillingsproeve {
    private static final int PAR_PER_LESING = 200;

    private final Avspillingslager lager;
    private final Avspiller avspiller;
    private final TransactionOperations lesetransaksjon;
    private final Framdrift framdrift;
    private final Sover stopp;
    private final Duration behold;

    Avspillingsproeve(
            Avspillingslager lager,
            Avspiller avspiller,
            TransactionOperations lesetransaksjon,
            Framdrift framdrift,
            Sover stopp,
            Duration behold) {
        this.lager = lager;
        this.avspiller = avspiller;
        this.lesetransaksjon = lesetransaksjon;
        this.framdrift = framdrift;
        this.stopp = stopp;
        this.behold = behold;
    }

    /**
     * What would differ.
     *
     * @throws VarigFeil BRUK when the month has no raw answers, or they cannot be decrypted
     */
    public Forskjell maal(Kalendermaaned maaned) {
        Forskjell forskjell = lesetransaksjon.execute(status -> maalITransaksjon(maaned));
        if (forskjell == null) {
            throw new IllegalStateException("a transaction gave nothing back");
        }
        return forskjell;
    }

    private Forskjell maalITransaksjon(Kalendermaaned maaned) {
        long antall = lager.medRaasvar(maaned);
        if (antall == 0) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "there are no raw answers for %s to read again: none was looked up, or they are older than utleggstrekk.raadata.behold (%d days) or were not kept"
                            .formatted(maaned, behold.toDays()));
        }
        framdrift.start("avspilling", antall);
        Maaling maaling = new Maaling();
        String etter = "";
        for (List<Opptak> side = lager.neste(maaned, etter, 0, PAR_PER_LESING);
                !side.isEmpty();
                side = lager.neste(maaned, etter, 0, PAR_PER_LESING)) {
            stopp.kontroller();
            maaling.ta(maaned, side);
            framdrift.ferdig(side.size());
            etter = side.get(side.size() - 1).par().inntektsmottaker().pseudonym();
        }
        framdrift.slutt();
        Sum foer = lager.beholdning(maaned);
        return new Forskjell(
                maaned,
                lager.utenRaasvar(maaned),
                maaling.par,
                foer,
                foer.minus(maaling.bort).pluss(maaling.nytt),
                maaling.avvik(lager.kjenteAvvik()));
    }

    /** What has been counted so far. */
    private final class Maaling {
        private final Map<Endring, Long> par = new EnumMap<>(Endring.class);
        private final Map<Avvik, Long> avvik = new TreeMap<>(Forskjell.AVVIKSREKKEFOELGE);
        private Sum bort = Sum.NULL;
        private Sum nytt = Sum.NULL;

        void ta(Kalendermaaned maaned, List<Opptak> side) {
            List<Long> endrede = new ArrayList<>();
            for (Opptak opptak : side) {
                BesvartPar besvart = avspiller.les(opptak);
                NyTilstand tilstand = NyTilstand.av(besvart);
                par.merge(endring(opptak, tilstand), 1L, Long::sum);
                besvart.svar().avvik().forEach(a -> avvik.merge(a, 1L, Long::sum));
                Innhold innhold = tilstand.innhold();
                if (tilstand.endret() && innhold != null) {
                    endrede.add(opptak.par().id());
                    nytt = nytt.pluss(new Sum(
                            innhold.rader().size(),
                            innhold.rader().stream()
                                    .mapToLong(r -> r.linje().beloep())
                                    .sum()));
                }
            }
            if (!endrede.isEmpty()) {
                bort = bort.pluss(lager.beholdning(
                        maaned, endrede.stream().mapToLong(Long::longValue).toArray()));
            }
        }

        List<Forskjell.Avviksantall> avvik(Set<String> kjente) {
            return avvik.entrySet().stream()
                    .map(e -> new Forskjell.Avviksantall(
                            e.getKey(),
                            e.getValue(),
                            !kjente.contains(
                                    e.getKey().kode() + " " + e.getKey().detalj())))
                    .toList();
        }

        private Endring endring(Opptak opptak, NyTilstand tilstand) {
            boolean varAvvist = "AVVIST".equals(opptak.utfall());
            if (tilstand.utfall() instanceof Utfall.Feilet) {
                return Endring.ULESELIG;
            }
            if (tilstand.utfall() instanceof Utfall.Avvist) {
                return varAvvist ? Endring.UENDRET : Endring.AVVIST;
            }
            if (varAvvist) {
                return Endring.IKKE_LENGER_AVVIST;
            }
            if (!tilstand.endret()) {
                return Endring.UENDRET;
            }
            Innhold innhold = tilstand.innhold();
            boolean tomt = innhold == null || innhold.fingeravtrykk() == null;
            return tomt ? Endring.BORTE : opptak.par().innhold() == null ? Endring.NY : Endring.RETTET;
        }
    }
}
