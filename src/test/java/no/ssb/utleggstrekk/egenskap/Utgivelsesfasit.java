package no.ssb.utleggstrekk.egenskap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The overview of versions said again: every new file of every kjøring is noted, and what stands is told. */
final class Utgivelsesfasit {
    /** One version that a kjøring wrote. */
    private record Ny(String fil, int versjon, int inndata, int rader, long personer, long sum) {
        String datasett() {
            return fil.replaceFirst(".*/(.*)_p.*", "$1");
        }

        String maaned() {
            return fil.replaceFirst(".*_p", "");
        }

        List<@Nullable Object> rad(long kjoering, LocalDate skjaeringsdato, String sha256) {
            boolean regnskap = datasett().equals("utleggstrekk-endring");
            return Arrays.asList(
                    datasett(),
                    maaned(),
                    versjon,
                    null,
                    versjon > 0,
                    kjoering,
                    skjaeringsdato,
                    datasett().equals("utleggstrekk") ? null : inndata,
                    (long) rader,
                    regnskap ? null : personer,
                    regnskap ? null : sum,
                    "utleggstrekk_data/%s_v%d.parquet".formatted(fil, versjon),
                    sha256);
        }
    }

    private static final int GJELDENDE = 3;

    private final Map<String, NavigableMap<Integer, List<List<@Nullable Object>>>> filer;
    private final List<Ny> nye = new ArrayList<>();
    /** File name without its version, to the row of each version. */
    private final Map<String, TreeMap<Integer, List<@Nullable Object>>> kjente = new TreeMap<>();

    private List<List<@Nullable Object>> inndata = List.of();
    private int nummer;

    Utgivelsesfasit(Map<String, NavigableMap<Integer, List<List<@Nullable Object>>>> filer) {
        this.filer = filer;
    }

    /** The files that follow are of this month. */
    void maaned(List<List<@Nullable Object>> inndata) {
        this.inndata = inndata;
    }

    void ny(String fil, int versjon) {
        int inndataversjon = Objects.requireNonNull(filer.get("inndata/utleggstrekk_p" + fil.replaceFirst(".*_p", "")))
                .lastKey();
        List<Long> summer = Tall.summer(inndata);
        nye.add(new Ny(
                fil,
                versjon,
                inndataversjon,
                filer.get(fil).get(versjon).size(),
                summer.size(),
                summer.stream().mapToLong(s -> s).sum()));
    }

    /** A kjøring is over: when it wrote anything, there is one more overview. */
    void noter(long kjoering, LocalDate skjaeringsdato, UnaryOperator<String> sha256) {
        if (nye.isEmpty()) {
            return;
        }
        for (Ny ny : nye) {
            TreeMap<Integer, List<@Nullable Object>> versjoner = kjente.computeIfAbsent(ny.fil(), f -> new TreeMap<>());
            versjoner.put(
                    ny.versjon(),
                    ny.rad(kjoering, skjaeringsdato, sha256.apply("%s_v%d.parquet".formatted(ny.fil(), ny.versjon()))));
            if (ny.versjon() > 0) {
                versjoner.remove(0);
            }
        }
        nye.clear();
        List<String> maaneder = kjente.keySet().stream()
                .map(fil -> fil.replaceFirst(".*_p", ""))
                .sorted()
                .toList();
        String foerste = maaneder.get(0);
        String siste = maaneder.get(maaneder.size() - 1);
        String periode = foerste.equals(siste) ? siste : foerste + "_p" + siste;
        filer.computeIfAbsent("statistikk/utleggstrekk-utgivelser_p" + periode, f -> new TreeMap<>())
                .put(++nummer, rader());
    }

    private List<List<@Nullable Object>> rader() {
        List<List<@Nullable Object>> rader = new ArrayList<>();
        kjente.values()
                .forEach(versjoner -> versjoner.forEach((versjon, rad) -> {
                    List<@Nullable Object> medGjeldende = new ArrayList<>(rad);
                    medGjeldende.set(GJELDENDE, versjon.equals(versjoner.lastKey()));
                    rader.add(medGjeldende);
                }));
        return Tall.sortert(rader);
    }
}
