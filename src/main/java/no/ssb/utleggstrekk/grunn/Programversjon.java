package no.ssb.utleggstrekk.grunn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which program this is, from what the build put into the jar. */
public final class Programversjon {
    private static final Pattern KONTRAKT = Pattern.compile("(?m)^  version: \"([^\"]+)\"");

    private Programversjon() {}

    /** Such as {@code 0.1.0}; {@code utvikling} when the program does not run from its jar. */
    public static String tekst() {
        return Optional.ofNullable(Programversjon.class.getPackage().getImplementationVersion())
                .orElse("utvikling");
    }

    /** The commit that it was built of; {@code ukjent} when the build knew none, and marked when files were changed since. */
    public static String commit() {
        Properties git = new Properties();
        try (InputStream fil = Programversjon.class.getResourceAsStream("/git.properties")) {
            if (fil != null) {
                git.load(fil);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return git.getProperty("git.commit.id.abbrev", "ukjent")
                + (Boolean.parseBoolean(git.getProperty("git.dirty")) ? " with changes" : "");
    }

    /** The version of Skatteetaten's contract that it was written for, as our description of it says. */
    public static String kontrakt() {
        try (InputStream fil = Programversjon.class.getResourceAsStream("/schemas/utleggstrekk-api.openapi.yaml")) {
            if (fil == null) {
                return "ukjent";
            }
            Matcher versjon = KONTRAKT.matcher(new String(fil.readAllBytes(), StandardCharsets.UTF_8));
            return versjon.find() ? versjon.group(1) : "ukjent";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
