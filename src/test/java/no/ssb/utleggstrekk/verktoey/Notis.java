package no.ssb.utleggstrekk.verktoey;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import no.ssb.utleggstrekk.domene.Kontrollsiffer;
import org.jspecify.annotations.Nullable;

/**
 * One hendelse as Skatteetaten has it, drawn by a test.
 *
 * @param registrert when it was registered, whether or not that is sent
 * @param medTidspunkt whether registreringstidspunkt is sent
 * @param type null when not sent
 */
public record Notis(
        long sekvensnummer,
        String identifikator,
        String periode,
        Instant registrert,
        boolean medTidspunkt,
        @Nullable String type) {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

    /** Rule 5, said again: 11 digits and a real month. */
    public boolean brukbar() {
        return identifikator.matches("[0-9]{11}") && periode.matches("20[0-9]{2}-(0[1-9]|1[0-2])");
    }

    /** Rule 2, said again: registered before the day begins in Norway. */
    public boolean registrertFoer(LocalDate dato) {
        return registrert.isBefore(dato.atStartOfDay(OSLO).toInstant());
    }

    /** An 11-digit number with right check digits that belongs to nobody (month + 80); the same for the same n. */
    public static String personnummer(int n) {
        for (int i = n * 13; ; i++) {
            String ni = "0185%02d%03d".formatted(i / 500 % 100, i % 500);
            int k1 = Kontrollsiffer.neste(ni);
            int k2 = k1 == 10 ? 10 : Kontrollsiffer.neste(ni + k1);
            if (k2 < 10) {
                return ni + k1 + k2;
            }
        }
    }

    /** The same number with a wrong last digit. */
    public static String medFeilKontrollsiffer(String nummer) {
        return nummer.substring(0, 10) + (nummer.charAt(10) == '9' ? '0' : (char) (nummer.charAt(10) + 1));
    }

    /** One of the elements. */
    @SafeVarargs
    public static <T> T trekk(Random tilfeldig, T... av) {
        return av[tilfeldig.nextInt(av.length)];
    }
}
