package no.ssb.utleggstrekk.tilstand;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import no.ssb.utleggstrekk.domene.Forhold;
import no.ssb.utleggstrekk.domene.Linje;
import no.ssb.utleggstrekk.domene.Utfall;
import org.jspecify.annotations.Nullable;

/**
 * What we shall hold for a par after an answer (rule 10): its linjer in an order that does not depend on the answer's,
 * the number of forhold without a linje, and a fingerprint by which a change is seen. Pure.
 *
 * @param fingeravtrykk null when we hold nothing
 */
public record Innhold(
        List<Rad> rader, int forholdUtenLinje, @Nullable String fingeravtrykk) {
    static final Innhold INTET = new Innhold(List.of(), 0, null);

    public record Rad(Forhold forhold, Linje linje) {
        /** Sorts and identifies a row; the separator cannot occur in the fields' values unescaped. */
        String noekkel() {
            return String.join(
                    "\u001f",
                    tekst(forhold.underenhet()),
                    tekst(forhold.opplysningspliktig()),
                    tekst(linje.beskrivelse()),
                    Integer.toString(linje.beloep()),
                    tekst(linje.datoForUtleggstrekk()),
                    Integer.toString(linje.antallAvvik()),
                    Boolean.toString(forhold.skjermet()));
        }

        private static String tekst(@Nullable Object verdi) {
            return verdi == null ? "\u0000" : verdi.toString();
        }
    }

    /** What an answer with data leaves us with. */
    static Innhold av(Utfall.Funnet funnet) {
        List<Rad> rader = new ArrayList<>();
        int uten = 0;
        for (Forhold f : funnet.forhold()) {
            f.linjer().forEach(l -> rader.add(new Rad(f, l)));
            uten += f.linjer().isEmpty() ? 1 : 0;
        }
        if (rader.isEmpty() && uten == 0) {
            return INTET;
        }
        rader.sort(java.util.Comparator.comparing(Rad::noekkel));
        return new Innhold(List.copyOf(rader), uten, fingeravtrykk(rader, uten));
    }

    private static String fingeravtrykk(List<Rad> rader, int uten) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update(Integer.toString(uten).getBytes(StandardCharsets.UTF_8));
            for (Rad r : rader) {
                sha.update((byte) '\n');
                sha.update(r.noekkel().getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
