package no.ssb.utleggstrekk.utdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Sover;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** Writes the files of a month under their temporary names, of which none may stand there. */
public final class Maanedsfiler {
    private final Utdatalager lager;
    private final Radkilde radkilde;
    private final Komprimering komprimering;
    private final Sover stopp;

    public Maanedsfiler(Utdatalager lager, Radkilde radkilde, Komprimering komprimering, Sover stopp) {
        this.lager = lager;
        this.radkilde = radkilde;
        this.komprimering = komprimering;
        this.stopp = stopp;
    }

    /**
     * What was written.
     *
     * @param filer each as it was
     * @param personer how many different persons were in the linjer; 0 when no national figure was asked for
     */
    public record Skrevet(Map<Utsnitt, Filkontroll> filer, long personer) {}

    /**
     * Writes the person file and the figures, or some of them, in one pass over the linjer; national figures need another one
     * over the little that they need of each linje.
     *
     * @param kjoering whose temporary folder they stand in
     * @param filer of one month and state, each dataset at most once
     */
    public Skrevet avLinjer(Kjoering kjoering, List<Utsnitt> filer, Avsloering avsloering) {
        Utsnitt foerste = filer.get(0);
        Utsnitt linjer =
                new Utsnitt(Datasett.PERSON, foerste.kalendermaaned(), foerste.kjoering(), foerste.versjon(), null);
        Map<Datasett, Parquetskriver> skrivere = new LinkedHashMap<>();
        try {
            filer.forEach(u -> skrivere.put(u.datasett(), skriver(kjoering, u)));
            Figurskriver figurer = new Figurskriver(foerste.kalendermaaned(), skrivere, avsloering);
            try (Maanedspass pass = new Maanedspass(skrivere.get(Datasett.PERSON), figurer, stopp)) {
                radkilde.les(linjer, avsloering, pass::legg);
                pass.slutt();
            }
            if (skrivere.containsKey(Datasett.TOTALT) || skrivere.containsKey(Datasett.TOTALT_BESKRIVELSE)) {
                radkilde.lesPersoner(linjer, figurer::leggPersonlinje);
                figurer.sluttPersoner();
            }
            Map<Utsnitt, Filkontroll> skrevet = new LinkedHashMap<>();
            for (Utsnitt u : filer) {
                skrevet.put(
                        u, Objects.requireNonNull(skrivere.get(u.datasett())).ferdig());
            }
            return new Skrevet(skrevet, figurer.personer());
        } finally {
            skrivere.values().forEach(Parquetskriver::close);
        }
    }

    /** Writes one file; those that do not come from the linjer of a month have their rows from the database. */
    public Filkontroll skriv(Kjoering kjoering, Utsnitt utsnitt, Avsloering avsloering) {
        if (Datasett.AV_LINJER.contains(utsnitt.datasett())) {
            return Objects.requireNonNull(
                    avLinjer(kjoering, List.of(utsnitt), avsloering).filer().get(utsnitt));
        }
        try (Parquetskriver skriver = skriver(kjoering, utsnitt)) {
            radkilde.les(utsnitt, avsloering, skriver::skriv);
            return skriver.ferdig();
        }
    }

    private Parquetskriver skriver(Kjoering kjoering, Utsnitt u) {
        return new Parquetskriver(
                lager,
                Utdatalager.midlertidig(kjoering, u.sti()),
                u.datasett(),
                u.kalendermaaned(),
                u.versjon(),
                komprimering);
    }
}
