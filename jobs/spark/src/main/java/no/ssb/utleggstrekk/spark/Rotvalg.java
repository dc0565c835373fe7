package no.ssb.utleggstrekk.spark;

import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Komprimering;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Utdata;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** The two roots of the command line; a fault of one names its option, and not the monthly job's key. */
enum Rotvalg {
    ROT("--rot"),
    UT("--ut");

    private final String navn;

    Rotvalg(String navn) {
        this.navn = navn;
    }

    /** As {@link Utdatalager#aapne}. */
    Utdatalager aapne(String rot) {
        try {
            return Utdatalager.aapne(new Utdata(rot, Komprimering.ZSTD));
        } catch (Feil feil) {
            throw new VarigFeil(feil.exitkode(), melding(feil));
        }
    }

    /** A root as it is told of, such as {@code /data/utleggstrekk}. */
    static String tekst(Utdatalager lager) {
        return lager.fullSti("").replaceFirst("/$", "");
    }

    /** What a fault says, of this option. */
    String melding(Feil feil) {
        return String.valueOf(feil.getMessage()).replace("utleggstrekk.utdata.rot", navn);
    }
}
