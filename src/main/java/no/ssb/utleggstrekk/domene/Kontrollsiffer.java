package no.ssb.utleggstrekk.domene;

/**
 * MOD11 check digits of Norwegian person and organisation numbers. Source: Skatteetaten's and Brønnøysundregistrene's
 * public descriptions. A wrong check digit is an {@link Avvik}, never a reason to drop data.
 */
public final class Kontrollsiffer {
    private static final int[] VEKTER_K1 = {3, 7, 6, 1, 8, 9, 4, 5, 2};
    private static final int[] VEKTER_K2 = {5, 4, 3, 2, 7, 6, 5, 4, 3, 2};
    private static final int[] VEKTER_ORG = {3, 2, 7, 6, 5, 4, 3, 2};

    private Kontrollsiffer() {}

    /** Whether an 11-digit text has the two check digits of a fødselsnummer or d-nummer. */
    static boolean gyldigPersonnummer(String elleveSiffer) {
        return siffer(elleveSiffer, VEKTER_K1) == elleveSiffer.charAt(9) - '0'
                && siffer(elleveSiffer, VEKTER_K2) == elleveSiffer.charAt(10) - '0';
    }

    /** Whether a text is an organisation number: nine digits, the last of them the check digit. */
    public static boolean gyldigOrganisasjonsnummer(String tekst) {
        return tekst.matches("[0-9]{9}") && siffer(tekst, VEKTER_ORG) == tekst.charAt(8) - '0';
    }

    /**
     * The check digit of the leading nine digits of a person number, or of its leading ten, or of the leading eight of an
     * organisation number.
     *
     * @return 0 to 9, or 10 when no digit fits and the number cannot exist
     */
    public static int neste(String sifre) {
        return switch (sifre.length()) {
            case 8 -> siffer(sifre, VEKTER_ORG);
            case 9 -> siffer(sifre, VEKTER_K1);
            case 10 -> siffer(sifre, VEKTER_K2);
            default -> throw new IllegalArgumentException("needs 8, 9 or 10 digits, got " + sifre.length());
        };
    }

    private static int siffer(String sifre, int[] vekter) {
        int sum = 0;
        for (int i = 0; i < vekter.length; i++) {
            sum += vekter[i] * (sifre.charAt(i) - '0');
        }
        return (11 - sum % 11) % 11;
    }
}
