package no.ssb.utleggstrekk.simulator;

import org.jspecify.annotations.Nullable;

/** The right answer to each call: of Maskinporten, the list or the lookups, when the caller is let in. */
final class Svarer {
    private final Kontrakt kontrakt;
    private final Kallteller kall;
    private final Tokenutstedelse apitokener;
    private final Maskinporten maskinporten;
    private final Hendelsesliste hendelsesliste;
    private final Oppslagsapi oppslag;

    Svarer(
            Kontrakt kontrakt,
            Kallteller kall,
            Tokenutstedelse apitokener,
            Maskinporten maskinporten,
            Hendelsesliste hendelsesliste,
            Oppslagsapi oppslag) {
        this.kontrakt = kontrakt;
        this.kall = kall;
        this.apitokener = apitokener;
        this.maskinporten = maskinporten;
        this.hendelsesliste = hendelsesliste;
        this.oppslag = oppslag;
    }

    /** @param sammeSide whether the list sends the page before once more */
    Httpsvar svar(Anrop anrop, boolean sammeSide) {
        Endepunkt endepunkt = anrop.endepunkt();
        if (endepunkt.erToken() && anrop.metode().equals("POST")) {
            return token(anrop);
        }
        boolean liste = anrop.sti().equals("/hendelser") || anrop.sti().startsWith("/hendelser/");
        Forespoersel spurt = anrop.spurt();
        boolean kjentUrl = endepunkt.erHendelsesliste() || spurt != null;
        if (!kjentUrl || !anrop.metode().equals("GET")) {
            return avslag(anrop, liste, 404, 2, 3, "Ukjent url benyttet");
        }
        if (!apitokener.gyldig(anrop.hode("Authorization"))) {
            return avslag(anrop, liste, 401, 3, 4, "Feil i autentisering");
        }
        if (!tarJson(anrop.hode("Accept"))) {
            return avslag(anrop, liste, 406, 6, 8, "Kun json er stoettet");
        }
        if (spurt != null) {
            return oppslag.svar(spurt, anrop.korrelasjonsid());
        }
        return endepunkt == Endepunkt.START
                ? hendelsesliste.start(anrop.felt(), anrop.korrelasjonsid())
                : hendelsesliste.side(anrop.felt(), sammeSide, anrop.korrelasjonsid());
    }

    private Httpsvar token(Anrop anrop) {
        String autorisasjon = anrop.hode("Authorization");
        boolean keycloak = anrop.sti().startsWith("/keycloak");
        Httpsvar svar = anrop.endepunkt() == Endepunkt.TOKEN
                ? maskinporten.token(anrop.body())
                : keycloak ? maskinporten.keycloak(anrop.body(), autorisasjon) : maskinporten.guardian(autorisasjon);
        if (svar.status() == 200 && !keycloak) {
            kall.token();
        }
        return svar;
    }

    /** The list and the lookups have codes of their own. */
    private Httpsvar avslag(Anrop anrop, boolean liste, int status, int listekode, int oppslagskode, String melding) {
        return liste
                ? Httpsvar.feil(status, "FA-00" + listekode, melding, anrop.korrelasjonsid())
                : kontrakt.feil(status, oppslagskode, melding, anrop.korrelasjonsid());
    }

    private static boolean tarJson(@Nullable String accept) {
        return accept == null
                || accept.contains("application/json")
                || accept.contains("application/*")
                || accept.contains("*/*");
    }
}
