package no.ssb.utleggstrekk.steg.publisering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Filkontroll;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Rotbilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.Utsnitt;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * Writes the files of a kjøring under temporary names, each with its Datadoc, and gives them their versions. A file that
 * says the same as the current version is dropped again (rule 16).
 */
final class Filskriving {
    private static final List<Datasett> MED_EGNE_VERSJONER =
            List.of(Datasett.PERSON, Datasett.UNDERENHET, Datasett.UNDERENHET_BESKRIVELSE);

    private final Utdatalager lager;
    private final Filskriver skriver;
    private final Radkilde radkilde;
    private final Utgivelser utgivelser;
    private final BeroerteMaaneder maaneder;
    private final Avsloering avsloering;
    private final VoktetTransaksjon transaksjon;

    Filskriving(
            Utdatalager lager,
            Filskriver skriver,
            Radkilde radkilde,
            Utgivelser utgivelser,
            BeroerteMaaneder maaneder,
            Avsloering avsloering,
            VoktetTransaksjon transaksjon) {
        this.lager = lager;
        this.skriver = skriver;
        this.radkilde = radkilde;
        this.utgivelser = utgivelser;
        this.maaneder = maaneder;
        this.avsloering = avsloering;
        this.transaksjon = transaksjon;
    }

    void skriv(Kjoering kjoering) {
        transaksjon.somEier(() -> lager.slett(Utdatalager.tempmappe(kjoering)));
        Rotbilde rot = Rotbilde.av(lager);
        List<Utgivelse> skrevne = new ArrayList<>();
        for (Kalendermaaned maaned : maaneder.aaPublisere(kjoering)) {
            for (Datasett datasett : MED_EGNE_VERSJONER) {
                skrevne.addAll(skriv(kjoering, datasett, maaned, rot));
            }
        }
        utgivelser.lagre(kjoering, skrevne);
    }

    private List<Utgivelse> skriv(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned, Rotbilde rot) {
        Optional<Utgivelse> gjeldende = utgivelser.gjeldende(datasett, maaned, kjoering);
        int forrige = gjeldende.map(Utgivelse::versjon).orElse(0);
        NavigableSet<Integer> ukjente = rot.over(datasett, maaned, forrige);
        if (!ukjente.isEmpty()) {
            return forbi(ukjente, kjoering, datasett, maaned);
        }
        // once a month has a stable version it stays stable
        int versjon = forrige > 0 || maaneder.erStabil(kjoering, maaned) ? forrige + 1 : 0;
        Utsnitt utsnitt = utgivelser.utsnitt(datasett, maaned, versjon, kjoering);
        Filkontroll kontroll = skriv(kjoering, utsnitt);
        if (gjeldende.isPresent() && gjeldende.get().sierDetSamme(kontroll.innhold(), versjon)) {
            List<Utgivelse> uendret = uendret(gjeldende.get(), kjoering);
            if (uendret.stream().allMatch(u -> rot.har(u.sti()))) {
                lager.slett(Utdatalager.midlertidig(kjoering, utsnitt.sti()));
                return uendret;
            }
        }
        return medDokument(kjoering, medEndring(kjoering, utsnitt, kontroll));
    }

    /**
     * A version when files stand at the root that the database does not know, as it was restored from a backup: the number of
     * one that is this very file, else the first above all of them.
     */
    private List<Utgivelse> forbi(
            NavigableSet<Integer> ukjente, Kjoering kjoering, Datasett datasett, Kalendermaaned maaned) {
        for (int versjon : ukjente) {
            Utsnitt utsnitt = utgivelser.utsnitt(datasett, maaned, versjon, kjoering);
            Map<Utsnitt, Filkontroll> filer = medEndring(kjoering, utsnitt, skriv(kjoering, utsnitt));
            if (lager.finnes(utsnitt.sti())
                    && filer.entrySet().stream()
                            .allMatch(f -> erLedigForDenne(f.getKey().sti(), f.getValue()))) {
                return medDokument(kjoering, filer);
            }
            filer.keySet().forEach(u -> lager.slett(Utdatalager.midlertidig(kjoering, u.sti())));
        }
        Utsnitt utsnitt = utgivelser.utsnitt(datasett, maaned, ukjente.last() + 1, kjoering);
        return medDokument(kjoering, medEndring(kjoering, utsnitt, skriv(kjoering, utsnitt)));
    }

    private boolean erLedigForDenne(String sti, Filkontroll kontroll) {
        return !lager.finnes(sti) || lager.sha256(sti).equals(kontroll.spor().sha256());
    }

    /** The current file, and the ledger of its version when it has one. */
    private List<Utgivelse> uendret(Utgivelse gjeldende, Kjoering kjoering) {
        List<Utgivelse> alle = new ArrayList<>(List.of(gjeldende));
        if (gjeldende.utsnitt().datasett() == Datasett.UNDERENHET) {
            utgivelser
                    .gjeldende(Datasett.ENDRING, gjeldende.utsnitt().kalendermaaned(), kjoering)
                    .ifPresent(alle::add);
        }
        return alle.stream().map(u -> u.uendret(avsloering)).toList();
    }

    /** A new version of utleggstrekk-underenhet has a ledger against the version before; there is none before the second. */
    private Map<Utsnitt, Filkontroll> medEndring(Kjoering kjoering, Utsnitt utsnitt, Filkontroll kontroll) {
        Map<Utsnitt, Filkontroll> filer = new LinkedHashMap<>();
        filer.put(utsnitt, kontroll);
        if (utsnitt.datasett() == Datasett.UNDERENHET && utsnitt.forrige() != null) {
            Utsnitt endring =
                    utgivelser.utsnitt(Datasett.ENDRING, utsnitt.kalendermaaned(), utsnitt.versjon(), kjoering);
            filer.put(endring, skriv(kjoering, endring));
        }
        return filer;
    }

    private List<Utgivelse> medDokument(Kjoering kjoering, Map<Utsnitt, Filkontroll> filer) {
        List<Utgivelse> nye = new ArrayList<>();
        filer.forEach((utsnitt, kontroll) ->
                nye.add(new Utgivelse(utsnitt, kontroll, skriver.dokument(kjoering, utsnitt), avsloering, true)));
        return nye;
    }

    private Filkontroll skriv(Kjoering kjoering, Utsnitt utsnitt) {
        return skriver.parquet(kjoering, utsnitt, til -> radkilde.les(utsnitt, til));
    }
}
