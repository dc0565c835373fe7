package no.ssb.utleggstrekk.publisering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.utdata.Utdatalager;
import org.apache.avro.Schema;

/**
 * The datasets: one file per dataset, month and version. Names follow SSB's navnestandard; columns stand in {@code
 * schemas/<navn>.avsc}. To add one: a line here and its schema.
 */
public enum Datasett {
    /** One row per utleggstrekk, persons pseudonymised. */
    PERSON("inndata", "utleggstrekk", "beloep"),
    /** One row per underenhet (rule 14). */
    UNDERENHET("statistikk", "utleggstrekk-underenhet", "sum_beloep"),
    /** One row per underenhet and beskrivelse (rule 15). */
    UNDERENHET_BESKRIVELSE("statistikk", "utleggstrekk-underenhet-beskrivelse", "sum_beloep");

    private final String tilstand;
    private final String navn;
    private final String beloepkolonne;
    // an Avro schema can be changed in principle; nobody does
    @SuppressWarnings("ImmutableEnumChecker")
    private final Schema skjema;

    Datasett(String tilstand, String navn, String beloepkolonne) {
        this.tilstand = tilstand;
        this.navn = navn;
        this.beloepkolonne = beloepkolonne;
        this.skjema = les("/schemas/" + navn + ".avsc");
    }

    /** The datatilstand, which is the folder: inndata or statistikk. */
    public String tilstand() {
        return tilstand;
    }

    /** The beskrivelse of the file name, and the short name in Datadoc. */
    public String navn() {
        return navn;
    }

    /** The column whose sum, in whole kroner with its sign, must balance with the database. */
    public String beloepkolonne() {
        return beloepkolonne;
    }

    /** The dataset of a name, as the database has it. */
    static Datasett medNavn(String navn) {
        for (Datasett d : values()) {
            if (d.navn.equals(navn)) {
                return d;
            }
        }
        throw new IllegalArgumentException("no dataset is called " + navn);
    }

    /** The columns with their order, types and descriptions. */
    public Schema skjema() {
        return skjema;
    }

    /** The version of the columns: raised when a name, type or the order changes. */
    public String skjemaversjon() {
        return skjema.getProp("skjemaversjon");
    }

    /** The file name, such as {@code utleggstrekk_p2026-10_v1.parquet}. */
    public String filnavn(Kalendermaaned maaned, int versjon) {
        return "%s_p%s_v%d.parquet".formatted(navn, maaned, versjon);
    }

    /** The path below the root, such as {@code utleggstrekk_data/inndata/utleggstrekk_p2026-10_v1.parquet}. */
    public String sti(Kalendermaaned maaned, int versjon) {
        return "%s/%s/%s".formatted(Utdatalager.PRODUKT, tilstand, filnavn(maaned, versjon));
    }

    private static Schema les(String ressurs) {
        try (InputStream inn = Datasett.class.getResourceAsStream(ressurs)) {
            if (inn == null) {
                throw new IllegalStateException(ressurs + " is not in the jar");
            }
            return new Schema.Parser().parse(inn);
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }
}
