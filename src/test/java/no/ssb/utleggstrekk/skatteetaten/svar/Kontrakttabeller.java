package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.skatteetaten.Proeveklient;

/**
 * What the program reads and sends, from the tables that the parsers and the client themselves use.
 *
 * @param oppslagsformer the bodies of a lookup, the first preferred
 * @param side the body of a page
 * @param start the body of the first number of a date
 * @param feil the body of what is not data
 */
record Kontrakttabeller(
        Ressurs person,
        Ressurs nummer,
        Ressurs side,
        Ressurs start,
        List<Felt.Innhold> oppslagsformer,
        Felt.Innhold sidekropp,
        Felt.Innhold startkropp,
        Felt.Innhold feil) {
    static final Kontrakttabeller PROGRAMMETS = new Kontrakttabeller(
            Ressurs.PERSON,
            Ressurs.NUMMER,
            Ressurs.SIDE,
            Ressurs.START,
            List.of(Oppslagsform.KONTRAKT.kropp(), Oppslagsform.SEED.kropp()),
            Hendelsesform.av(Proeveklient.innstillinger(Map.of()).api().hendelsefelt())
                    .kropp(),
            Felt.Innhold.av(Startsvar.SEKVENSNUMMER),
            Felt.Innhold.av(Feilkropp.FELT));

    /** The same with a field renamed, wherever it stands. */
    Kontrakttabeller medNyttNavn(Felt felt, String nytt) {
        return new Kontrakttabeller(
                person,
                nummer,
                side,
                start,
                oppslagsformer.stream().map(i -> bytt(i, felt, nytt)).toList(),
                bytt(sidekropp, felt, nytt),
                bytt(startkropp, felt, nytt),
                bytt(feil, felt, nytt));
    }

    /** The same with a parameter renamed, wherever it is sent. */
    Kontrakttabeller medNyParameter(String parameter, String nytt) {
        return new Kontrakttabeller(
                bytt(person, parameter, nytt),
                bytt(nummer, parameter, nytt),
                bytt(side, parameter, nytt),
                bytt(start, parameter, nytt),
                oppslagsformer,
                sidekropp,
                startkropp,
                feil);
    }

    private static Ressurs bytt(Ressurs ressurs, String parameter, String nytt) {
        return new Ressurs(
                ressurs.sti(),
                ressurs.parametere().stream()
                        .map(p -> p.equals(parameter) ? nytt : p)
                        .toList());
    }

    private static Felt.Innhold bytt(Felt.Innhold innhold, Felt felt, String nytt) {
        return Felt.Innhold.av(
                innhold.felt().stream().map(f -> bytt(f, felt, nytt)).toList());
    }

    private static Felt bytt(Felt her, Felt felt, String nytt) {
        if (her.equals(felt)) {
            return her.medNavn(List.of(nytt));
        }
        Felt.Innhold innhold = her.innhold();
        return innhold == null
                ? her
                : new Felt(her.vaart(), her.navn(), her.type(), her.bruk(), bytt(innhold, felt, nytt));
    }
}
