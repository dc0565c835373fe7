package no.ssb.utleggstrekk.domene;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A calendar month as the API writes it, {@code YYYY-MM}.
 *
 * @param verdi the month; its year is between 1900 and 2199
 */
public record Kalendermaaned(YearMonth verdi) implements Comparable<Kalendermaaned> {
    private static final Pattern FORM = Pattern.compile("(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])");

    /**
     * Reads {@code YYYY-MM}.
     *
     * @throws IllegalArgumentException when the text is not a real month of that form; the text itself is not quoted
     */
    public static Kalendermaaned av(String tekst) {
        return les(tekst)
                .orElseThrow(() -> new IllegalArgumentException("not a month of the form YYYY-MM, such as 2026-10"));
    }

    /** Reads {@code YYYY-MM}; empty when the text is not a real month of that form. */
    public static Optional<Kalendermaaned> les(String tekst) {
        return FORM.matcher(tekst).matches()
                ? Optional.of(new Kalendermaaned(YearMonth.parse(tekst)))
                : Optional.empty();
    }

    /** The first day of the month. */
    public LocalDate foersteDag() {
        return verdi.atDay(1);
    }

    /** The last day of the month. */
    public LocalDate sisteDag() {
        return verdi.atEndOfMonth();
    }

    /** The month {@code antall} months later; earlier when negative. */
    public Kalendermaaned pluss(int antall) {
        return new Kalendermaaned(verdi.plusMonths(antall));
    }

    public boolean erFoer(Kalendermaaned annen) {
        return compareTo(annen) < 0;
    }

    @Override
    public int compareTo(Kalendermaaned annen) {
        return verdi.compareTo(annen.verdi);
    }

    @Override
    public String toString() {
        return verdi.toString();
    }
}
