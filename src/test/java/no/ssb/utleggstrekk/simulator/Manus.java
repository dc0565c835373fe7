package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A population written by a test: the list as it grows, and the answer to each lookup until it is given another. */
public final class Manus implements Bestand {
    private static final int MAKS_PAR = 10_000;

    private final List<Notis> liste = new CopyOnWriteArrayList<>();
    private final Map<Par, Httpsvar> svar = new ConcurrentHashMap<>();
    private final Map<Par, Integer> numre = new ConcurrentHashMap<>();
    private final AtomicInteger neste = new AtomicInteger();

    private final Kontrakt kontrakt;

    /** An empty one, that the simulator answers from now on. */
    public Manus(Simulator simulator) {
        kontrakt = simulator.kontrakt();
        simulator.bestand(this);
    }

    /** The next hendelse, with a higher sekvensnummer than those before. */
    public void kommer(Notis notis) {
        liste.add(notis);
    }

    /** What the list is from now on: the same hendelser under other numbers. */
    public void byggOm(List<Notis> notiser) {
        liste.clear();
        liste.addAll(notiser);
    }

    /** From now on the answer for a par; until the first it is not found. */
    public void svar(Par par, int status, @Nullable String kode, String body) {
        svar.put(par, Httpsvar.tekst(status, body, Map.of()).medKode(kode));
    }

    @Override
    public int antall() {
        return liste.size();
    }

    @Override
    public long sekvensnummer(int indeks) {
        return liste.get(indeks).sekvensnummer();
    }

    @Override
    public int fraSekvensnummer(long sekvensnummer) {
        return IntStream.range(0, antall())
                .filter(i -> sekvensnummer(i) >= sekvensnummer)
                .findFirst()
                .orElse(antall());
    }

    @Override
    public int fraTidspunkt(Instant tid) {
        return IntStream.range(0, antall())
                .filter(i -> !liste.get(i).registrert().isBefore(tid))
                .findFirst()
                .orElse(antall());
    }

    @Override
    public void skrivFelter(JsonGenerator ut, int indeks) {
        Notis n = liste.get(indeks);
        ut.writeStringProperty(kontrakt.identifikator, n.identifikator());
        ut.writeStringProperty(kontrakt.periode, n.periode());
        if (n.medTidspunkt()) {
            ut.writeStringProperty(kontrakt.tidspunkt, n.registrert().toString());
        }
        if (n.type() != null) {
            ut.writeStringProperty(kontrakt.type, n.type());
        }
    }

    @Override
    public Httpsvar oppslag(String identifikator, String kalendermaaned, Instant synligTil, String korrelasjonsid) {
        Httpsvar fast = svar.get(new Par(identifikator, kalendermaaned));
        return fast != null ? fast : kontrakt.ikkeFunnet(korrelasjonsid);
    }

    /** Its hendelser have no numbers; {@link Simulator#settSvar(long, int, String)} answers one all the same. */
    @Override
    public Httpsvar oppslag(long loggId, Instant synligTil, String korrelasjonsid) {
        return kontrakt.ikkeFunnet(korrelasjonsid);
    }

    @Override
    public int parnummer(String identifikator, String kalendermaaned) {
        return numre.computeIfAbsent(new Par(identifikator, kalendermaaned), par -> neste.getAndIncrement());
    }

    @Override
    public int antallPar() {
        return MAKS_PAR;
    }

    @Override
    public Par par(int parnummer) {
        throw new UnsupportedOperationException("a test knows its own par");
    }
}
