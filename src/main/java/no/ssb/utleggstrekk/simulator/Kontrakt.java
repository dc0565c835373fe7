package no.ssb.utleggstrekk.simulator;

/** Which of Skatteetaten's two descriptions the simulator speaks: names of fields, codes and body. The calls are alike. */
public enum Kontrakt {
    /** utleggstrekk-api 1.0.0, and the list as the other lists of the platform have it. */
    PUBLISERT(
            "UTE",
            "oppgaveInntektsmottaker",
            "inntektsmottakerIdentifikator",
            "periode",
            "ajourholdstidspunkt",
            "type"),
    /** The page of 2 September 2025, whose example and codes say themselves that they are to be updated. */
    SEED(
            "OAF",
            "inntektsmottakerOgArbeidsgiver",
            "identifikator",
            "gjelderPeriode",
            "registreringstidspunkt",
            "hendelsetype");

    private final String kodefamilie;
    final String oppgaveliste;
    final String identifikator;
    final String periode;
    final String tidspunkt;
    final String type;

    Kontrakt(
            String kodefamilie,
            String oppgaveliste,
            String identifikator,
            String periode,
            String tidspunkt,
            String type) {
        this.kodefamilie = kodefamilie;
        this.oppgaveliste = oppgaveliste;
        this.identifikator = identifikator;
        this.periode = periode;
        this.tidspunkt = tidspunkt;
        this.type = type;
    }

    /** A code of the lookups, such as {@code UTE-007}. */
    String kode(int nummer) {
        return "%s-%03d".formatted(kodefamilie, nummer);
    }

    Httpsvar feil(int status, int nummer, String melding, String korrelasjonsid) {
        return Httpsvar.feil(status, kode(nummer), melding, korrelasjonsid);
    }

    Httpsvar ikkeFunnet(String korrelasjonsid) {
        return feil(404, 7, "Fant ikke opplysninger for identifikator og periode", korrelasjonsid);
    }

    /** @param status 406 or 410: both have been documented */
    Httpsvar slettet(int status, String korrelasjonsid) {
        return feil(status, 9, "Opplysninger er slettet for periode", korrelasjonsid);
    }
}
