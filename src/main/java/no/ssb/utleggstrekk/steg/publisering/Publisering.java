package no.ssb.utleggstrekk.steg.publisering;

import java.util.List;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.utdata.Datadoc;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Maanedsfiler;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * Puts the balanced files in place, all or nothing (rule 17): first a last look at the files, then the note in the
 * database that it has begun, then the renames, then the manifest, in which they are published, then the versions in the
 * database, and last version 0 and the temporary files go. Every part can be done again, also where a rename is a copy and a
 * deletion; a crash anywhere is finished by the restart, never undone, so that a reader sees no file that changes later.
 */
final class Publisering {
    private final Utdatalager lager;
    private final Utgivelser utgivelser;
    private final Maanedsfiler filer;
    private final Datadoc datadoc;
    private final Manifest manifest;
    private final Kjoeringer kjoeringer;
    private final VoktetTransaksjon transaksjon;

    Publisering(
            Utdatalager lager,
            Utgivelser utgivelser,
            Maanedsfiler filer,
            Datadoc datadoc,
            Manifest manifest,
            Kjoeringer kjoeringer,
            VoktetTransaksjon transaksjon) {
        this.transaksjon = transaksjon;
        this.lager = lager;
        this.utgivelser = utgivelser;
        this.filer = filer;
        this.datadoc = datadoc;
        this.manifest = manifest;
        this.kjoeringer = kjoeringer;
    }

    void publiser(Kjoering kjoering) {
        List<Utgivelse> alle = utgivelser.av(kjoering);
        if (!kjoeringer.erUnderPublisering(kjoering)) {
            new SisteKontroll(lager).kontroller(kjoering, alle);
            kjoeringer.publiseres(kjoering);
        }
        alle.stream().filter(Utgivelse::ny).forEach(u -> plasser(kjoering, u));
        transaksjon.somEier(() -> manifest.skriv(kjoering, alle));
        utgivelser.publiser(kjoering);
        transaksjon.somEier(() -> {
            alle.stream()
                    .filter(u -> u.versjon() > 0 && u.utsnitt().datasett() != Datasett.UTGIVELSER)
                    .forEach(this::fjernUstabil);
            lager.slettMidlertidige(kjoering);
        });
        kjoeringer.filerErPaaPlass(kjoering);
    }

    /** The Datadoc first: who sees a Parquet file shall find its description. */
    private void plasser(Kjoering kjoering, Utgivelse u) {
        plasser(kjoering, u, u.dokumentsti(), u.dokument());
        plasser(kjoering, u, u.sti(), u.kontroll().spor());
    }

    private void plasser(Kjoering kjoering, Utgivelse u, String sti, Filspor spor) {
        if (staarDer(sti, spor)) {
            return; // renamed before a crash
        }
        String fra = Utdatalager.midlertidig(kjoering, sti);
        if (!staarDer(fra, spor)) {
            skrivIgjen(kjoering, u, sti, spor);
        }
        transaksjon.somEier(() -> {
            if (u.versjon() == 0) {
                lager.erstatt(fra, sti);
            } else {
                lager.flytt(fra, sti);
            }
        });
    }

    private boolean staarDer(String sti, Filspor spor) {
        return lager.finnes(sti) && lager.sha256(sti).equals(spor.sha256());
    }

    /**
     * The temporary file was lost or spoilt after the publishing had begun: what we hold has not changed since, so it can be
     * made once more, to the byte.
     */
    private void skrivIgjen(Kjoering kjoering, Utgivelse u, String sti, Filspor spor) {
        transaksjon.somEier(() -> lager.slett(Utdatalager.midlertidig(kjoering, sti)));
        Filspor igjen = sti.equals(u.sti())
                ? filer.skriv(kjoering, u.utsnitt(), u.avsloering()).spor()
                : datadoc.skriv(kjoering, u.utsnitt());
        if (!igjen.equals(spor)) {
            throw new MidlertidigFeil(
                    "%s was lost, and the database and configuration no longer give the same file; nothing was put in its place. Put them back as they were, then restart"
                            .formatted(lager.sti(sti)));
        }
    }

    /** The file before its description, for the same reason. */
    private void fjernUstabil(Utgivelse u) {
        String ustabil = u.utsnitt().datasett().sti(u.utsnitt().kalendermaaned(), 0);
        lager.slett(ustabil);
        lager.slett(Datasett.dokument(ustabil));
    }
}
