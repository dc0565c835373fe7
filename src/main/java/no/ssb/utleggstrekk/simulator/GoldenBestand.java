package no.ssb.utleggstrekk.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** The answers of one kjøring of the golden example, exactly as its files have them. */
final class GoldenBestand implements Bestand {
    static final String KLASSESTI = "classpath:";

    /** What its files are written in. */
    private static final Kontrakt KONTRAKT = Kontrakt.PUBLISERT;

    private final List<JsonNode> hendelser;
    private final List<Par> par = new ArrayList<>();
    private final Map<Par, Integer> numre = new HashMap<>();
    private final List<Httpsvar> svar = new ArrayList<>();

    /** @throws IllegalArgumentException when the folder has no files for the kjøring */
    GoldenBestand(String sted, int kjoering) {
        hendelser = les(sted, "hendelser" + kjoering + ".json")
                .get("hendelser")
                .valueStream()
                .sorted(Comparator.comparingLong(h -> h.get("sekvensnummer").asLong()))
                .toList();
        for (JsonNode o : les(sted, "oppslag" + kjoering + ".json")) {
            Par ett = new Par(
                    o.get("identifikator").asString(), o.get("kalendermaaned").asString());
            numre.put(ett, par.size());
            par.add(ett);
            svar.add(Httpsvar.fast(o.get("status").asInt(), o.get("body").toString()));
        }
    }

    @Override
    public int antall() {
        return hendelser.size();
    }

    @Override
    public long sekvensnummer(int indeks) {
        return hendelser.get(indeks).get("sekvensnummer").asLong();
    }

    @Override
    public int fraSekvensnummer(long sekvensnummer) {
        return foerste(IntStream.range(0, antall())
                .filter(i -> sekvensnummer(i) >= sekvensnummer)
                .findFirst());
    }

    @Override
    public int fraTidspunkt(Instant tid) {
        return foerste(IntStream.range(0, antall())
                .filter(i -> hendelser.get(i).has(KONTRAKT.tidspunkt))
                .filter(i -> !Instant.parse(
                                hendelser.get(i).get(KONTRAKT.tidspunkt).asString())
                        .isBefore(tid))
                .findFirst());
    }

    @Override
    public void skrivFelter(JsonGenerator ut, int indeks) {
        for (Map.Entry<String, JsonNode> felt : hendelser.get(indeks).properties()) {
            if (!felt.getKey().equals("sekvensnummer")) {
                ut.writeName(felt.getKey());
                ut.writeTree(felt.getValue());
            }
        }
    }

    @Override
    public Httpsvar oppslag(String identifikator, String kalendermaaned, Instant synligTil, String korrelasjonsid) {
        Integer nummer = numre.get(new Par(identifikator, kalendermaaned));
        return nummer == null ? KONTRAKT.ikkeFunnet(korrelasjonsid) : svar.get(nummer);
    }

    /** Its hendelser have no numbers. */
    @Override
    public Httpsvar oppslag(long loggId, Instant synligTil, String korrelasjonsid) {
        return KONTRAKT.ikkeFunnet(korrelasjonsid);
    }

    @Override
    public int parnummer(String identifikator, String kalendermaaned) {
        return numre.getOrDefault(new Par(identifikator, kalendermaaned), -1);
    }

    @Override
    public int antallPar() {
        return par.size();
    }

    @Override
    public Par par(int parnummer) {
        return par.get(parnummer);
    }

    private int foerste(OptionalInt indeks) {
        return indeks.orElse(antall());
    }

    private static JsonNode les(String sted, String navn) {
        String fil = sted + "/" + navn;
        try (InputStream inn = sted.startsWith(KLASSESTI)
                ? GoldenBestand.class.getResourceAsStream("/" + fil.substring(KLASSESTI.length()))
                : Files.newInputStream(Path.of(fil))) {
            if (inn == null) {
                throw new IllegalArgumentException("simulator: no " + fil);
            }
            return Httpsvar.JSON.readTree(inn);
        } catch (IOException e) {
            throw new UncheckedIOException("simulator: cannot read " + fil, e);
        }
    }
}
