package no.ssb.utleggstrekk.skatteetaten.svar;

import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.HELTALL;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.MAANED;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.TEKST;
import static no.ssb.utleggstrekk.skatteetaten.svar.Felt.Type.TIDSPUNKT;

import java.util.List;
import no.ssb.utleggstrekk.innstillinger.Hendelsefelt;

/**
 * A page of the hendelsesliste. Skatteetaten's general lists and those of the a-ordning's platform name the fields of a
 * hendelse differently, so each is looked for under both names; {@code utleggstrekk.api.hendelsefelt} replaces them. The only
 * place that knows the names.
 *
 * @param liste the list of hendelser, with the fields of one
 */
public record Hendelsesform(
        Felt liste,
        Felt sekvensnummer,
        Felt identifikator,
        Felt kalendermaaned,
        Felt registreringstidspunkt,
        Felt hendelsetype,
        Felt loggId) {
    /** With the known names, some of them replaced. */
    public static Hendelsesform av(Hendelsefelt egne) {
        Felt sekvensnummer =
                Felt.lest("sekvensnummer", HELTALL, "sekvensnummer").medNavn(egne.sekvensnummer());
        Felt identifikator = Felt.lest("identifikator", TEKST, "identifikator", "inntektsmottakerIdentifikator")
                .medNavn(egne.identifikator());
        Felt kalendermaaned =
                Felt.lest("kalendermaaned", MAANED, "gjelderPeriode", "periode").medNavn(egne.kalendermaaned());
        Felt registreringstidspunkt = Felt.lest(
                        "registreringstidspunkt",
                        TIDSPUNKT,
                        "registreringstidspunkt",
                        "ajourholdstidspunkt",
                        "opprettet")
                .medNavn(egne.registreringstidspunkt());
        Felt hendelsetype =
                Felt.lest("hendelsetype", TEKST, "hendelsetype", "type").medNavn(egne.hendelsetype());
        Felt loggId = Felt.lest("logg-id", HELTALL, "loggId", "aggregatId").medNavn(egne.loggId());
        Felt underenhet = Felt.kjent(TEKST, "underenhetsIdentifikator").medNavn(egne.underenhet());
        Felt opplysningspliktig =
                Felt.kjent(TEKST, "opplysningspliktigIdentifikator").medNavn(egne.opplysningspliktig());
        return new Hendelsesform(
                Felt.liste(
                        "hendelser",
                        "hendelser",
                        sekvensnummer,
                        identifikator,
                        kalendermaaned,
                        registreringstidspunkt,
                        hendelsetype,
                        loggId,
                        underenhet,
                        opplysningspliktig),
                sekvensnummer,
                identifikator,
                kalendermaaned,
                registreringstidspunkt,
                hendelsetype,
                loggId);
    }

    Felt.Innhold kropp() {
        return Felt.Innhold.av(liste);
    }

    /** The fields of one hendelse. */
    public List<Felt> felt() {
        return Oppslagsform.innhold(liste).felt();
    }
}
