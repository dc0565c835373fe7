package no.ssb.utleggstrekk.simulator;

import org.jspecify.annotations.Nullable;

/** The right answer to each call: of Maskinporten, the list or the lookups, when the caller is let in. */
final class Svarer {
    private final Kontrakt kontrakt;
    private final Kallteller kall;
    private final Tokenutstedelse apitokener;
    private final Maskinporten maskinporten;
    private final Hendelsesliste hendelsesliste;
    private final Oppslag oppslag;

    Svarer(
            Kontrakt kontrakt,
            Kallteller kall,
            Tokenutstedelse apitokener,
            Maskinporten maskinporten,
            Hendelsesliste hendelsesliste,
            Oppslag oppslag) {
        this.kontrakt = kontrakt;
        this.kall = kall;
        this.apitokener = apitokener;
        this.maskinporten = maskinporten;
        this.hendelsesliste = hendelsesliste;
        this.oppslag = oppslag;
    }

    /** @param sammeSide whether the list sends the page before once more */
    Httpsvar svar(Kall kallet, boolean sammeSide) {
        Endepunkt endepunkt = kallet.endepunkt();
        if (endepunkt.erToken() && kallet.metode().equals("POST")) {
            return token(kallet);
        }
        boolean liste = kallet.sti().equals("/hendelser") || kallet.sti().startsWith("/hendelser/");
        Forespoersel spurt = kallet.spurt();
        boolean kjentUrl = endepunkt.erHendelsesliste() || spurt != null;
        if (!kjentUrl || !kallet.metode().equals("GET")) {
            return avslag(kallet, liste, 404, 2, 3, "Ukjent url benyttet");
        }
        if (!apitokener.gyldig(kallet.hode("Authorization"))) {
            return avslag(kallet, liste, 401, 3, 4, "Feil i autentisering");
        }
        if (!tarJson(kallet.hode("Accept"))) {
            return avslag(kallet, liste, 406, 6, 8, "Kun json er stoettet");
        }
        if (spurt != null) {
            return oppslag.svar(spurt, kallet.korrelasjonsid());
        }
        return endepunkt == Endepunkt.START
                ? hendelsesliste.start(kallet.felt(), kallet.korrelasjonsid())
                : hendelsesliste.side(kallet.felt(), sammeSide, kallet.korrelasjonsid());
    }

    private Httpsvar token(Kall kallet) {
        String autorisasjon = kallet.hode("Authorization");
        boolean keycloak = kallet.sti().startsWith("/keycloak");
        Httpsvar svar = kallet.endepunkt() == Endepunkt.TOKEN
                ? maskinporten.token(kallet.body())
                : keycloak ? maskinporten.keycloak(kallet.body(), autorisasjon) : maskinporten.guardian(autorisasjon);
        if (svar.status() == 200 && !keycloak) {
            kall.token();
        }
        return svar;
    }

    /** The list and the lookups have codes of their own. */
    private Httpsvar avslag(Kall kallet, boolean liste, int status, int listekode, int oppslagskode, String melding) {
        return liste
                ? Httpsvar.feil(status, "FA-00" + listekode, melding, kallet.korrelasjonsid())
                : kontrakt.feil(status, oppslagskode, melding, kallet.korrelasjonsid());
    }

    private static boolean tarJson(@Nullable String accept) {
        return accept == null
                || accept.contains("application/json")
                || accept.contains("application/*")
                || accept.contains("*/*");
    }
}
