package no.ssb.utleggstrekk.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.simulator.Oppsett.Listeslutt;
import no.ssb.utleggstrekk.simulator.Oppsett.Sidestil;
import no.ssb.utleggstrekk.simulator.Trekning.Hva;
import tools.jackson.core.JsonGenerator;

/** {@code GET /hendelser} and {@code GET /hendelser/start}. */
final class Hendelsesliste {
    private static final int STANDARD_SIDE = 1000;
    private static final int STOERSTE_SIDE = 10_000;
    private static final List<Listeslutt> SLUTTER =
            Arrays.asList(Listeslutt.FA005, Listeslutt.TOM_LISTE, Listeslutt.TOMT_OBJEKT);

    private final Oppsett oppsett;
    private final Trekning trekning;
    private final Supplier<Bestand> bestand;
    private final Supplier<Instant> synligTil;
    private final AtomicLong slutter = new AtomicLong();
    private volatile long forrigeFra;

    Hendelsesliste(Oppsett oppsett, Supplier<Bestand> bestand, Supplier<Instant> synligTil) {
        this.oppsett = oppsett;
        this.trekning = new Trekning(oppsett.froe);
        this.bestand = bestand;
        this.synligTil = synligTil;
    }

    /** @param somFoer whether the page sent before is sent once more, when there is one */
    Httpsvar side(Map<String, String> felt, boolean somFoer, String korrelasjonsid) {
        long spurtFra = tall(felt.getOrDefault("fraSekvensnummer", ""));
        long fra = somFoer && forrigeFra > 0 && forrigeFra < spurtFra ? forrigeFra : spurtFra;
        long antall = tall(felt.getOrDefault("antall", Integer.toString(STANDARD_SIDE)));
        if (fra < 1 || antall < 1 || antall > STOERSTE_SIDE) {
            return Httpsvar.feil(
                    400, "FA-004", "fraSekvensnummer must be above 0 and antall 1 to 10000", korrelasjonsid);
        }
        Bestand data = bestand.get();
        int slutt = data.fraTidspunkt(synligTil.get());
        int foerste = Math.min(slutt, data.fraSekvensnummer(fra));
        int etter = oppsett.sidestil == Sidestil.VINDU
                ? Math.min(slutt, data.fraSekvensnummer(fra + antall))
                : (int) Math.min(slutt, foerste + antall);
        if (foerste == slutt) {
            return slutt(korrelasjonsid);
        }
        forrigeFra = fra;
        return Httpsvar.ok(side(data, foerste, etter, fra));
    }

    /** The highest number that is seen today; 0 when there is none. */
    long sisteNummer() {
        Bestand data = bestand.get();
        int antall = data.fraTidspunkt(synligTil.get());
        return antall == 0 ? 0 : data.sekvensnummer(antall - 1);
    }

    Httpsvar start(Map<String, String> felt, String korrelasjonsid) {
        Bestand data = bestand.get();
        int indeks;
        try {
            String dato = felt.get("dato");
            indeks = dato == null
                    ? 0
                    : data.fraTidspunkt(
                            LocalDate.parse(dato).atStartOfDay(Parhistorie.OSLO).toInstant());
        } catch (DateTimeException e) {
            return Httpsvar.feil(400, "FA-004", "dato must be YYYY-MM-DD", korrelasjonsid);
        }
        return indeks >= data.fraTidspunkt(synligTil.get())
                ? fa005(korrelasjonsid)
                : Httpsvar.ok(Map.of("sekvensnummer", data.sekvensnummer(indeks)));
    }

    private byte[] side(Bestand data, int foerste, int etter, long fra) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream((etter - foerste) * 160 + 32);
        try (JsonGenerator json = Httpsvar.JSON.createGenerator(ut)) {
            json.writeStartObject();
            json.writeArrayPropertyStart("hendelser");
            IntStream indekser = IntStream.range(foerste, etter);
            if (oppsett.stokketSide) {
                indekser = indekser.boxed()
                        .sorted(Comparator.comparingInt(i -> trekning.under(1 << 30, Hva.STOKKING, i, fra)))
                        .mapToInt(i -> i);
            }
            indekser.forEach(i -> {
                json.writeStartObject();
                json.writeNumberProperty("sekvensnummer", data.sekvensnummer(i));
                data.skrivFelter(json, i);
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return ut.toByteArray();
    }

    private Httpsvar slutt(String korrelasjonsid) {
        Listeslutt stil = oppsett.listeslutt == Listeslutt.TILFELDIG
                ? SLUTTER.get(trekning.under(3, Hva.SLUTT, slutter.getAndIncrement(), 0))
                : oppsett.listeslutt;
        return switch (stil) {
            case TOM_LISTE -> Httpsvar.ok("{\"hendelser\":[]}".getBytes(StandardCharsets.UTF_8));
            case TOMT_OBJEKT -> Httpsvar.ok("{}".getBytes(StandardCharsets.UTF_8));
            default -> fa005(korrelasjonsid);
        };
    }

    private static Httpsvar fa005(String korrelasjonsid) {
        return Httpsvar.feil(404, "FA-005", "Ingen hendelser", korrelasjonsid);
    }

    /** −1 for what is no number. */
    private static long tall(String tekst) {
        return tekst.matches("[0-9]{1,18}") ? Long.parseLong(tekst) : -1;
    }
}
