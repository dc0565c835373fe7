package no.ssb.utleggstrekk.publisering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import no.ssb.utleggstrekk.drift.Eierskap;
import no.ssb.utleggstrekk.drift.Stoppsignal;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.utdata.Utdatalager;

/**
 * Writes the files of a kjøring under temporary names and reads them back. A file that says the same as the current
 * version is dropped again (rule 16).
 */
final class Filskriving {
    private final Utdatalager lager;
    private final Radkilde radkilde;
    private final Utgivelser utgivelser;
    private final Innstillinger innstillinger;
    private final Stoppsignal stopp;
    private final Eierskap eierskap;

    Filskriving(
            Utdatalager lager,
            Radkilde radkilde,
            Utgivelser utgivelser,
            Innstillinger innstillinger,
            Stoppsignal stopp,
            Eierskap eierskap) {
        this.eierskap = eierskap;
        this.stopp = stopp;
        this.lager = lager;
        this.radkilde = radkilde;
        this.utgivelser = utgivelser;
        this.innstillinger = innstillinger;
    }

    void skriv(Kjoering kjoering, List<Kalendermaaned> maaneder) {
        eierskap.utfoer(() -> lager.slett(Utdatalager.tempmappe(kjoering)));
        List<Utgivelse> skrevne = new ArrayList<>();
        for (Kalendermaaned maaned : maaneder) {
            for (Datasett datasett : Datasett.values()) {
                skrevne.add(skriv(kjoering, datasett, maaned));
            }
        }
        utgivelser.lagre(kjoering, skrevne);
    }

    private Utgivelse skriv(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned) {
        Optional<Utgivelse> gjeldende = utgivelser.gjeldende(datasett, maaned, kjoering);
        int versjon = nyVersjon(gjeldende, kjoering.erStabil(maaned, innstillinger.stabilFraDag()));
        Filkontroll kontroll = skrivMidlertidig(kjoering, datasett, maaned, versjon);
        if (gjeldende.isPresent() && gjeldende.get().sierDetSamme(kontroll.innhold(), versjon)) {
            lager.slett(midlertidig(kjoering, datasett, maaned, versjon));
            Utgivelse u = gjeldende.get();
            return new Utgivelse(datasett, maaned, u.versjon(), u.kontroll(), false);
        }
        return new Utgivelse(datasett, maaned, versjon, kontroll, true);
    }

    /** Once a month has a stable version it stays stable. */
    private static int nyVersjon(Optional<Utgivelse> gjeldende, boolean stabil) {
        int forrige = gjeldende.map(Utgivelse::versjon).orElse(0);
        return stabil || forrige > 0 ? forrige + 1 : 0;
    }

    /** Writes one file under its temporary name; what is read back must be what was written. */
    Filkontroll skrivMidlertidig(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned, int versjon) {
        String sti = midlertidig(kjoering, datasett, maaned, versjon);
        Filinnhold skrevet;
        eierskap.utfoer(() -> lager.slett(sti)); // a new owner writes under the same names
        try (Parquetskriver skriver = new Parquetskriver(
                lager, sti, datasett, maaned, versjon, innstillinger.utdata().komprimering())) {
            radkilde.les(datasett, maaned, rad -> {
                stopp.kontroller(); // a month can have millions of rows
                skriver.skriv(rad);
            });
            skrevet = skriver.ferdig();
        }
        Filkontroll lest = new Parquetleser(lager).kontroll(datasett, sti);
        if (!lest.innhold().equals(skrevet)) {
            throw new MidlertidigFeil(
                    "%s does not read back as it was written: %s, not %s; check the disk, then restart"
                            .formatted(lager.sti(sti), lest.innhold(), skrevet));
        }
        return lest;
    }

    String midlertidig(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned, int versjon) {
        return Utdatalager.tempmappe(kjoering) + "/" + datasett.filnavn(maaned, versjon);
    }
}
