package no.ssb.utleggstrekk.innstillinger;

/**
 * Where a file is wrong, and why. Never what stands there.
 *
 * @param linje from 1
 * @param kolonne from 1
 */
record Feilsted(long linje, long kolonne, String grunn) {
    /**
     * At a place in the text.
     *
     * @param plass from 0
     */
    static Feilsted ved(String tekst, int plass, String grunn) {
        String foer = tekst.substring(0, plass);
        long linje = foer.chars().filter(c -> c == '\n').count() + 1;
        return new Feilsted(linje, plass - foer.lastIndexOf('\n'), grunn);
    }
}
