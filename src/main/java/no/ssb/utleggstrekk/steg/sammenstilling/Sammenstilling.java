package no.ssb.utleggstrekk.steg.sammenstilling;

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
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.utdata.Datadoc;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Filkontroll;
import no.ssb.utleggstrekk.utdata.Maanedsfiler;
import no.ssb.utleggstrekk.utdata.Rotbilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.Utsnitt;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Works out the figures of each month, from all that we hold for it, and writes its files under temporary names, each with
 * its Datadoc and its version. A file that says the same as the current version is dropped again (rules 12–16). Last comes the
 * overview of all versions, when there is a new one.
 */
final class Sammenstilling {
    private final JdbcClient jdbc;
    private final Utdatalager lager;
    private final Maanedsfiler filer;
    private final Datadoc datadoc;
    private final Utgivelser utgivelser;
    private final BeroerteMaaneder maaneder;
    private final Avsloering avsloering;
    private final VoktetTransaksjon transaksjon;
    private final Framdrift framdrift;

    Sammenstilling(
            JdbcClient jdbc,
            Utdatalager lager,
            Maanedsfiler filer,
            Datadoc datadoc,
            Utgivelser utgivelser,
            BeroerteMaaneder maaneder,
            Avsloering avsloering,
            VoktetTransaksjon transaksjon,
            Framdrift framdrift) {
        this.jdbc = jdbc;
        this.lager = lager;
        this.filer = filer;
        this.datadoc = datadoc;
        this.utgivelser = utgivelser;
        this.maaneder = maaneder;
        this.avsloering = avsloering;
        this.transaksjon = transaksjon;
        this.framdrift = framdrift;
    }

    void sammenstill(Kjoering kjoering) {
        transaksjon.somEier(() -> {
            jdbc.sql("analyze linje").update();
            lager.slettMidlertidige(kjoering);
        });
        Rotbilde rot = Rotbilde.av(lager);
        List<Utgivelse> alle = new ArrayList<>();
        List<Kalendermaaned> beroerte = maaneder.aaPublisere(kjoering);
        framdrift.start("sammenstilling", beroerte.size());
        for (Kalendermaaned maaned : beroerte) {
            alle.addAll(maaned(kjoering, maaned, rot));
            framdrift.ferdig(1);
        }
        utgivelser.lagre(kjoering, alle);
        if (alle.stream().anyMatch(Utgivelse::ny)) {
            Utsnitt oversikt = utgivelser.oversikt(kjoering, rot);
            alle.addAll(medDokument(kjoering, Map.of(oversikt, filer.skriv(kjoering, oversikt, avsloering)), null));
            utgivelser.lagre(kjoering, alle);
        }
    }

    private List<Utgivelse> maaned(Kjoering kjoering, Kalendermaaned maaned, Rotbilde rot) {
        List<Utsnitt> nye = new ArrayList<>();
        for (Datasett datasett : Datasett.AV_LINJER) {
            int versjon = nesteVersjon(kjoering, maaned, forrige(kjoering, datasett, maaned));
            nye.add(utgivelser.utsnitt(datasett, maaned, versjon, kjoering));
        }
        List<Utgivelse> alle = new ArrayList<>();
        Maanedsfiler.Skrevet skrevet = filer.avLinjer(kjoering, nye, avsloering);
        skrevet.filer().forEach((utsnitt, fil) -> alle.addAll(velg(kjoering, utsnitt, fil, rot, skrevet.personer())));
        return alle;
    }

    private int forrige(Kjoering kjoering, Datasett datasett, Kalendermaaned maaned) {
        return utgivelser
                .gjeldende(datasett, maaned, kjoering)
                .map(Utgivelse::versjon)
                .orElse(0);
    }

    /** Once a month has a stable version it stays stable. */
    private int nesteVersjon(Kjoering kjoering, Kalendermaaned maaned, int forrige) {
        return forrige > 0 || maaneder.erStabil(kjoering, maaned) ? forrige + 1 : 0;
    }

