package no.ssb.utleggstrekk.egenskap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.verktoey.Notis;

/** Persons over many months, by the published contract: of some months something new is told now and then. */
final class Maanedsverden {
    private static final int PERSONER = 12;

    private final Random r;
    private final Manus manus;
    private final Kalendermaaned foerste;
    private final int maaneder;
    private long nummer;

    Maanedsverden(Random r, Manus manus, Kalendermaaned foerste, int maaneder) {
        this.r = r;
        this.manus = manus;
        this.foerste = foerste;
        this.maaneder = maaneder;
    }

    /** Each person and month gets news that day with a probability of its own. */
    void skjer(LocalDate dag) {
        Instant tid = dag.atStartOfDay(ZoneOffset.UTC).plusHours(6).toInstant();
        for (int p = 0; p < PERSONER; p++) {
            double andel = r.nextDouble();
            for (int m = 0; m < maaneder; m++) {
                if (r.nextDouble() < andel) {
                    Par par = new Par(Notis.personnummer(p), foerste.pluss(m).toString());
                    svar(par);
                    manus.kommer(new Notis(
                            ++nummer,
                            par.identifikator(),
                            par.kalendermaaned(),
                            tid.plus(Duration.ofSeconds(nummer)),
                            true,
                            "NY"));
                }
            }
        }
    }

    private void svar(Par par) {
        switch (r.nextInt(24)) {
            case 0, 1 -> manus.svar(par, 404, "UTE-007", kode("UTE-007"));
            case 2 -> manus.svar(par, 406, "UTE-009", kode("UTE-009"));
            case 3 -> manus.svar(par, 410, null, "");
            case 4 -> manus.svar(par, 400, "UTE-006", kode("UTE-006"));
            case 5 -> manus.svar(par, 500, "UTE-001", kode("UTE-001"));
            case 6 -> data(par, element(par, par.kalendermaaned(), 3_000_000_000L));
            case 7 -> data(par, element(par, null, -r.nextInt(1000)));
            case 8 -> data(par, element(par, "2019-05", -1) + "," + element(par, par.kalendermaaned(), -2));
            case 9 -> data(par, "");
            default ->
                data(
                        par,
                        IntStream.range(0, 1 + r.nextInt(2))
                                .mapToObj(i -> element(par, par.kalendermaaned(), -r.nextInt(1000)))
                                .collect(Collectors.joining(",")));
        }
    }

    private void data(Par par, String elementer) {
        manus.svar(par, 200, null, "{\"oppgaveInntektsmottaker\":[" + elementer + "]}");
    }

    /** One without a month is a protected person's. */
    private String element(Par par, String maaned, long beloep) {
        String felt = maaned == null
                ? "\"skjermet\":true"
                : "\"kalendermaaned\":\"%s\",\"virksomhetId\":\"91000000%d\",\"opplysningspliktigId\":\"810000000\""
                        .formatted(maaned, r.nextInt(5));
        return """
                {%s,"avvik":[%s],"inntektsmottaker":{"norskIdentifikator":"%s","utleggstrekk":[
                {"beskrivelse":"utleggstrekkSkatt","beloep":%d,"datoForUtleggstrekk":"%s-15","avvik":[]}]}}""".formatted(
                        felt,
                        r.nextInt(8) == 0 ? "{\"id\":\"A\",\"alvorlighetsgrad\":\"RETNINGSLINJE\"}" : "",
                        par.identifikator(),
                        beloep,
                        par.kalendermaaned());
    }

    private static String kode(String kode) {
        return "{\"kode\":\"%s\",\"melding\":\"nei\",\"korrelasjonsid\":\"k\"}".formatted(kode);
    }
}
