package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Maanedsspenn;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.domene.Personsvar;
import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.domene.Utfall;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.jspecify.annotations.Nullable;

/**
 * From what an answer means to what came of the lookup. A call and an answer that is kept go the same way. Calls nothing.
 */
public final class Svartolk {
    private final Svartabell tabell;

    /** @throws no.ssb.utleggstrekk.grunn.VarigFeil BRUK when the configured answer table cannot be used */
    public Svartolk(Innstillinger.Api api) {
        this.tabell = Svartabell.oppslag(api.svartabell().oppslag());
    }

    /**
     * Reads a kept answer, for one of the months that it answered. One that could not have been final with the code and the
     * table in use now is the outcome Feilet.
     *
     * @param spenn the months that were asked for
     */
    public Svar tolk(Identifikator identifikator, Maanedsspenn spenn, Kalendermaaned kalendermaaned, Raasvar raa) {
        Tolkning<Personsvar> tolkning =
                Tolkning.av(tabell, raa.status(), raa.kropp(), new Oppslagsvar(identifikator, spenn));
        Personsvar svar = personsvar(tolkning, spenn, raa, raa.korrelasjonsid());
        return svar instanceof Personsvar.Endelig endelig
                ? Objects.requireNonNull(endelig.maaneder().get(kalendermaaned))
                : new Svar(
                        new Utfall.Feilet(
                                "it holds no longer for each of its months: " + tolkning.omtale(),
                                raa.korrelasjonsid()),
                        List.of());
    }

    /**
     * What an answer means for the months that were asked for: only data and IKKE_FUNNET hold for several.
     *
     * @param raa the answer as it came; null when there is none
     */
    public static Personsvar personsvar(
            Tolkning<Personsvar> tolkning, Maanedsspenn spenn, @Nullable Raasvar raa, String korrelasjonsid) {
        if (tolkning instanceof Tolkning.Data<Personsvar> data) {
            return data.verdi() instanceof Personsvar.Endelig endelig
                    ? new Personsvar.Endelig(
                            endelig.maaneder().entrySet().stream()
                                    .collect(Collectors.toMap(
                                            Map.Entry::getKey, e -> medSpor(e.getValue(), raa, korrelasjonsid))),
                            raa)
                    : data.verdi();
        }
        Utfall utfall = utfall(tolkning, korrelasjonsid);
        if (!spenn.erEnMaaned() && !(utfall instanceof Utfall.IkkeFunnet)) {
            return new Personsvar.MaanedForMaaned();
        }
        Raasvar holdt = utfall instanceof Utfall.Feilet ? null : raa;
        Svar svar = new Svar(utfall, List.of(), holdt);
        return new Personsvar.Endelig(
                spenn.maaneder().stream().collect(Collectors.toMap(Function.identity(), m -> svar)), holdt);
    }

    /** One that we refused ourselves gets the id, so that Skatteetaten can be asked. */
    private static Svar medSpor(Svar lest, @Nullable Raasvar raa, String korrelasjonsid) {
        Utfall utfall = lest.utfall() instanceof Utfall.Avvist a
                ? new Utfall.Avvist(a.kode(), a.melding(), korrelasjonsid)
                : lest.utfall();
        return new Svar(utfall, lest.avvik(), raa);
    }

    /** What came of a lookup by number. */
    public static Nummersvar nummersvar(Tolkning<Nummersvar> tolkning, String korrelasjonsid) {
        if (tolkning instanceof Tolkning.Data<Nummersvar> data) {
            return data.verdi() instanceof Nummersvar.Avvist a
                    ? new Nummersvar.Avvist(a.kode(), a.melding(), korrelasjonsid)
                    : data.verdi();
        }
        Utfall utfall = utfall(tolkning, korrelasjonsid);
        if (utfall instanceof Utfall.Avvist a) {
            return new Nummersvar.Avvist(a.kode(), a.melding(), a.korrelasjonsid());
        }
        return utfall instanceof Utfall.Feilet f
                ? new Nummersvar.Feilet(f.aarsak(), f.korrelasjonsid())
                : new Nummersvar.Borte();
    }

    private static Utfall utfall(Tolkning<?> tolkning, String korrelasjonsid) {
        if (tolkning instanceof Tolkning.Uten<?> uten) {
            switch (uten.handling()) {
                case IKKE_FUNNET -> {
                    return new Utfall.IkkeFunnet();
                }
                case SLETTET -> {
                    return new Utfall.Slettet();
                }
                case AVVIST -> {
                    String kode = uten.kropp().kode();
                    return new Utfall.Avvist(
                            kode == null ? "STATUS_" + uten.status() : kode,
                            uten.kropp().melding(),
                            korrelasjonsid);
                }
                default -> {
                    // falls through: it was not final
                }
            }
        }
        return new Utfall.Feilet(tolkning.omtale(), korrelasjonsid);
    }
}
