package no.ssb.utleggstrekk.kjoering;

import java.time.Duration;
import java.util.Map;
import no.ssb.utleggstrekk.grunn.Varighet;

/**
 * How far a step has come.
 *
 * @param steg its name
 * @param ferdig how much is done
 * @param totalt of how much; 0 when that is not known
 * @param enhet what is counted; empty when the name says it
 * @param tid since it began
 */
public record Stegbilde(String steg, long ferdig, long totalt, String enhet, Duration tid) {
    /** What the steps count. */
    private static final Map<String, String> ENHET = Map.of(
            "hendelser", "hendelser",
            "numre", "hendelser",
            "oppslag", "par",
            "avspilling", "par",
            "sammenstilling", "months");

    private static final int MINSTE_STOLPE = 10;
    private static final int STOERSTE_STOLPE = 30;

    /** What a step counts, when nothing else is said; empty when its name says it. */
    static String enhet(String steg) {
        return ENHET.getOrDefault(steg, "");
    }

    /** For a log: {@code oppslag: 400 of 1594 par, 50/s, about 24 s left}. */
    public String linje() {
        return steg + ": " + antall() + rest();
    }

    /** For a terminal so many columns wide: the same with a bar, or without it where there is no room. */
    public String livelinje(int bredde) {
        String uten = linje();
        int plass = bredde - uten.length() - 4;
        if (totalt == 0 || plass < MINSTE_STOLPE) {
            return uten;
        }
        int lengde = Math.min(plass, STOERSTE_STOLPE);
        int fylt = (int) (lengde * Math.min(ferdig, totalt) / totalt);
        return "[" + "#".repeat(fylt) + ".".repeat(lengde - fylt) + "] " + uten;
    }

    /** How much, or how long it took when nothing was counted. */
    public String antall() {
        if (ferdig == 0 && totalt == 0) {
            return Varighet.tekst(tid);
        }
        return ferdig + (totalt > ferdig ? " of " + totalt : "") + (enhet.isEmpty() ? "" : " " + enhet);
    }

    private String rest() {
        double rate = ferdig / (Math.max(tid.toMillis(), 1) / 1000.0);
        if (rate == 0) {
            return "";
        }
        String fart = rate < 1 ? "" : ", " + Math.round(rate) + "/s";
        return totalt > ferdig
                ? fart + ", about " + Varighet.tekst(Duration.ofSeconds(Math.round((totalt - ferdig) / rate))) + " left"
                : fart;
    }
}
