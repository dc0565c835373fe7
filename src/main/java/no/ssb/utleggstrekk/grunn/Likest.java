package no.ssb.utleggstrekk.grunn;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody may have meant who wrote a name that there is not. */
public final class Likest {
    private Likest() {}

    /** The end of a line about a name: {@code , did you mean run?}, or nothing. */
    public static String forslag(String skrevet, Collection<String> kjente) {
        return til(skrevet, kjente).map(k -> ", did you mean %s?".formatted(k)).orElse("");
    }

    /** The known name that is nearest, when it is near. */
    static Optional<String> til(String skrevet, Collection<String> kjente) {
        int lengst = Math.max(1, skrevet.length() / 4);
        return kjente.stream()
                .filter(k -> avstand(skrevet, k) <= Math.min(lengst, k.length() - 2))
                .min(Comparator.<String>comparingInt(k -> avstand(skrevet, k)).thenComparing(k -> k));
    }

    /** How many letters to add, take away, change, or swap with the next. */
    private static int avstand(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int ulik = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + ulik);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
