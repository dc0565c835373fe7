package no.ssb.utleggstrekk.simulator;

/**
 * One person in one month.
 *
 * @param identifikator 11 digits in clear
 * @param kalendermaaned {@code YYYY-MM}
 */
public record Par(String identifikator, String kalendermaaned) {
    @Override
    public String toString() {
        return "Par[***, " + kalendermaaned + "]";
    }
}
