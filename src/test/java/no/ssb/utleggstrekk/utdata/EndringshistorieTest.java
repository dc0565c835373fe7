package no.ssb.utleggstrekk.utdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Random histories of a few par against a model of maps: every ledger, and what the ledgers add up to. */
class EndringshistorieTest {
    private static final int KJOERINGER = 5;
    private static final int PAR = 6;
    private static final List<String> UNDERENHETER = List.of("868596600", "910000001", "920000002", "");

    private static MigrertDatabase database;
    private static JdbcClient jdbc;

    /** The state after each kjøring: the amounts of each par in each underenhet; "" for none stated. */
    private final List<Map<Integer, Map<String, List<Integer>>>> tilstander = new ArrayList<>();

    @BeforeAll
    static void aapne() {
        database = new MigrertDatabase();
        jdbc = database.jdbc();
    }

    @AfterAll
    static void lukk() {
        database.close();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theLedgersAreTheModelsAndAddUpFromTheFirstToTheLast(long froe) {
        lagHistorie(new SplittableRandom(froe));

        Map<String, long[]> lagtSammen = new TreeMap<>();
        for (int etter = 2; etter <= KJOERINGER; etter++) {
            for (int foer = 1; foer < etter; foer++) {
                assertThat(endring(foer, etter)).as(foer + " to " + etter).isEqualTo(modell(foer, etter));
            }
            endring(etter - 1, etter).forEach((u, rad) -> {
                long[] sum = lagtSammen.computeIfAbsent(u, x -> new long[3]);
                for (int i = 0; i < 3; i++) {
                    sum[i] += rad.get(3 * i + 2);
                }
            });
        }
        for (String u : UNDERENHETER) {
            long[] foerste = maal(1, u);
            long[] siste = maal(KJOERINGER, u);
            assertThat(lagtSammen.getOrDefault(u, new long[3]))
                    .containsExactly(siste[0] - foerste[0], siste[1] - foerste[1], siste[2] - foerste[2]);
        }
    }

    private void lagHistorie(SplittableRandom tilfeldig) {
        database.tomMedKjoeringer(KJOERINGER);
        Map<Integer, Map<String, List<Integer>>> naa = new TreeMap<>();
        for (int par = 1; par <= PAR; par++) {
            jdbc.sql("insert into par (kalendermaaned, inntektsmottaker, siste_hendelse) values ('2026-10', ?, 1)")
                    .param("pseudonym" + par)
                    .update();
        }
        for (int kjoering = 1; kjoering <= KJOERINGER; kjoering++) {
            for (int par = 1; par <= PAR; par++) {
                if (tilfeldig.nextInt(3) > 0) {
                    naa.put(par, svar(tilfeldig));
                    lagre(kjoering, par, naa.get(par));
                }
            }
            tilstander.add(new TreeMap<>(naa));
        }
    }

    /** Nothing, or a few amounts; few enough that the same answer often comes twice. */
    private static Map<String, List<Integer>> svar(SplittableRandom tilfeldig) {
        Map<String, List<Integer>> svar = new TreeMap<>();
        for (int i = tilfeldig.nextInt(4); i > 0; i--) {
            svar.computeIfAbsent(UNDERENHETER.get(tilfeldig.nextInt(UNDERENHETER.size())), u -> new ArrayList<>())
                    .add(-100 * (1 + tilfeldig.nextInt(2)));
        }
        svar.values().forEach(beloep -> beloep.sort(null));
        return svar;
    }

    private static void lagre(int kjoering, int par, Map<String, List<Integer>> svar) {
        jdbc.sql("update linje set til_kjoering = ? where par_id = ? and til_kjoering is null")
                .params(kjoering, par)
                .update();
        int nr = 0;
        for (Map.Entry<String, List<Integer>> u : svar.entrySet()) {
            for (int beloep : u.getValue()) {
                jdbc.sql("""
                        insert into linje (kalendermaaned, par_id, fra_kjoering, linje_nr, underenhet, skjermet, beskrivelse,
                            beloep) values ('2026-10', ?, ?, ?, nullif(?, ''), false, 'utleggstrekkSkatt', ?)""").params(par, kjoering, nr++, u.getKey(), beloep).update();
            }
        }
    }

    /** Per underenhet: persons, linjer and sum before, after and change; then new, changed and gone par. */
    private static Map<String, List<Long>> endring(int foer, int etter) {
        Map<String, List<Long>> rader = new TreeMap<>();
        jdbc.sql("select * from endring('2026-10', ?, ?, 2, row(3, 10, null), row(3, 10, null))")
                .params(foer, etter)
                .query((rad, nr) -> {
                    List<Long> tall = new ArrayList<>();
                    for (int i : new int[] {4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16
                    }) { // without antall_personer_endret_beloep
                        tall.add(rad.getLong(i));
                    }
                    String underenhet = rad.getString("underenhet");
                    return rader.put(underenhet == null ? "" : underenhet, tall);
                })
                .list();
        return rader;
    }

    private Map<String, List<Long>> modell(int foer, int etter) {
        Map<String, List<Long>> rader = new TreeMap<>();
        for (String u : new TreeSet<>(UNDERENHETER)) {
            long[] par = new long[3];
            for (int p = 1; p <= PAR; p++) {
                List<Integer> a = beloep(foer, p, u);
                List<Integer> b = beloep(etter, p, u);
                if (!a.equals(b)) {
                    par[a.isEmpty() ? 0 : b.isEmpty() ? 2 : 1]++;
                }
            }
            if (par[0] + par[1] + par[2] > 0) {
                List<Long> rad = new ArrayList<>();
                for (int i = 0; i < 3; i++) {
                    long a = maal(foer, u)[i];
                    long b = maal(etter, u)[i];
                    rad.addAll(List.of(a, b, b - a));
                }
                rad.addAll(List.of(par[0], par[1], par[2]));
                rader.put(u, rad);
            }
        }
        return rader;
    }

    private long[] maal(int kjoering, String underenhet) {
        long[] maal = new long[3];
        for (int p = 1; p <= PAR; p++) {
            List<Integer> beloep = beloep(kjoering, p, underenhet);
            maal[0] += beloep.isEmpty() ? 0 : 1;
            maal[1] += beloep.size();
            maal[2] += beloep.stream().mapToLong(Integer::longValue).sum();
        }
        return maal;
    }

    private List<Integer> beloep(int kjoering, int par, String underenhet) {
        return tilstander.get(kjoering - 1).getOrDefault(par, Map.of()).getOrDefault(underenhet, List.of());
    }
}
