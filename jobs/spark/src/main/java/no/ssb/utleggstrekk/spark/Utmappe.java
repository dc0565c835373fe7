package no.ssb.utleggstrekk.spark;

import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** The root of {@code --ut}: what is written stands in its temp until all of it is written, and only then gets its name. */
final class Utmappe {
    /** What is under way. */
    static final String TEMP = Utdatalager.PRODUKT + "/temp/spark";

    private static final String FERDIG = TEMP + "/ferdig";

    private Utmappe() {}

    /**
     * Refuses one that is not empty, and tries to write there. What a run that was broken off left unfinished goes.
     *
     * @param lest the root that is read, which must be another place
     * @throws VarigFeil (BRUK)
     */
    static void klargjoer(String ut, Utdatalager lest) {
        try (Utdatalager lager = Rotvalg.UT.aapne(ut)) {
            String mappe = Rotvalg.tekst(lager);
            if (staarI(mappe, Rotvalg.tekst(lest)) || staarI(Rotvalg.tekst(lest), mappe)) {
                throw bruk(mappe, "this is --rot, or stands in it, or holds it; give an empty folder elsewhere");
            }
            if (!erTom(lager)) {
                throw bruk(
                        mappe,
                        "files stand there already; give an empty folder, or delete what a run that was broken off left");
            }
            lager.slett(TEMP);
            lager.kontrollerSkrivetilgang("spark/skriveproeve");
        } catch (Feil feil) {
            throw new VarigFeil(Exitkode.BRUK, Rotvalg.UT.melding(feil));
        }
    }

    /** Where a file stands when it is whole, and the others may not be. */
    static String ferdig(String sti) {
        return FERDIG + sti.substring(sti.lastIndexOf('/'));
    }

    /** Gives all files their names, and leaves nothing of temp. */
    static void navngi(String ut) {
        try (Utdatalager lager = Rotvalg.UT.aapne(ut)) {
            String mappe = Datasett.UNDERENHET.mappe(); // all of them are statistikk
            lager.navn(FERDIG).forEach(fil -> lager.flytt(FERDIG + "/" + fil, mappe + "/" + fil));
            lager.slett(Utdatalager.mappeTil(TEMP));
        }
    }

    /** But for what a run that was broken off left unfinished. */
    private static boolean erTom(Utdatalager lager) {
        return lager.navn(Utdatalager.PRODUKT).stream().allMatch("temp"::equals)
                && lager.navn(Utdatalager.mappeTil(TEMP)).stream().allMatch("spark"::equals);
    }

    private static boolean staarI(String mappe, String annen) {
        return (mappe + "/").startsWith(annen + "/");
    }

    private static VarigFeil bruk(String mappe, String hva) {
        return new VarigFeil(Exitkode.BRUK, "--ut %s: %s".formatted(mappe, hva));
    }
}
