package no.ssb.utleggstrekk.verktoey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A block of code in a page.
 *
 * @param spraak what stands after the fence, such as {@code sql}
 * @param etter what comes after the block, up to the next one
 */
public record Dokumentblokk(String spraak, String tekst, String etter) {
    private static final Pattern BLOKK =
            Pattern.compile("^```(\\w+)\\n(.*?)^```$(.*?)(?=^```|\\z)", Pattern.MULTILINE | Pattern.DOTALL);

    /** All of a page in their order. */
    public static List<Dokumentblokk> av(Path side) throws IOException {
        return BLOKK.matcher(Files.readString(side))
                .results()
                .map(m -> new Dokumentblokk(m.group(1), m.group(2), m.group(3)))
                .toList();
    }
}
