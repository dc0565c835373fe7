package no.ssb.utleggstrekk.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Holds the rows that were worked out against those of the files, column by column; a double by every bit of it. */
final class Kontroll {
    private static final List<String> NOEKLER = List.of("kalendermaaned", "underenhet", "beskrivelse");

    /** Counts of a month: rows in the file, only there, only worked out, there more than once; then one per column. */
    private static final List<String> TELLERE = List.of("rader", "bare i fil", "bare regnet", "flere");

    private final List<String> noekler;
    private final List<String> verdier;

    private Kontroll(Datasett datasett) {
        List<String> kolonner = List.of(Kolonner.av(datasett).fieldNames());
        noekler = kolonner.stream().filter(NOEKLER::contains).toList();
        verdier = kolonner.stream().filter(Predicate.not(NOEKLER::contains)).toList();
    }

    /**
     * What was found in a month.
     *
     * @param rader in the file
     * @param funn one text per kind of fault, without any value
     */
    record Resultat(long rader, List<String> funn) {}

    /** By month, those with a row on either side. */
    static Map<String, Resultat> sammenlign(Datasett datasett, Dataset<Row> regnet, Dataset<Row> fil) {
        return new Kontroll(datasett).sammenlign(regnet, fil);
    }

    private Map<String, Resultat> sammenlign(Dataset<Row> regnet, Dataset<Row> fil) {
        Dataset<Row> f = fil.groupBy(kolonner(noekler))
                .agg(
                        count(lit(1)).as("antall"),
                        first(struct(kolonner(verdier))).as("verdier"))
                .as("f");
        List<Column> med = new ArrayList<>(List.of(kolonner(noekler)));
        med.add(struct(kolonner(verdier)).as("verdier"));
        Dataset<Row> r = regnet.select(med.toArray(Column[]::new)).as("r");
        Column like = noekler.stream()
                .map(n -> col("f." + n).eqNullSafe(col("r." + n)))
                .reduce(lit(true), Column::and);
        Column iFil = col("f.kalendermaaned").isNotNull();
        Column erRegnet = col("r.kalendermaaned").isNotNull();
        List<Column> tellere = new ArrayList<>(List.of(
                sum(coalesce(col("f.antall"), lit(0))).as("rader"),
                antall(iFil.and(erRegnet.unary_$bang())).as("bare i fil"),
                antall(erRegnet.and(iFil.unary_$bang())).as("bare regnet"),
                antall(iFil.and(col("f.antall").gt(1))).as("flere")));
        verdier.forEach(v -> tellere.add(antall(iFil.and(erRegnet)
                        .and(tekst("f", v).eqNullSafe(tekst("r", v)).unary_$bang()))
                .as(v)));
        Map<String, Resultat> resultat = new TreeMap<>();
        f.join(r, like, "full_outer")
                .groupBy(coalesce(col("f.kalendermaaned"), col("r.kalendermaaned"))
                        .as("kalendermaaned"))
                .agg(lit(0).as("ingen"), tellere.toArray(Column[]::new))
                .collectAsList()
                .forEach(rad -> resultat.put(rad.getString(0), resultat(rad)));
        return resultat;
    }

    private Resultat resultat(Row rad) {
        List<String> funn = new ArrayList<>();
        legg(rad, "bare i fil", "in the file and not worked out: %s", funn);
        legg(rad, "bare regnet", "worked out and not in the file: %s", funn);
        legg(rad, "flere", "more than once in the file: %s", funn);
        verdier.forEach(v -> legg(rad, v, v + " differs in %s", funn));
        return new Resultat(tall(rad, TELLERE.get(0)), funn);
    }

    private static void legg(Row rad, String teller, String melding, List<String> til) {
        long antall = tall(rad, teller);
        if (antall > 0) {
            til.add(melding.formatted(Kontrollutskrift.antall(antall, "row")));
        }
    }

    private static long tall(Row rad, String teller) {
        return rad.getLong(rad.fieldIndex(teller));
    }

    /** As text, in which a double has every bit, and its sign when it is zero. */
    private static Column tekst(String side, String verdi) {
        return col("%s.verdier.%s".formatted(side, verdi)).cast("string");
    }

    private static Column antall(Column hva) {
        return sum(when(hva, 1L).otherwise(0L));
    }

    private static Column[] kolonner(List<String> navn) {
        return navn.stream().map(n -> col(n)).toArray(Column[]::new);
    }
}
