package no.ssb.utleggstrekk.steg.avspilling;

import no.ssb.utleggstrekk.domene.Raasvar;
import no.ssb.utleggstrekk.domene.Svar;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.pseudonym.Raadatakryptering;
import no.ssb.utleggstrekk.skatteetaten.svar.Svartolk;
import no.ssb.utleggstrekk.tilstand.BesvartPar;
import no.ssb.utleggstrekk.tilstand.Raadatalager;
import no.ssb.utleggstrekk.tilstand.VentendePar;

/** Reads a kept answer again, by the same code as when it came. Calls nothing. */
record Avspiller(Raadatalager raadata, Pseudonymisering pseudonymisering, Svartolk tolk) {
    /**
     * What the answer means now.
     *
     * @throws VarigFeil BRUK when no raw answers are kept, or a key set is another than the one in use then
     */
    BesvartPar les(Avspillingslager.Opptak opptak) {
        VentendePar par = opptak.par();
        Raasvar kryptert = opptak.kryptert();
        byte[] kropp = noekkel()
                .dekrypter(
                        kryptert.kropp(),
                        Raadatalager.kontekst(par.inntektsmottaker(), kryptert.status(), opptak.besvarte()));
        Svar svar = tolk.tolk(
                pseudonymisering.klartekst(par.inntektsmottaker()),
                opptak.spenn(),
                par.kalendermaaned(),
                new Raasvar(kryptert.status(), kropp, kryptert.korrelasjonsid()));
        return new BesvartPar(par, new Svar(svar.utfall(), svar.avvik()), true);
    }

    private Raadatakryptering noekkel() {
        Raadatakryptering noekkel = raadata.kryptering();
        if (noekkel == null) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "utleggstrekk.raadata.behold is 0, so no raw answers are kept and there is nothing to read again");
        }
        return noekkel;
    }
}
