package no.ssb.utleggstrekk.innstillinger;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Likest;
import no.ssb.utleggstrekk.grunn.VarigFeil;

/** The variables of the environment that are ours: Spring leaves one that it does not know in silence. */
public final class Miljoe {
    /** Names the configuration file, where {@code --config} does not. */
    public static final String CONFIG = "UTLEGGSTREKK_CONFIG";

    private static final String PREFIKS = "UTLEGGSTREKK_";

    /** Ours, and not a key of the configuration: the file, and what {@code jobs/utleggstrekk} reads. */
    private static final Set<String> ANDRE = Set.of(CONFIG, "UTLEGGSTREKK_HEAP");

    /** What Kubernetes sets for a service by the name of utleggstrekk, or one that begins so. */
    private static final Pattern TJENESTE = Pattern.compile(
            PREFIKS + "(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?)?)");

    private static final List<String> NAVN = Innstillingsnoekler.HELE.stream()
            .map(n -> n.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
            .toList();

    private Miljoe() {}

    /**
     * Refuses a name that is ours by its beginning and no key.
     *
     * @throws VarigFeil (BRUK) naming all of them
     */
    public static void kontroller(Collection<String> variabler) {
        List<String> ukjente =
                variabler.stream().filter(v -> !erKjent(v)).sorted().toList();
        if (!ukjente.isEmpty()) {
            throw new VarigFeil(
                    Exitkode.BRUK,
                    "Unknown in the environment: %s (docs/innstillinger.md lists the keys)"
                            .formatted(ukjente.stream()
                                    .map(v -> v + Likest.forslag(v, NAVN))
                                    .collect(Collectors.joining(", "))));
        }
    }

    private static boolean erKjent(String variabel) {
        String navn = variabel.toUpperCase(Locale.ROOT);
        return !navn.startsWith(PREFIKS)
                || ANDRE.contains(navn)
                || TJENESTE.matcher(navn).matches()
                || Innstillingsnoekler.ALLE.keySet().stream()
                        .flatMap(n -> Stream.of(n.replace("-", ""), n.replace('-', '_')))
                        .anyMatch(n -> navn.matches(PREFIKS
                                + n.replace('.', '_')
                                        .toUpperCase(Locale.ROOT)
                                        .replace(Innstillingsnoekler.ETTHVERT, ".+")));
    }
}
