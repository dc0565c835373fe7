package no.ssb.utleggstrekk.steg.rapport;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.jspecify.annotations.Nullable;

/** Deductions that a test decides to the krone, each reported with its hendelse. */
final class Trekkverden {
    private final Manus manus;
    private final String maaned;
    private long nummer;

    Trekkverden(Simulator simulator, String maaned) {
        this.manus = new Manus(simulator);
        this.maaned = maaned;
    }

    /** From the morning of a day on, person n has these deductions at an underenhet, null for none stated, and no others. */
    void har(LocalDate dag, int person, @Nullable String underenhet, int... beloep) {
        Par par = new Par(Notis.personnummer(person), maaned);
        String trekk = Arrays.stream(beloep)
                .mapToObj("{\"beskrivelse\":\"utleggstrekkSkatt\",\"beloep\":%d}"::formatted)
                .collect(Collectors.joining(","));
        String hvor =
                underenhet == null ? "" : "\"opplysningspliktig\":\"810000009\",\"underenhet\":\"" + underenhet + "\",";
        manus.svar(
                par,
                200,
                null,
                "{\"inntektsmottakerOgArbeidsgiver\":[{\"kalendermaaned\":\"%s\",\"norskIdentifikator\":\"%s\",%s\"utleggstrekk\":[%s]}]}"
                        .formatted(maaned, par.identifikator(), hvor, trekk));
        manus.kommer(new Notis(
                ++nummer,
                par.identifikator(),
                maaned,
                dag.atTime(6, 0).atZone(ZoneId.of("Europe/Oslo")).toInstant(),
                true,
                "ENDRET"));
    }
}
