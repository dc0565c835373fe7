package no.ssb.utleggstrekk.domene;

import java.util.regex.Pattern;

/**
 * A person's number in clear text, as the API gave it: it prints as {@code ***}. Only the API client, the cipher and the
 * quarantine check may read {@link #verdi()} (held by an architecture test), so it cannot reach a log, an exception or a
 * database column.
 */
public final class Identifikator {
    private static final Pattern ELLEVE_SIFFER = Pattern.compile("[0-9]{11}");
    private static final Pattern NI_SIFFER = Pattern.compile("[0-9]{9}");

    private final String verdi;

    /** Wraps any text: whether it is usable is asked by {@link #erGyldig()}. */
    public Identifikator(String verdi) {
        this.verdi = verdi;
    }

    /** The number in clear text. */
    public String verdi() {
        return verdi;
    }

    /** Whether it is 11 digits, so that it can be looked up (rule 5). */
    public boolean erGyldig() {
        return ELLEVE_SIFFER.matcher(verdi).matches();
    }

    /** Whether it is 9 digits, as an organisation number is. */
    public boolean lignerOrganisasjonsnummer() {
        return NI_SIFFER.matcher(verdi).matches();
    }

    /** Whether it is 11 digits with the right check digits; wrong ones are counted, and the lookup is still made (rule 5). */
    public boolean harGyldigeKontrollsiffer() {
        return erGyldig() && Kontrollsiffer.gyldigPersonnummer(verdi);
    }

    @Override
    public boolean equals(Object annen) {
        return annen instanceof Identifikator i && i.verdi.equals(verdi);
    }

    @Override
    public int hashCode() {
        return verdi.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }
}
