package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Svarhandling;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import org.jspecify.annotations.Nullable;

/**
 * What an answer means: decided by the body's kode first and the HTTP status second, because Skatteetaten documents the
 * same thing with several statuses. The configured rows come before the defaults.
 */
public final class Svartabell {
    private static final Set<Svarhandling> BARE_OPPSLAG =
            EnumSet.of(Svarhandling.IKKE_FUNNET, Svarhandling.SLETTET, Svarhandling.AVVIST);
    private static final Set<Svarhandling> BARE_HENDELSER = EnumSet.of(Svarhandling.SLUTT);

    private final List<Svarrad> rader;
    private final boolean kodeBareMedSinStatus;

    private Svartabell(
            String noekkel,
            List<Innstillinger.Svarrad> egne,
            List<Svarrad> standard,
            Set<Svarhandling> ugyldige,
            boolean kodeBareMedSinStatus) {
        this.kodeBareMedSinStatus = kodeBareMedSinStatus;
        List<Svarrad> alle = new ArrayList<>();
        for (Innstillinger.Svarrad egen : egne) {
            if (ugyldige.contains(egen.utfall())) {
                throw new VarigFeil(
                        Exitkode.BRUK,
                        "%s has a row with utfall %s, which has no meaning there; remove the row or choose another utfall"
                                .formatted(noekkel, egen.utfall()));
            }
            Integer status = egen.status();
            alle.add(Svarrad.av(
                    egen.kode(),
                    status == null ? 100 : status,
                    status == null ? 999 : status,
                    egen.utfall(),
                    "configured"));
        }
        alle.addAll(standard);
        this.rader = List.copyOf(alle);
    }

    /**
     * The table for lookups.
     *
     * @param egne configured rows, in order
     * @throws VarigFeil BRUK when a row has an utfall that lookups do not have
     */
    public static Svartabell oppslag(List<Innstillinger.Svarrad> egne) {
        return new Svartabell("utleggstrekk.api.svartabell.oppslag", egne, Standardsvar.OPPSLAG, BARE_HENDELSER, false);
    }

    /**
     * The table for the hendelsesliste, where a kode counts only with the status of its row: what a lookup's kode means there is
     * not known.
     *
     * @param egne configured rows, in order
     * @throws VarigFeil BRUK when a row has an utfall that the hendelsesliste does not have
     */
    public static Svartabell hendelser(List<Innstillinger.Svarrad> egne) {
        return new Svartabell(
                "utleggstrekk.api.svartabell.hendelser", egne, Standardsvar.HENDELSER, BARE_OPPSLAG, true);
    }

    /** All rows in the order they are asked, for the documentation. The last one takes everything that is left. */
    public List<Svarrad> rader() {
        List<Svarrad> alle = new ArrayList<>(rader);
        alle.add(Standardsvar.ALT_ANNET);
        return List.copyOf(alle);
    }

    /**
     * What an answer means.
     *
     * @param kode the body's kode; null when the body has none
     */
    public Svarhandling utfall(@Nullable String kode, int status) {
        Svarrad rad = kode == null ? null : medKode(kode, status);
        return rad == null ? medStatus(status).utfall() : rad.utfall();
    }

    /**
     * The row of a kode. Of a lookup it decides even when the status is another than the documented one, but for an answer
     * that says that it is data.
     */
    private @Nullable Svarrad medKode(String kode, int status) {
        boolean statusMaaStemme = kodeBareMedSinStatus || (status >= 200 && status < 300);
        Svarrad foerste = null;
        for (Svarrad rad : rader) {
            if (rad.koder().contains(kode)) {
                if (rad.gjelder(status)) {
                    return rad;
                }
                foerste = foerste == null && !statusMaaStemme ? rad : foerste;
            }
        }
        return foerste;
    }

    private Svarrad medStatus(int status) {
        for (Svarrad rad : rader) {
            if (rad.koder().isEmpty() && rad.gjelder(status)) {
                return rad;
            }
        }
        return Standardsvar.ALT_ANNET;
    }
}
