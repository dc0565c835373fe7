package no.ssb.utleggstrekk.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;

/** {@code GET /v1/{rettighetspakke}/person/{personidentifikator}} and {@code GET /v1/{rettighetspakke}/{loggId}}. */
final class Oppslagsapi {
    private static final String RETTIGHETSPAKKE = "ssb";

    private final Kontrakt kontrakt;
    private final Supplier<Bestand> bestand;
    private final Supplier<Instant> synligTil;
    private final Map<Par, Httpsvar> faste = new ConcurrentHashMap<>();
    private final Map<Long, Httpsvar> fasteNumre = new ConcurrentHashMap<>();

    Oppslagsapi(Kontrakt kontrakt, Supplier<Bestand> bestand, Supplier<Instant> synligTil) {
        this.kontrakt = kontrakt;
        this.bestand = bestand;
        this.synligTil = synligTil;
    }

    Httpsvar svar(Forespoersel spurt, String korrelasjonsid) {
        if (!spurt.rettighetspakke().equals(RETTIGHETSPAKKE)) {
            return kontrakt.feil(403, 5, "Ingen tilgang til rettighetspakken", korrelasjonsid);
        }
        if (spurt.loggId() != null) {
            Httpsvar fast = fasteNumre.get(spurt.loggId());
            return fast != null ? fast : bestand.get().oppslag(spurt.loggId(), synligTil.get(), korrelasjonsid);
        }
        if (spurt.par().isEmpty()) {
            return kontrakt.feil(400, 6, "Ugyldig input", korrelasjonsid);
        }
        return Spennsvar.av(
                spurt.par().stream().map(p -> svar(p, korrelasjonsid)).toList(), kontrakt, korrelasjonsid);
    }

    /** The answer to a call for one month. */
    Httpsvar svar(Par par, String korrelasjonsid) {
        if (!erGyldig(par)) {
            return kontrakt.feil(400, 6, "Ugyldig identifikator eller kalendermaaned", korrelasjonsid);
        }
        Httpsvar fast = faste.get(par);
        return fast != null
                ? fast
                : bestand.get().oppslag(par.identifikator(), par.kalendermaaned(), synligTil.get(), korrelasjonsid);
    }

    /** From now on the answer for a par, instead of the population's. */
    void fast(Par par, Httpsvar svar) {
        faste.put(par, svar);
    }

    /** From now on the answer for a number, instead of the population's. */
    void fast(long loggId, Httpsvar svar) {
        fasteNumre.put(loggId, svar);
    }

    /** The par that a whole answer leaves nothing to ask about. */
    List<Par> besvarte(List<Par> par, Httpsvar svar) {
        boolean forGodt = par.size() == 1 ? svar.erEndelig() : Spennsvar.gjelderHverMaaned(svar);
        return forGodt ? par : List.of();
    }

    /** The numbers of par in the population; below 0 for one that is not in it. */
    int[] numre(List<Par> par) {
        return par.stream().mapToInt(this::parnummer).toArray();
    }

    Httpsvar forAnnenPerson(Httpsvar svar, Par par) {
        String annen = bestand.get().par(0).identifikator().equals(par.identifikator())
                ? bestand.get().par(bestand.get().antallPar() - 1).identifikator()
                : bestand.get().par(0).identifikator();
        String body = new String(svar.body(), StandardCharsets.UTF_8).replace(par.identifikator(), annen);
        return Httpsvar.tekst(200, body, svar.hoder());
    }

    private int parnummer(Par par) {
        return erGyldig(par) ? bestand.get().parnummer(par.identifikator(), par.kalendermaaned()) : -1;
    }

    private static boolean erGyldig(Par par) {
        return new Identifikator(par.identifikator()).harGyldigeKontrollsiffer()
                && Kalendermaaned.les(par.kalendermaaned()).isPresent();
    }
}
