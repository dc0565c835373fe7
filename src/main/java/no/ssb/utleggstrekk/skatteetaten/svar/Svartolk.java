package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;

/**
 * From a whole answer to what came of the lookup, by the code and the answer table in use now. A call and an answer that
 * is kept go the same way. Calls nothing.
 */
public final class Svartolk {
    private final Svartabell tabell;

    /** @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when the configured answer table cannot be used */
    public Svartolk(Innstillinger.Api api) {
        this.tabell = Svartabell.oppslag(api.svartabell().oppslag());
    }

    /**
     * Reads a kept answer. An answer that could not have been final with the code and the table in use now is the outcome
     * Feilet.
     */
    public Svar tolk(Identifikator identifikator, Kalendermaaned kalendermaaned, Raasvar raa) {
        Tolkning<Svar> tolkning =
                Tolkning.av(tabell, raa.status(), raa.kropp(), new Oppslagsvar(identifikator, kalendermaaned));
        if (tolkning.lesning() instanceof Lesning.Lest<Svar> lest) {
            return data(lest.verdi(), raa);
        }
        if (tolkning.lesning() instanceof Lesning.Uleselig<Svar> uleselig) {
            return feilet(uleselig.aarsak(), raa);
        }
        return switch (tolkning.utfall()) {
            case IKKE_FUNNET, SLETTET, AVVIST -> uten(tolkning.utfall(), tolkning.kropp(), raa);
            default -> feilet(Avslag.svar(tolkning.kropp().kode(), raa.status()), raa);
        };
    }

    /** What an answer with data means. One that we refused ourselves gets the id, so that Skatteetaten can be asked. */
    public static Svar data(Svar lest, Raasvar raa) {
        Utfall utfall = lest.utfall() instanceof Utfall.Avvist a
                ? new Utfall.Avvist(a.kode(), a.melding(), raa.korrelasjonsid())
                : lest.utfall();
        return new Svar(utfall, lest.avvik(), raa);
    }

    /** What a final answer without data means. */
    public static Svar uten(Svarhandling utfall, Feilkropp kropp, Raasvar raa) {
        return new Svar(utfall(utfall, kropp, raa), List.of(), raa);
    }

    private static Utfall utfall(Svarhandling utfall, Feilkropp kropp, Raasvar raa) {
        return switch (utfall) {
            case IKKE_FUNNET -> new Utfall.IkkeFunnet();
            case SLETTET -> new Utfall.Slettet();
            case AVVIST -> {
                String kode = kropp.kode();
                yield new Utfall.Avvist(
                        kode == null ? "STATUS_" + raa.status() : kode, kropp.melding(), raa.korrelasjonsid());
            }
            default -> throw new IllegalStateException(utfall + " is no answer to a lookup");
        };
    }

    private static Svar feilet(String aarsak, Raasvar raa) {
        return new Svar(new Utfall.Feilet(aarsak, raa.korrelasjonsid()), List.of());
    }
}
