package no.ssb.utleggstrekk.utdata;

import java.util.List;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The datasets: one file per dataset, month and version. Names follow SSB's navnestandard; columns, with all that is
 * told about them, stand in {@code schemas/<navn>.avsc}. To add one: a line here, its schema, and where its rows come
 * from in {@link Radkilde}.
 */
public enum Datasett {
    /** One row per utleggstrekk, persons pseudonymised. */
    PERSON("inndata", "utleggstrekk", "beloep", null),
    /** One row per underenhet (rule 14). */
    UNDERENHET("statistikk", "utleggstrekk-underenhet", "sum_beloep", "antall_utleggstrekk"),
    /** One row per underenhet and beskrivelse (rule 15). */
    UNDERENHET_BESKRIVELSE("statistikk", "utleggstrekk-underenhet-beskrivelse", "sum_beloep", "antall_utleggstrekk"),
    /** One row: the whole country (rule 15). */
    TOTALT("statistikk", "utleggstrekk-totalt", "sum_beloep", "antall_utleggstrekk"),
    /** One row per beskrivelse: the whole country. */
    TOTALT_BESKRIVELSE("statistikk", "utleggstrekk-totalt-beskrivelse", "sum_beloep", "antall_utleggstrekk"),
    /**
     * The correction ledger: one row per underenhet that changed with a version of {@link #UNDERENHET}, against the version
     * before. It has that version's number, and none for versions 0 and 1.
     */
    ENDRING("statistikk", "utleggstrekk-endring", "sum_beloep_endring", "antall_utleggstrekk_endring"),
    /**
     * Which versions there are: one row per dataset, month and version that was ever published, itself aside. One file per
     * kjøring that published something, about every month from the first to the last.
     */
    UTGIVELSER("statistikk", "utleggstrekk-utgivelser", "sum_beloep", null);

    /** Those that come from the linjer of a month, and have versions of their own. */
    public static final List<Datasett> AV_LINJER =
            List.of(PERSON, UNDERENHET, UNDERENHET_BESKRIVELSE, TOTALT, TOTALT_BESKRIVELSE);

    private final String tilstand;
    private final String navn;
    private final String beloepkolonne;
    private final @Nullable String linjekolonne;

    Datasett(String tilstand, String navn, String beloepkolonne, @Nullable String linjekolonne) {
        this.tilstand = tilstand;
        this.navn = navn;
        this.beloepkolonne = beloepkolonne;
        this.linjekolonne = linjekolonne;
    }

    /** The datatilstand, which is the folder: inndata or statistikk. */
    public String tilstand() {
        return tilstand;
    }

    /** The beskrivelse of the file name, and the short name in Datadoc. */
    public String navn() {
        return navn;
    }

    /** The dataset whose version numbers this one has: its own, or that of the figures which a ledger is about. */
    public Datasett nummereresSom() {
        return this == ENDRING ? UNDERENHET : this;
    }

    /** The dataset of the same figures without beskrivelse, which are worked out together; itself where there is none. */
    public Datasett utenBeskrivelse() {
        return switch (this) {
            case UNDERENHET_BESKRIVELSE -> UNDERENHET;
            case TOTALT_BESKRIVELSE -> TOTALT;
            default -> this;
        };
    }

    /** The column whose sum, in whole kroner with its sign, must balance with the database. */
    public String beloepkolonne() {
        return beloepkolonne;
    }

    /** The column that counts linjer; null where each row is one, or is not about linjer. */
    public @Nullable String linjekolonne() {
        return linjekolonne;
    }

    /**
     * The dataset of a name, as the database has it.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Datasett medNavn(String navn) {
        for (Datasett d : values()) {
            if (d.navn.equals(navn)) {
                return d;
            }
        }
        throw new IllegalArgumentException("no dataset is called " + navn);
    }

    /** The columns with their order and types, and their descriptions in Norwegian: what a file's footer holds. */
    public Schema skjema() {
        return Objects.requireNonNull(Skjemaer.KOLONNER.get(this));
    }

    /** The same with everything that Datadoc tells, as properties of the record and of its fields. */
    public Schema beskrivelse() {
        return Objects.requireNonNull(Skjemaer.BESKRIVELSER.get(this));
    }

    /** The version of the columns: raised when a name, type or the order changes. */
    public String skjemaversjon() {
        return beskrivelse().getProp("skjemaversjon");
    }

    /** The file name, such as {@code utleggstrekk_p2026-10_v1.parquet}. */
    public String filnavn(Maanedsspenn periode, int versjon) {
        String maaneder =
                periode.erEnMaaned() ? "p" + periode.til() : "p%s_p%s".formatted(periode.fra(), periode.til());
        return "%s_%s_v%s.parquet".formatted(navn, maaneder, versjon);
    }

    /** The folder below the root, such as {@code utleggstrekk_data/inndata}. */
    public String mappe() {
        return "%s/%s".formatted(Utdatalager.PRODUKT, tilstand);
    }

    /** The path below the root, such as {@code utleggstrekk_data/inndata/utleggstrekk_p2026-10_v1.parquet}. */
    public String sti(Kalendermaaned maaned, int versjon) {
        return sti(Maanedsspenn.av(maaned), versjon);
    }

    /** The same for a file about several months. */
    String sti(Maanedsspenn periode, int versjon) {
        return "%s/%s".formatted(mappe(), filnavn(periode, versjon));
    }

    /** Where the Datadoc of a Parquet file stands: beside it, as SSB's tools expect. */
    public static String dokument(String parquetsti) {
        return parquetsti.replaceFirst("\\.parquet$", "__DOC.json");
    }
}
