package no.ssb.utleggstrekk.drift;

import java.util.UUID;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** Whether files can be written at the root, and whether there is room for a month of them. */
final class Utdatasjekk {
    private static final long MEGABYTE = 1_000_000;
    /** A month of a million persons takes some hundred, twice while it is being written. */
    private static final long MINSTE_LEDIGE = 1_000 * MEGABYTE;

    private Utdatasjekk() {}

    static String kontroller(Innstillinger.Utdata utdata) {
        try (Utdatalager lager = Utdatalager.aapne(utdata)) {
            lager.kontrollerSkrivetilgang("check-" + UUID.randomUUID());
            long ledige = lager.ledigeBytes();
            if (ledige == Long.MAX_VALUE) {
                return "can be written to";
            }
            if (ledige < MINSTE_LEDIGE) {
                throw new VarigFeil(
                        Exitkode.BRUK,
                        "utleggstrekk.utdata.rot: only %d MB can be written at %s; make room, at least %d MB"
                                .formatted(ledige / MEGABYTE, utdata.rot(), MINSTE_LEDIGE / MEGABYTE));
            }
            return "can be written to, room for %d GB".formatted(ledige / (1000 * MEGABYTE));
        }
    }
}
