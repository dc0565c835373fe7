package no.ssb.utleggstrekk.domene;

/**
 * A person's pseudonym: standard Base64 of the deterministic encryption of the {@link Identifikator}. It stands in two
 * places, the database and the inndata files, and prints as {@code ***} everywhere else.
 *
 * @param pseudonym Base64 text
 */
public record Inntektsmottaker(String pseudonym) {
    @Override
    public String toString() {
        return "***";
    }
}
