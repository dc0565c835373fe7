package no.ssb.utleggstrekk.steg.publisering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.utdata.Datadoc;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Maanedsfiler;
import no.ssb.utleggstrekk.utdata.Rotbilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the root is the one that the database published to, and whole; before the first call of every kjøring (rule 17).
 * A database may have been restored from a backup older than the files: then months with files that it does not know are
 * worked out anew, and no number of a kjøring that stands at the root is used again.
 */
public final class Rotkontroll {
    private static final Logger LOGG = LoggerFactory.getLogger(Rotkontroll.class);
    private static final String LOGGMAPPE = Utdatalager.PRODUKT + "/logg";

    private final Utdatalager lager;
    private final Kjoeringer kjoeringer;
    private final Utgivelser utgivelser;
    private final Maanedsfiler filer;
    private final Datadoc datadoc;
    private final VoktetTransaksjon transaksjon;

    Rotkontroll(
            Utdatalager lager,
            Kjoeringer kjoeringer,
            Utgivelser utgivelser,
            Maanedsfiler filer,
            Datadoc datadoc,
            VoktetTransaksjon transaksjon) {
        this.lager = lager;
        this.kjoeringer = kjoeringer;
        this.utgivelser = utgivelser;
        this.filer = filer;
        this.datadoc = datadoc;
        this.transaksjon = transaksjon;
    }

    /**
     * Looks, and mends what can be mended. Only for the owner of the lock.
     *
     * @throws VarigFeil (BRUK) when the root is another, or a file is gone that cannot be written again
     */
    public void kontroller() {
        kjoeringer.sistePubliserte().ifPresent(this::kreverManifest);
        Optional<Kjoering> uferdig = kjoeringer.uferdig();
        if (uferdig.isPresent() && kjoeringer.erUnderPublisering(uferdig.get())) {
            return; // some of its files are in place and some are not: it goes forward
        }
        skillNumre(uferdig);
        Rotbilde rot = Rotbilde.av(lager);
        noterUkjente(rot);
        skrivManglende(rot);
    }

    private void kreverManifest(Kjoering siste) {
        List<String> funn = new ArrayList<>();
        Manifestkontroll kontroll = new Manifestkontroll(lager, kjoeringer, utgivelser);
        for (Utgivelse u : utgivelser.av(siste)) {
            kontroll.kontroller(siste, u, funn);
            if (!funn.isEmpty()) {
                throw new VarigFeil(
                        Exitkode.BRUK,
                        "utleggstrekk.utdata.rot: %s is not the root that kjøring %d published to, or is not whole: %s; mount its volume, or set the key to where the files are"
                                .formatted(lager.fullSti(""), siste.id(), funn.get(0)));
            }
        }
    }

    /** Numbers go on above the highest that stands at the root, whoever it belonged to. */
    private void skillNumre(Optional<Kjoering> uferdig) {
        long hoyeste = lager.navn(LOGGMAPPE).stream()
                .flatMap(m -> lager.navn(LOGGMAPPE + "/" + m).stream())
                .flatMap(navn -> Kjoering.nummer(navn).stream())
                .max(Comparator.naturalOrder())
                .orElse(0L);
        if (hoyeste > 0) {
            kjoeringer.tellVidereFra(hoyeste);
        }
        uferdig.filter(k -> k.id() < hoyeste || lager.finnes(Manifest.sti(k))).ifPresent(k -> {
            Kjoering ny = kjoeringer.medNyttNummer(k);
            transaksjon.somEier(() -> lager.slettMidlertidige(k));
            LOGG.warn("Kjøring {} was finished by another database: it goes on as number {} here", k.id(), ny.id());
        });
    }

    private void noterUkjente(Rotbilde rot) {
        List<Utgivelse> gjeldende = utgivelser.gjeldende();
        for (Datasett datasett : Datasett.AV_LINJER) {
            for (Kalendermaaned maaned : rot.maaneder(datasett)) {
                int versjon = gjeldende.stream()
                        .filter(u -> u.utsnitt().datasett() == datasett
                                && u.utsnitt().kalendermaaned().equals(maaned))
                        .mapToInt(Utgivelse::versjon)
                        .findFirst()
                        .orElse(0);
                if (!rot.over(datasett, maaned, versjon).isEmpty()) {
                    LOGG.warn(
                            "{} for {} stands at the root in a version that the database does not know: the month is worked out anew",
                            datasett.navn(),
                            maaned);
                    utgivelser.omregn(maaned);
                }
            }
        }
    }

    private void skrivManglende(Rotbilde rot) {
        Set<Kalendermaaned> omregnes = utgivelser.omregnes();
        for (Utgivelse u : utgivelser.gjeldende()) {
            boolean hel = rot.har(u.sti()) && rot.har(u.dokumentsti());
            if (!hel && !omregnes.contains(u.utsnitt().kalendermaaned())) {
                skrivIgjen(utgivelser
                        .skrevet(u.utsnitt().datasett(), u.utsnitt().kalendermaaned(), u.versjon())
                        .orElse(u));
            }
        }
    }

    private void skrivIgjen(Utgivelse u) {
        Kjoering skrevetAv = kjoeringer.hent(u.utsnitt().kjoering());
        settPaaPlass(skrevetAv, u, u.dokumentsti(), u.dokument());
        settPaaPlass(skrevetAv, u, u.sti(), u.kontroll().spor());
    }

    private void settPaaPlass(Kjoering skrevetAv, Utgivelse u, String sti, Filspor spor) {
        if (lager.finnes(sti)) {
            return;
        }
        String fra = Utdatalager.midlertidig(skrevetAv, sti);
        transaksjon.somEier(() -> lager.slett(fra));
        Filspor igjen = sti.equals(u.sti())
                ? filer.skriv(skrevetAv, u.utsnitt(), u.avsloering()).spor()
                : datadoc.skriv(skrevetAv, u.utsnitt());
        boolean sammeFil = igjen.equals(spor);
        transaksjon.somEier(() -> {
            if (sammeFil) {
                lager.flytt(fra, sti);
            }
            lager.slettMidlertidige(skrevetAv);
        });
        if (!sammeFil) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "%s is missing, and cannot be written again as it was; put it back from a backup, or `recompute --fra %s --til %s` gives the month a new version"
                            .formatted(
                                    lager.sti(sti),
                                    u.utsnitt().kalendermaaned(),
                                    u.utsnitt().kalendermaaned()));
        }
        LOGG.warn("{} was missing: written again as it was", lager.sti(sti));
    }
}
