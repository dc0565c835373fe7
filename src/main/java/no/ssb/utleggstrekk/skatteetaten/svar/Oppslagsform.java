package no.ssb.utleggstrekk.skatteetaten.svar;

import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.DATO;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.FLAGG;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.HELTALL;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.MAANED;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.OBJEKT;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.TEKST;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.TIDSPUNKT;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bodies a lookup is answered with: the contract's (utleggstrekk-api 1.0.0) and the one of Skatteetaten's documentation
 * page. Which one a body is, is told by the name of its list. The only place that knows the names of their fields.
 *
 * @param liste the list of forhold
 * @param mottaker the object of a forhold that holds person and linjer; null where these stand on the forhold itself
 */
public record Oppslagsform(
        Felt liste,
        Felt kalendermaaned,
        Felt opplysningspliktig,
        Felt underenhet,
        @Nullable Felt mottaker,
        Felt person,
        Felt linjer) {
    static final Felt SKJERMET = Felt.antatt("skjermet", FLAGG, "skjermet");
    static final Felt BESKRIVELSE = Felt.lest("beskrivelse", TEKST, "beskrivelse");
    static final Felt BELOEP = Felt.lest("beloep", HELTALL, "beloep");
    static final Felt DATO_FOR_UTLEGGSTREKK = Felt.lest("dato", DATO, "datoForUtleggstrekk");
    static final Felt AVVIK_ID = Felt.lest("avvik-id", TEKST, "id");
    static final Felt ALVORLIGHETSGRAD = Felt.lest("alvorlighetsgrad", TEKST, "alvorlighetsgrad");
    static final Felt AVVIK = Felt.liste("avvik", "avvik", AVVIK_ID, ALVORLIGHETSGRAD, Felt.kjent(TEKST, "navn"));

    private static final Felt MAANED_FELT = Felt.lest("kalendermaaned", MAANED, "kalendermaaned");
    private static final Felt PERSON_FELT = Felt.lest("person", TEKST, "norskIdentifikator");
    private static final Felt LINJER =
            Felt.liste("linjer", "utleggstrekk", BESKRIVELSE, BELOEP, DATO_FOR_UTLEGGSTREKK, AVVIK);

    /** The contract's. Names, birth dates and employee numbers stand in identifiserendeInformasjon, which is not looked into. */
    public static final Oppslagsform KONTRAKT = kontrakt();

    /** The one of the documentation page. */
    public static final Oppslagsform SEED = seed();

    private static Oppslagsform kontrakt() {
        Felt opplysningspliktig = Felt.lest("opplysningspliktig", TEKST, "opplysningspliktigId");
        Felt underenhet = Felt.lest("underenhet", TEKST, "virksomhetId");
        Felt mottaker = Felt.objekt(
                "mottaker",
                "inntektsmottaker",
                PERSON_FELT,
                LINJER,
                SKJERMET,
                Felt.kjent(TEKST, "internasjonalIdentifikator"),
                Felt.kjent(OBJEKT, "identifiserendeInformasjon"));
        Felt liste = Felt.liste(
                "forhold",
                "oppgaveInntektsmottaker",
                MAANED_FELT,
                opplysningspliktig,
                underenhet,
                mottaker,
                AVVIK,
                SKJERMET,
                Felt.kjent(TIDSPUNKT, "opprettet"),
                Felt.kjent(TIDSPUNKT, "ajourholdstidspunkt"));
        return new Oppslagsform(liste, MAANED_FELT, opplysningspliktig, underenhet, mottaker, PERSON_FELT, LINJER);
    }

    private static Oppslagsform seed() {
        Felt opplysningspliktig = Felt.lest("opplysningspliktig", TEKST, "opplysningspliktig");
        Felt underenhet = Felt.lest("underenhet", TEKST, "underenhet");
        Felt liste = Felt.liste(
                "forhold",
                "inntektsmottakerOgArbeidsgiver",
                MAANED_FELT,
                opplysningspliktig,
                underenhet,
                PERSON_FELT,
                LINJER,
                AVVIK,
                SKJERMET,
                Felt.kjent(HELTALL, "aggregatId"),
                Felt.kjent(TEKST, "kildesystem"));
        return new Oppslagsform(liste, MAANED_FELT, opplysningspliktig, underenhet, null, PERSON_FELT, LINJER);
    }

    /** The fields of the body itself. */
    Felt.Innhold kropp() {
        return Felt.Innhold.av(liste);
    }

    Felt.Innhold forhold() {
        return innhold(liste);
    }

    static Felt.Innhold innhold(Felt felt) {
        return Objects.requireNonNull(felt.innhold());
    }
}
