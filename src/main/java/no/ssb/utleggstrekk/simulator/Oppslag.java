package no.ssb.utleggstrekk.simulator;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/{rettighetspakke}/{identifikator}/{kalendermaaned}}. */
final class Oppslag {
    private static final Pattern PERSON =
            Pattern.compile("/v1/([^/]*)/person/([^/?]*)\\?fraOgMed=([^&]*)&tilOgMed=\\3&historikk=false");

    static final String RETTIGHETSPAKKE = "ssb";

    private final Supplier<Bestand> bestand;
    private final Supplier<Instant> synligTil;
    private final Map<Par, Httpsvar> faste = new ConcurrentHashMap<>();

    Oppslag(Supplier<Bestand> bestand, Supplier<Instant> synligTil) {
        this.bestand = bestand;
        this.synligTil = synligTil;
    }

    /** The path, with the contract's form of a lookup of one month as the older one. */
    static String sti(URI url) {
        Matcher kontrakt = PERSON.matcher(url.getPath() + "?" + url.getQuery());
        return kontrakt.matches() ? kontrakt.replaceFirst("/v1/$1/$2/$3") : url.getPath();
    }

    /** What a path asks for, unchecked; null when it has not the right number of parts. */
    static @Nullable Par par(String sti) {
        String[] deler = sti.split("/", -1);
        return deler.length == 5 && deler[1].equals("v1") ? new Par(deler[3], deler[4]) : null;
    }

    Httpsvar svar(String sti, String korrelasjonsid) {
        String[] deler = sti.split("/", -1);
        if (!deler[2].equals(RETTIGHETSPAKKE)) {
            return Httpsvar.feil(403, "OAF-005", "Ingen tilgang til rettighetspakken", korrelasjonsid);
        }
        return svar(new Par(deler[3], deler[4]), korrelasjonsid);
    }

    Httpsvar svar(Par par, String korrelasjonsid) {
        if (!erGyldig(par)) {
            return Httpsvar.feil(400, "OAF-006", "Ugyldig identifikator eller kalendermaaned", korrelasjonsid);
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

    int parnummer(@Nullable Par par) {
        return par == null || !erGyldig(par) ? -1 : bestand.get().parnummer(par.identifikator(), par.kalendermaaned());
    }

    Httpsvar forAnnenPerson(Httpsvar svar, Par par) {
        String annen = bestand.get().par(0).identifikator().equals(par.identifikator())
                ? bestand.get().par(bestand.get().antallPar() - 1).identifikator()
                : bestand.get().par(0).identifikator();
        String body = new String(svar.body(), StandardCharsets.UTF_8).replace(par.identifikator(), annen);
        return Httpsvar.tekst(200, body, svar.hoder());
    }

    private static boolean erGyldig(Par par) {
        return new Identifikator(par.identifikator()).harGyldigeKontrollsiffer()
                && Kalendermaaned.les(par.kalendermaaned()).isPresent();
    }
}
