package no.ssb.utleggstrekk.simulator;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The one answer of a call over several months, from the answers of each. */
final class Spennsvar {
    private Spennsvar() {}

    /** Refused when one of the months is; else the elements of all; when there is none deleted if one is, else not found. */
    static Httpsvar av(List<Httpsvar> maaneder, Kontrakt kontrakt, String korrelasjonsid) {
        if (maaneder.size() == 1) {
            return maaneder.get(0);
        }
        return foerste(maaneder, s -> !s.erData() && !s.erIkkeFunnet() && !s.erSlettet())
                .or(() -> flettet(maaneder.stream().filter(Httpsvar::erData).toList(), kontrakt, korrelasjonsid))
                .or(() -> foerste(maaneder, Httpsvar::erSlettet))
                .orElseGet(() -> maaneder.get(0));
    }

    /** Whether an answer holds for every month that was asked for, so that none is asked for again by itself. */
    static boolean gjelderHverMaaned(Httpsvar svar) {
        Oppgaveliste liste = svar.erData() ? Oppgaveliste.av(svar.body()) : null;
        return svar.erIkkeFunnet() || (liste != null && liste.alleMedMaaned());
    }

    private static Optional<Httpsvar> foerste(List<Httpsvar> maaneder, Predicate<Httpsvar> hva) {
        return maaneder.stream().filter(hva).findFirst();
    }

    private static Optional<Httpsvar> flettet(List<Httpsvar> data, Kontrakt kontrakt, String korrelasjonsid) {
        if (data.size() < 2) {
            return data.stream().findFirst();
        }
        List<Oppgaveliste> lister = new ArrayList<>();
        for (Httpsvar svar : data) {
            @Nullable Oppgaveliste liste = Oppgaveliste.av(svar.body());
            if (liste == null) {
                return Optional.of(svar); // a body that cannot be read spoils the call
            }
            lister.add(liste);
        }
        if (lister.stream().map(Oppgaveliste::navn).distinct().count() > 1) {
            return Optional.of(kontrakt.feil(400, 6, "One body cannot have two forms", korrelasjonsid));
        }
        return Optional.of(Httpsvar.ok(flett(data, lister)));
    }

    /** The first body with the elements of the others behind its own, every byte as it was. */
    private static byte[] flett(List<Httpsvar> data, List<Oppgaveliste> lister) {
        ByteArrayOutputStream ut = new ByteArrayOutputStream();
        byte[] foerste = data.get(0).body();
        ut.write(foerste, 0, lister.get(0).fra());
        String skille = "";
        for (int i = 0; i < data.size(); i++) {
            Oppgaveliste l = lister.get(i);
            if (!l.tom()) {
                ut.writeBytes(skille.getBytes(StandardCharsets.US_ASCII));
                ut.write(data.get(i).body(), l.fra(), l.til() - l.fra());
                skille = ",";
            }
        }
        ut.write(foerste, lister.get(0).til(), foerste.length - lister.get(0).til());
        return ut.toByteArray();
    }
}