    /** The new file as a version of its own, or the current one, when it says the same. */
    private List<Utgivelse> velg(Kjoering kjoering, Utsnitt utsnitt, Filkontroll fil, Rotbilde rot, long personer) {
        Optional<Utgivelse> gjeldende = utgivelser.gjeldende(utsnitt.datasett(), utsnitt.kalendermaaned(), kjoering);
        NavigableSet<Integer> ukjente = rot.over(
                utsnitt.datasett(),
                utsnitt.kalendermaaned(),
                gjeldende.map(Utgivelse::versjon).orElse(0));
        if (!ukjente.isEmpty()) {
            forkast(kjoering, List.of(utsnitt));
            return forbi(ukjente, kjoering, utsnitt, personer);
        }
        if (gjeldende.isPresent() && gjeldende.get().sierDetSamme(fil.innhold(), utsnitt.versjon())) {
            List<Utgivelse> uendret = uendret(gjeldende.get(), kjoering);
            if (uendret.stream().allMatch(u -> rot.har(u.sti()))) {
                forkast(kjoering, List.of(utsnitt));
                return uendret;
            }
        }
        return medDokument(kjoering, medEndring(kjoering, utsnitt, fil), personer);
    }

    /**
     * A version when files stand at the root that the database does not know, as it was restored from a backup: the number of
     * one that is this very file, else the first above all of them.
     */
    private List<Utgivelse> forbi(NavigableSet<Integer> ukjente, Kjoering kjoering, Utsnitt som, long personer) {
        for (int versjon : ukjente) {
            Map<Utsnitt, Filkontroll> nye = medNummer(versjon, kjoering, som);
            if (lager.finnes(nye.keySet().iterator().next().sti())
                    && nye.entrySet().stream()
                            .allMatch(f -> erLedigForDenne(f.getKey().sti(), f.getValue()))) {
                return medDokument(kjoering, nye, personer);
            }
            forkast(kjoering, List.copyOf(nye.keySet()));
        }
        return medDokument(kjoering, medNummer(ukjente.last() + 1, kjoering, som), personer);
    }

    private Map<Utsnitt, Filkontroll> medNummer(int versjon, Kjoering kjoering, Utsnitt som) {
        Utsnitt utsnitt = utgivelser.utsnitt(som.datasett(), som.kalendermaaned(), versjon, kjoering);
        return medEndring(kjoering, utsnitt, filer.skriv(kjoering, utsnitt, avsloering));
    }

    private boolean erLedigForDenne(String sti, Filkontroll fil) {
        return !lager.finnes(sti) || lager.sha256(sti).equals(fil.spor().sha256());
    }

    private void forkast(Kjoering kjoering, List<Utsnitt> filer) {
        filer.forEach(u -> lager.slett(Utdatalager.midlertidig(kjoering, u.sti())));
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
    private Map<Utsnitt, Filkontroll> medEndring(Kjoering kjoering, Utsnitt utsnitt, Filkontroll fil) {
        Map<Utsnitt, Filkontroll> nye = new LinkedHashMap<>();
        nye.put(utsnitt, fil);
        if (utsnitt.datasett() == Datasett.UNDERENHET && utsnitt.forrige() != null) {
            Utsnitt endring =
                    utgivelser.utsnitt(Datasett.ENDRING, utsnitt.kalendermaaned(), utsnitt.versjon(), kjoering);
            nye.put(endring, filer.skriv(kjoering, endring, avsloering));
        }
        return nye;
    }

    /** @param personer behind the figures; a ledger is not about all of them */
    private List<Utgivelse> medDokument(Kjoering kjoering, Map<Utsnitt, Filkontroll> nye, @Nullable Long personer) {
        List<Utgivelse> alle = new ArrayList<>();
        nye.forEach((utsnitt, fil) -> alle.add(new Utgivelse(
                utsnitt,
                fil,
                utsnitt.datasett() == Datasett.ENDRING ? null : personer,
                datadoc.skriv(kjoering, utsnitt),
                avsloering,
                true)));
        return alle;
    }
}
