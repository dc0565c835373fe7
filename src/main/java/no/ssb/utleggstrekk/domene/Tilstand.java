package no.ssb.utleggstrekk.domene;

/** How far a kjøring has come. The names are stored: never rename. */
public enum Tilstand {
    PAABEGYNT,
    /** Its files are being put in place: from here it only goes forward. */
    PUBLISERES,
    PUBLISERT,
    /** Ended without new files, as nothing was new. */
    INGENTING_NYTT;

    /** Whether something is left to do. */
    public boolean erUferdig() {
        return this == PAABEGYNT || this == PUBLISERES;
    }
}
