package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private static final List<String> MAAL = List.of("antall_inntektsmottakere", "antall_utleggstrekk", "sum_beloep");

    private final Utdatalager lager;
    private final Utgivelser utgivelser;
    private final Radkilde radkilde;
    private final Filligninger filligninger;

    Endringsligninger(Utdatalager lager, Utgivelser utgivelser, Radkilde radkilde, Filligninger filligninger) {
        this.radkilde = radkilde;
        this.lager = lager;
        this.utgivelser = utgivelser;
        this.filligninger = filligninger;
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
        Ligning fil =
                filligninger.spor(maaned, forrige.sti(), forrige.kontroll().spor());
        boolean borte = !fil.stemmer()
                && utgivelser.omregnes().contains(endring.utsnitt().kalendermaaned());
        if (!fil.stemmer() && !borte) {
            return List.of(fil);
        }
        Map<@Nullable String, long[]> foer = borte ? igjen(forrige) : tall(forrige.sti());
        Map<@Nullable String, long[]> etter = tall(Filligninger.naa(kjoering, underenhet, underenhet.sti()));
        Regnskap regnskap = new Regnskap();
        new Parquetleser(lager).les(Filligninger.naa(kjoering, endring, endring.sti()), regnskap::legg);
        List<Ligning> ligninger = new ArrayList<>();
        if (!borte) {
            ligninger.add(fil);
        }
        for (int i = 0; i < MAAL.size(); i++) {
            ligninger.add(new Ligning(
                    "sum of %s_endring in the ledger = %s of version %d - of version %d"
                            .formatted(MAAL.get(i), MAAL.get(i), endring.versjon(), forrige.versjon()),
                    maaned,
                    regnskap.sum(i),
                    sum(etter, i) - sum(foer, i)));
        }
        Set<@Nullable String> alle = new HashSet<>(foer.keySet());
        alle.addAll(etter.keySet());
        ligninger.add(new Ligning(
                "underenheter where version %d + the ledger = version %d, = underenheter in either"
                        .formatted(forrige.versjon(), endring.versjon()),
                maaned,
                alle.stream()
                        .filter(u -> regnskap.stemmer(u, maal(foer, u), maal(etter, u)))
                        .count(),
                alle.size()));
        ligninger.add(new Ligning(
                "sum of antall_inntektsmottakere_endring in the ledger = antall_par_nye - antall_par_borte",
                maaned,
                regnskap.sum(0),
                regnskap.nyeMinusBorte));
        return ligninger;
    }

    /** Of a file that is gone for good, which is why the month is worked out anew. */
    private Map<@Nullable String, long[]> igjen(Utgivelse u) {
        Map<@Nullable String, long[]> tall = new HashMap<>();
        radkilde.lesEtterregnet(u.utsnitt(), u.avsloering(), rad -> tall.put(underenhet(rad), les(rad, "")));
        return tall;
    }

    private Map<@Nullable String, long[]> tall(String sti) {
        Map<@Nullable String, long[]> tall = new HashMap<>();
        new Parquetleser(lager).les(sti, rad -> tall.put(underenhet(rad), les(rad, "")));
        return tall;
    }

    private static long[] maal(Map<@Nullable String, long[]> tall, @Nullable String underenhet) {
        return tall.getOrDefault(underenhet, new long[MAAL.size()]);
    }

    private static long sum(Map<@Nullable String, long[]> tall, int maal) {
        return tall.values().stream().mapToLong(t -> t[maal]).sum();
    }

    private static long[] les(GenericRecord rad, String ledd) {
        return MAAL.stream()
                .mapToLong(m -> ((Number) Objects.requireNonNull(rad.get(m + ledd))).longValue())
                .toArray();
    }

    private static @Nullable String underenhet(GenericRecord rad) {
        Object underenhet = rad.get("underenhet");
        return underenhet == null ? null : underenhet.toString();
    }

    /** The ledger's rows, per underenhet: before, after, change. */
    private static final class Regnskap {
        private final Map<@Nullable String, long[][]> rader = new HashMap<>();
        private long nyeMinusBorte;

        void legg(GenericRecord rad) {
            rader.put(underenhet(rad), new long[][] {les(rad, "_foer"), les(rad, "_etter"), les(rad, "_endring")});
            nyeMinusBorte += ((Number) Objects.requireNonNull(rad.get("antall_par_nye"))).longValue()
                    - ((Number) Objects.requireNonNull(rad.get("antall_par_borte"))).longValue();
        }

        long sum(int maal) {
            return rader.values().stream().mapToLong(r -> r[2][maal]).sum();
        }

        /** An underenhet without a row has not changed. */
        boolean stemmer(@Nullable String underenhet, long[] foer, long[] etter) {
            long[][] rad = rader.get(underenhet);
            if (rad == null) {
                return Arrays.equals(foer, etter);
            }
            long[] medEndring = new long[foer.length];
            Arrays.setAll(medEndring, i -> foer[i] + rad[2][i]);
            return Arrays.equals(rad[0], foer) && Arrays.equals(rad[1], etter) && Arrays.equals(medEndring, etter);
        }
    }
}
