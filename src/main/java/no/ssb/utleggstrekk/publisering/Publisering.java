package no.ssb.utleggstrekk.publisering;

import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.MidlertidigFeil;
import no.ssb.utleggstrekk.drift.Eierskap;
import no.ssb.utleggstrekk.drift.Kjoeringer;
import no.ssb.utleggstrekk.utdata.Utdatalager;

/**
 * Puts the balanced files in place, all or nothing (rule 17): first the note in the database that it has begun, then the
 * renames, then the versions, and the manifest last. Every part can be done again; a crash anywhere is finished by the
 * restart, never undone, so that a reader sees no file that changes later.
 */
final class Publisering {
    private final Utdatalager lager;
    private final Utgivelser utgivelser;
    private final Filskriving filskriving;
    private final Manifest manifest;
    private final Kjoeringer kjoeringer;
    private final Eierskap eierskap;

    Publisering(
            Utdatalager lager,
            Utgivelser utgivelser,
            Filskriving filskriving,
            Manifest manifest,
            Kjoeringer kjoeringer,
            Eierskap eierskap) {
        this.eierskap = eierskap;
        this.lager = lager;
        this.utgivelser = utgivelser;
        this.filskriving = filskriving;
        this.manifest = manifest;
        this.kjoeringer = kjoeringer;
    }

    void publiser(Kjoering kjoering) {
        kjoeringer.publiseres(kjoering);
        List<Utgivelse> alle = utgivelser.av(kjoering);
        alle.stream().filter(Utgivelse::ny).forEach(u -> plasser(kjoering, u));
        utgivelser.publiser(kjoering);
        eierskap.utfoer(() -> {
            alle.stream().filter(u -> u.versjon() > 0).forEach(this::fjernUstabil);
            manifest.skriv(kjoering, alle);
            lager.slett(Utdatalager.tempmappe(kjoering));
        });
    }

    private void plasser(Kjoering kjoering, Utgivelse u) {
        String fra = filskriving.midlertidig(kjoering, u.datasett(), u.kalendermaaned(), u.versjon());
        if (lager.finnes(u.sti()) && lager.sha256(u.sti()).equals(u.kontroll().sha256())) {
            return; // renamed before a crash
        }
        if (!lager.finnes(fra)) {
            skrivIgjen(kjoering, u);
        }
        eierskap.utfoer(() -> {
            if (u.versjon() == 0) {
                lager.erstatt(fra, u.sti());
            } else {
                lager.flytt(fra, u.sti());
            }
        });
    }

    /** The temporary file was lost: what we hold has not changed since, so it can be made once more, to the byte. */
    private void skrivIgjen(Kjoering kjoering, Utgivelse u) {
        Filkontroll igjen = filskriving.skrivMidlertidig(kjoering, u.datasett(), u.kalendermaaned(), u.versjon());
        if (!igjen.equals(u.kontroll())) {
            throw new MidlertidigFeil(
                    "%s was lost, and the database no longer gives the same file; nothing was put in its place"
                            .formatted(lager.sti(u.sti())));
        }
    }

    private void fjernUstabil(Utgivelse u) {
        lager.slett(u.datasett().sti(u.kalendermaaned(), 0));
    }
}
