package no.ssb.utleggstrekk.utdata;

import java.nio.file.Path;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Rows and files for the tests of this package. */
public final class Proeve {
    public static final Kalendermaaned OKTOBER = Kalendermaaned.av("2026-10");
    static final int DAG_20 = 20_746; // 2026-10-20

    private Proeve() {}

    public static Utdatalager lager(Path rot) {
        return Utdatalager.aapne(new Utdata(rot.toString(), Komprimering.ZSTD));
    }

    /** A person row with every column set. */
    public static GenericRecord person(int nr, int beloep) {
        return rad(
                Datasett.PERSON,
                Map.of(
                        "kalendermaaned",
                        "2026-10",
                        "inntektsmottaker",
                        "pseudonym%07d".formatted(nr),
                        "opplysningspliktig",
                        "950040793",
                        "underenhet",
                        "868596600",
                        "beskrivelse",
                        "æøå",
                        "beloep",
                        beloep,
                        "dato_for_utleggstrekk",
                        DAG_20,
                        "antall_avvik",
                        nr,
                        "skjermet",
                        nr % 2 == 1));
    }

    /** A person row with null wherever it may be. */
    public static GenericRecord skjermet(int beloep) {
        return rad(
                Datasett.PERSON,
                Map.of(
                        "kalendermaaned",
                        "2026-10",
                        "inntektsmottaker",
                        "pseudonymX",
                        "beskrivelse",
                        "utleggstrekkSkatt",
                        "beloep",
                        beloep,
                        "antall_avvik",
                        0,
                        "skjermet",
                        true));
    }

    static GenericRecord rad(Datasett datasett, Map<String, Object> verdier) {
        GenericRecord rad = new GenericData.Record(datasett.skjema());
        verdier.forEach(rad::put);
        return rad;
    }

    public static Filinnhold skriv(
            Utdatalager lager, String sti, Datasett datasett, int versjon, GenericRecord... rader) {
        return skrivFil(lager, sti, datasett, versjon, Komprimering.ZSTD, rader).innhold();
    }

    public static Filkontroll skrivFil(
            Utdatalager lager,
            String sti,
            Datasett datasett,
            int versjon,
            Komprimering komprimering,
            GenericRecord... rader) {
        try (Parquetskriver skriver = new Parquetskriver(lager, sti, datasett, OKTOBER, versjon, komprimering)) {
            for (GenericRecord rad : rader) {
                skriver.skriv(rad);
            }
            return skriver.ferdig();
        }
    }
}
