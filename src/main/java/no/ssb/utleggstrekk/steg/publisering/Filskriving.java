package no.ssb.utleggstrekk.steg.publisering;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Filinnhold;
import no.ssb.utleggstrekk.utdata.Filkontroll;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Parquetskriver;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.Utsnitt;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * Writes the files of a kjøring under temporary names, each with its Datadoc, and reads them back. A file that says the
 * same as the current version is dropped again (rule 16).
 */
final class Filskriving {
    private static final List<Datasett> MED_EGNE_VERSJONER =
            List.of(Datasett.PERSON, Datasett.UNDERENHET, Datasett.UNDERENHET_BESKRIVELSE);

    private final Utdatalager lager;
    private final Radkilde radkilde;
    private final Utgivelser utgivelser;
    private final Datadoc datadoc;
    private final Innstillinger innstillinger;
    private final Stoppsignal stopp;
    private final VoktetTransaksjon transaksjon;

    Filskriving(
            Utdatalager lager,
            Radkilde radkilde,
            Utgivelser utgivelser,
            Datadoc datadoc,
            Innstillinger innstillinger,
            Stoppsignal stopp,
            VoktetTransaksjon transaksjon) {
        this.transaksjon = transaksjon;
        this.stopp = stopp;
        this.lager = lager;
        this.radkilde = radkilde;
        this.utgivelser = utgivelser;
        this.datadoc = datadoc;
        this.innstillinger = innstillinger;
    }

    void skriv(Kjoering kjoering, List<Kalendermaaned> maaneder) {
        transaksjon.somEier(() -> lager.slett(Utdatalager.tempmappe(kjoering)));
        List<Utgivelse> skrevne = new ArrayList<>();
        for (Kalendermaaned maaned : maaneder) {
            for (Datasett datasett : MED_EGNE_VERSJONER) {
                Utgivelse utgivelse = skriv(kjoering, datasett, maaned);
                skrevne.add(utgivelse);
                if (datasett == Datasett.UNDERENHET) {
                    endring(kjoering, utgivelse).ifPresent(skrevne::add);
                }
            }
        }
        utgivelser.lagre(kjoering, skrevne);
    }

    private Utgivelse skriv(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned) {
        Optional<Utgivelse> gjeldende = utgivelser.gjeldende(datasett, maaned, kjoering);
        int versjon = nyVersjon(gjeldende, kjoering.erStabil(maaned, innstillinger.stabilFraDag()));
        Utsnitt utsnitt = utgivelser.utsnitt(datasett, maaned, versjon, kjoering);
        Filkontroll kontroll = skrivMidlertidig(kjoering, utsnitt);
        if (gjeldende.isPresent() && gjeldende.get().sierDetSamme(kontroll.innhold(), versjon)) {
            lager.slett(Utdatalager.midlertidig(kjoering, utsnitt.sti()));
            return gjeldende.get().uendret(innstillinger.avsloering());
        }
        return ny(kjoering, utsnitt, kontroll);
    }

    /** Once a month has a stable version it stays stable. */
    private static int nyVersjon(Optional<Utgivelse> gjeldende, boolean stabil) {
        int forrige = gjeldende.map(Utgivelse::versjon).orElse(0);
        return stabil || forrige > 0 ? forrige + 1 : 0;
    }

    /** The ledger follows the versions of utleggstrekk-underenhet; there is none before the second. */
    private Optional<Utgivelse> endring(Kjoering kjoering, Utgivelse underenhet) {
        Kalendermaaned maaned = underenhet.utsnitt().kalendermaaned();
        if (underenhet.versjon() <= 1) {
            return Optional.empty();
        }
        if (!underenhet.ny()) {
            return utgivelser
                    .gjeldende(Datasett.ENDRING, maaned, kjoering)
                    .map(u -> u.uendret(innstillinger.avsloering()));
        }
        Utsnitt utsnitt = utgivelser.utsnitt(Datasett.ENDRING, maaned, underenhet.versjon(), kjoering);
        return Optional.of(ny(kjoering, utsnitt, skrivMidlertidig(kjoering, utsnitt)));
    }

    private Utgivelse ny(Kjoering kjoering, Utsnitt utsnitt, Filkontroll kontroll) {
        return new Utgivelse(utsnitt, kontroll, skrivDokument(kjoering, utsnitt), innstillinger.avsloering(), true);
    }

    /** Writes one file under its temporary name; what is read back must be what was written. */
    Filkontroll skrivMidlertidig(Kjoering kjoering, Utsnitt utsnitt) {
        String sti = Utdatalager.midlertidig(kjoering, utsnitt.sti());
        Filinnhold skrevet;
        transaksjon.somEier(() -> lager.slett(sti)); // a new owner writes under the same names
        try (Parquetskriver skriver = new Parquetskriver(
                lager,
                sti,
                utsnitt.datasett(),
                utsnitt.kalendermaaned(),
                utsnitt.versjon(),
                innstillinger.utdata().komprimering())) {
            radkilde.les(utsnitt, rad -> {
                stopp.kontroller(); // a month can have millions of rows
                skriver.skriv(rad);
            });
            skrevet = skriver.ferdig();
        }
        Filkontroll lest = new Parquetleser(lager).kontroll(utsnitt.datasett(), sti);
        if (!lest.innhold().equals(skrevet)) {
            throw new MidlertidigFeil(
                    "%s does not read back as it was written: %s, not %s; check the disk, then restart"
                            .formatted(lager.sti(sti), lest.innhold(), skrevet));
        }
        return lest;
    }

    /** Writes the Datadoc of one file under its temporary name. */
    Filspor skrivDokument(Kjoering kjoering, Utsnitt utsnitt) {
        String sti = Utdatalager.midlertidig(kjoering, Datasett.dokument(utsnitt.sti()));
        lager.skrivTekst(sti, datadoc.tekst(kjoering, utsnitt));
        return Filspor.av(lager, sti);
    }
}
