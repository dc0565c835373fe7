package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * The equations of the correction ledger, on the three files themselves: the version before, the ledger, the new version.
 * The ledger comes from the history of linje and the versions from two kjøringer's figures, so that neither can hide an
 * error of the other.
 */
final class Endringsligninger {
    private final Parquetleser leser;
    private final Utgivelser utgivelser;
    private final Radkilde radkilde;
    private final Filligninger filligninger;

    Endringsligninger(Utdatalager lager, Utgivelser utgivelser, Radkilde radkilde, Filligninger filligninger) {
        this.leser = new Parquetleser(lager);
        this.utgivelser = utgivelser;
        this.radkilde = radkilde;
        this.filligninger = filligninger;
    }

    /** A row of the ledger. */
    private record Endring(Maal foer, Maal etter, Maal endring, long nyeMinusBorte, boolean risiko) {
        boolean stemmer(Maal versjonFoer, Maal versjonEtter) {
            return foer.equals(versjonFoer)
                    && etter.equals(versjonEtter)
                    && foer.pluss(endring).equals(etter);
        }
    }

    /**
     * Of one new ledger.
     *
     * @param underenhet the new version that it leads to; both files stand whole under their temporary names
     */
    List<Ligning> av(Kjoering kjoering, Utgivelse endring, Utgivelse underenhet) {
        String maaned = endring.utsnitt().kalendermaaned().toString();
        Utgivelse forrige = utgivelser
                .skrevet(
                        Datasett.UNDERENHET,
                        endring.utsnitt().kalendermaaned(),
                        Objects.requireNonNull(endring.utsnitt().forrige()).versjon())
                .orElseThrow();
        List<Ligning> ligninger = new ArrayList<>();
        Map<@Nullable String, Maal> foer = new HashMap<>();
        Set<@Nullable String> risiko = new HashSet<>();
        Consumer<GenericRecord> legg = rad -> legg(rad, foer, risiko);
        Ligning fil =
                filligninger.spor(maaned, forrige.sti(), forrige.kontroll().spor());
        if (fil.stemmer()) {
            ligninger.add(fil);
            leser.les(forrige.sti(), legg);
        } else if (utgivelser.omregnes().contains(endring.utsnitt().kalendermaaned())) {
            // it is gone for good, which is why the month is worked out anew
            radkilde.les(forrige.utsnitt(), forrige.avsloering(), legg);
        } else {
            return List.of(fil);
        }
        Map<@Nullable String, Maal> etter = new HashMap<>();
        leser.les(Filligninger.naa(kjoering, underenhet, underenhet.sti()), rad -> legg(rad, etter, risiko));
        Map<@Nullable String, Endring> regnskap = new HashMap<>();
        leser.les(
                Filligninger.naa(kjoering, endring, endring.sti()), rad -> regnskap.put(underenhet(rad), endring(rad)));
        ligninger.addAll(ligninger(endring.versjon(), forrige.versjon(), maaned, foer, regnskap, etter));
        ligninger.add(new Ligning(
                "rows of the ledger without avsloeringsrisiko, of underenheter that had it in version %s or have it in %s = 0"
                        .formatted(forrige.versjon(), endring.versjon()),
                maaned,
                regnskap.entrySet().stream()
                        .filter(r ->
                                risiko.contains(r.getKey()) && !r.getValue().risiko())
                        .count(),
                0));
        return ligninger;
    }

    private static List<Ligning> ligninger(
            int versjon,
            int forrige,
            String maaned,
            Map<@Nullable String, Maal> foer,
            Map<@Nullable String, Endring> regnskap,
            Map<@Nullable String, Maal> etter) {
        List<Ligning> ligninger = new ArrayList<>();
        Maal endret = regnskap.values().stream().map(Endring::endring).reduce(Maal.INGEN, Maal::pluss);
        Maal forskjell = sum(etter).minus(sum(foer));
        for (Maal.Kolonne k : Maal.KOLONNER) {
            ligninger.add(new Ligning(
                    "sum of %s_endring in the ledger = %s of version %s - of version %s"
                            .formatted(k.navn(), k.navn(), versjon, forrige),
                    maaned,
                    k.verdi().applyAsLong(endret),
                    k.verdi().applyAsLong(forskjell)));
        }
        Set<@Nullable String> alle = new HashSet<>(foer.keySet());
        alle.addAll(etter.keySet());
        ligninger.add(new Ligning(
                "underenheter where version %s + the ledger = version %s, = underenheter in either"
                        .formatted(forrige, versjon),
                maaned,
                alle.stream()
                        .filter(u -> stemmer(
                                regnskap.get(u), foer.getOrDefault(u, Maal.INGEN), etter.getOrDefault(u, Maal.INGEN)))
                        .count(),
                alle.size()));
        ligninger.add(new Ligning(
                "sum of antall_inntektsmottakere_endring in the ledger = antall_personer_nye - antall_personer_borte",
                maaned,
                endret.personer(),
                regnskap.values().stream().mapToLong(Endring::nyeMinusBorte).sum()));
        return ligninger;
    }

    /** An underenhet without a row has not changed. */
    private static boolean stemmer(@Nullable Endring rad, Maal foer, Maal etter) {
        return rad == null ? foer.equals(etter) : rad.stemmer(foer, etter);
    }

    private static Maal sum(Map<@Nullable String, Maal> alle) {
        return alle.values().stream().reduce(Maal.INGEN, Maal::pluss);
    }

    private static Endring endring(GenericRecord rad) {
        return new Endring(
                Maal.av(rad, "_foer"),
                Maal.av(rad, "_etter"),
                Maal.av(rad, "_endring"),
                Maal.tall(rad, "antall_personer_nye") - Maal.tall(rad, "antall_personer_borte"),
                harRisiko(rad));
    }

    /** A row of a version. */
    private static void legg(GenericRecord rad, Map<@Nullable String, Maal> maal, Set<@Nullable String> medRisiko) {
        maal.put(underenhet(rad), Maal.av(rad, ""));
        if (harRisiko(rad)) {
            medRisiko.add(underenhet(rad));
        }
    }

    private static boolean harRisiko(GenericRecord rad) {
        return Boolean.TRUE.equals(rad.get("avsloeringsrisiko"));
    }

    private static @Nullable String underenhet(GenericRecord rad) {
        Object underenhet = rad.get("underenhet");
        return underenhet == null ? null : underenhet.toString();
    }
}
