package no.ssb.utleggstrekk.grunn;

import java.util.Optional;

/** The program's version, from the jar's manifest. */
public final class Programversjon {
    private Programversjon() {}

    /** Such as {@code 0.1.0}; {@code utvikling} when the program does not run from its jar. */
    public static String tekst() {
        return Optional.ofNullable(Programversjon.class.getPackage().getImplementationVersion())
                .orElse("utvikling");
    }
}
