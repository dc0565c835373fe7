package no.ssb.utleggstrekk.spark;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetskriver;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/** Made linjer of some months, with their manifest, and no figures. What is rare in life is common here. */
final class Historie {
    private static final List<String> BESKRIVELSER =
            List.of("utleggstrekkSkatt", "utleggstrekkSamordnet", "utleggstrekkAndre", "ÆØÅ");

    private final Random tilfeldig;
    private final int linjer;

    private Historie(long froe, int linjer) {
        this.tilfeldig = new Random(froe);
        this.linjer = linjer;
    }

    /** @param linjer per month */
    static void skriv(Path rot, long froe, Kalendermaaned foerste, int maaneder, int linjer) {
        Historie historie = new Historie(froe, linjer);
        List<String> filer = new ArrayList<>();
        try (Utdatalager lager = new Rot(rot).lager()) {
            for (int i = 0; i < maaneder; i++) {
                Kalendermaaned maaned = foerste.pluss(i);
                String sti = Datasett.PERSON.sti(maaned, 1);
                filer.add(
                        "{\"datasett\": \"utleggstrekk\", \"kalendermaaned\": \"%s\", \"versjon\": 1, \"sti\": \"%s\", \"sha256\": \"%s\"}"
                                .formatted(maaned, sti, historie.maaned(lager, sti, maaned)));
            }
            lager.skrivTekst(
                    "utleggstrekk_data/logg/%s/kjoering-0001/manifest.json".formatted(foerste),
                    "{\"kjoering\": 1, \"filer\": [%s]}".formatted(String.join(", ", filer)));
        }
    }

    private String maaned(Utdatalager lager, String sti, Kalendermaaned maaned) {
        try (Parquetskriver skriver = new Parquetskriver(lager, sti, Datasett.PERSON, maaned, 1, Komprimering.ZSTD)) {
            int igjen = linjer;
            for (int u = 0; igjen > 0; u++) {
                String underenhet = u == 0 ? null : Integer.toString(900_000_000 + u);
                int denne = Math.min(igjen, 1 + tilfeldig.nextInt(u % 50 == 0 ? 200 : 12));
                for (int i = 0; i < denne; i++) {
                    skriver.skriv(linje(maaned, underenhet));
                }
                igjen -= denne;
            }
            return skriver.ferdig().spor().sha256();
        }
    }

    private GenericRecord linje(Kalendermaaned maaned, @Nullable String underenhet) {
        GenericRecord linje = new GenericData.Record(Datasett.PERSON.skjema());
        linje.put("kalendermaaned", maaned.toString());
        linje.put("underenhet", underenhet);
        linje.put("inntektsmottaker", person(tilfeldig.nextInt(Math.max(5, linjer / 3))));
        linje.put("opplysningspliktig", tilfeldig.nextInt(20) == 0 ? null : "8" + (tilfeldig.nextInt(30) == 0 ? 1 : 2));
        linje.put("beskrivelse", BESKRIVELSER.get(tilfeldig.nextInt(BESKRIVELSER.size())));
        linje.put("beloep", beloep());
        linje.put("dato_for_utleggstrekk", null);
        linje.put("antall_avvik", 0);
        linje.put("skjermet", underenhet == null);
        return linje;
    }

    private int beloep() {
        return switch (tilfeldig.nextInt(200)) {
            case 0 -> Integer.MIN_VALUE;
            case 1 -> Integer.MAX_VALUE;
            case 2, 3, 4, 5 -> 0;
            case 6, 7, 8, 9 -> tilfeldig.nextInt(1000);
            default -> -tilfeldig.nextInt(20_000);
        };
    }

    /** As long as a pseudonym. */
    private static String person(int nummer) {
        byte[] bytes = ByteBuffer.allocate(37)
                .putInt(nummer * 0x9E3779B9)
                .putInt(nummer)
                .array();
        return Base64.getEncoder().encodeToString(bytes);
    }
}
