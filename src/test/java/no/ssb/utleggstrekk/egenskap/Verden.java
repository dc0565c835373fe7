package no.ssb.utleggstrekk.egenskap;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.simulator.Manus;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.verktoey.Notis;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What happens at Skatteetaten, drawn from a seed: persons, employers, reports, corrections and deletions over the months,
 * each with its hendelse, and now and then a hendelse for nothing, a change without one, or one nobody can use. The
 * simulator answers with it; the test reads it.
 */
final class Verden {
    private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One employer's part of an answer. */
    record Arbeidsgiver(
            String maaned,
            @Nullable Long aggregatId,
            @Nullable String opplysningspliktig,
            @Nullable String underenhet,
            @Nullable String kildesystem,
            boolean skjermet,
            List<Trekk> trekk) {
        /** Without what says nothing about the deductions: a report sent again is no change. */
        Arbeidsgiver utenRapportering() {
            return new Arbeidsgiver(maaned, null, opplysningspliktig, underenhet, null, skjermet, trekk);
        }
    }

    record Trekk(String beskrivelse, long beloep, @Nullable String dato) {}

    /** What a lookup gives now: the status decides, and 200 has data. */
    record Fasitsvar(int status, List<Arbeidsgiver> data) {}

    /** Every hendelse so far, in the order of their numbers. */
    final List<Notis> liste = new ArrayList<>();

    final Map<Par, Fasitsvar> svar = new LinkedHashMap<>();

    private final Random r;
    private final Manus manus;
    private final int personer;
    private final int virksomheter;
    private final double hull;
    private Instant naa;
    private long nummer;

    Verden(Random r, Manus manus, LocalDate start) {
        this.r = r;
        this.manus = manus;
        personer = 1 + r.nextInt(25);
        virksomheter = 1 + r.nextInt(8);
        hull = r.nextDouble() * 0.3;
        naa = start.atStartOfDay(OSLO).toInstant();
        nummer = r.nextInt(100);
    }

    /** Lets time pass to the start of a day, or leaves it when that is past: reports for months around one come in. */
    void gaaTil(LocalDate dag, Kalendermaaned rundt) {
        Duration rom = Duration.between(naa, dag.atStartOfDay(OSLO).toInstant());
        int antall = r.nextInt(5) == 0 ? 0 : r.nextInt(25);
        for (int i = 0; i < antall; i++) {
            if (!rom.isNegative()) {
                naa = naa.plus(rom.multipliedBy(r.nextInt(20)).dividedBy(10L * antall));
            }
            hend(rundt);
        }
    }

    /**
     * The list is built again from 1, without gaps, and one more hendelse comes, not before a day. Does nothing when no
     * hendelse would get another number.
     *
     * @return whether it was rebuilt
     */
    boolean byggOm(LocalDate tidligst, Kalendermaaned maaned) {
        if (liste.isEmpty() || liste.get(0).sekvensnummer() == 1) {
            return false;
        }
        nummer = 0;
        liste.replaceAll(
                n -> new Notis(++nummer, n.identifikator(), n.periode(), n.registrert(), n.medTidspunkt(), n.type()));
        manus.byggOm(liste);
        Instant start = tidligst.atStartOfDay(OSLO).toInstant();
        naa = naa.isBefore(start) ? start : naa;
        meld(Notis.personnummer(r.nextInt(personer)), maaned.toString());
        return true;
    }

    private void hend(Kalendermaaned rundt) {
        List<Par> kjente = List.copyOf(svar.keySet());
        Par par = kjente.isEmpty() || r.nextBoolean()
                ? new Par(
                        Notis.personnummer(r.nextInt(personer)),
                        rundt.pluss(Notis.trekk(r, -3, -2, -1, -1, 0, 0, 0, 0, 1, 2))
                                .toString())
                : kjente.get(r.nextInt(kjente.size()));
        if (r.nextInt(6) > 0) {
            settSvar(par, nyttSvar(par));
        }
        if (r.nextInt(12) > 0) {
            meld(par.identifikator(), par.kalendermaaned());
        }
        if (r.nextInt(12) == 0) {
            String feil = Notis.medFeilKontrollsiffer(par.identifikator());
            meld(Notis.trekk(r, feil, feil, "123"), par.kalendermaaned());
        }
        if (r.nextInt(30) == 0) {
            meld(par.identifikator(), Notis.trekk(r, "2024-00", "24-01"));
        }
    }

    private void meld(String identifikator, String periode) {
        nummer += 1 + (r.nextDouble() < hull ? r.nextInt(1_500) : 0);
        Notis n = new Notis(
                nummer,
                identifikator,
                periode,
                naa,
                r.nextInt(10) > 0,
                Notis.trekk(r, "NY", "ENDRET", "SLETTET", null));
        liste.add(n);
        manus.kommer(n);
    }

    private Fasitsvar nyttSvar(Par par) {
        return switch (r.nextInt(12)) {
            case 0 -> new Fasitsvar(404, List.of());
            case 1 -> new Fasitsvar(406, List.of());
            case 2 -> new Fasitsvar(410, List.of());
            case 3 -> new Fasitsvar(Notis.trekk(r, 400, 500), List.of());
            default -> new Fasitsvar(200, arbeidsgivere(par));
        };
    }

    private List<Arbeidsgiver> arbeidsgivere(Par par) {
        List<Arbeidsgiver> alle = new ArrayList<>();
        boolean skjermet = r.nextInt(15) == 0;
        for (int i = Notis.trekk(r, 0, 1, 1, 1, 1, 2, 3); i > 0; i--) {
            int v = r.nextInt(virksomheter);
            boolean uten = skjermet && r.nextBoolean();
            List<Trekk> trekk = new ArrayList<>();
            for (int j = Notis.trekk(r, 0, 1, 1, 1, 2, 3); j > 0; j--) {
                trekk.add(new Trekk(
                        Notis.trekk(
                                r,
                                "utleggstrekkSkatt",
                                "utleggstrekkSkatt",
                                "utleggstrekkSamordnet",
                                "utleggstrekkNytt"),
                        beloep(),
                        r.nextInt(4) == 0 ? null : par.kalendermaaned() + "-" + Notis.trekk(r, "10", "15", "28")));
            }
            alle.add(new Arbeidsgiver(
                    r.nextInt(25) == 0 ? "2019-05" : par.kalendermaaned(),
                    r.nextInt(10) == 0 ? null : (long) r.nextInt(3),
                    uten ? null : "81000000" + (r.nextInt(20) == 0 ? 9 : v / 2),
                    uten ? null : "91000000" + v,
                    Notis.trekk(r, "altinn", "altinn", null),
                    skjermet,
                    trekk));
        }
        return alle;
    }

    private long beloep() {
        return switch (r.nextInt(40)) {
            case 0, 1, 2 -> r.nextInt(500);
            case 3 -> 0;
            case 4 -> Integer.MIN_VALUE;
            case 5 -> Notis.trekk(r, 3_000_000_000L, -2_000L);
            default -> -1 - r.nextInt(Notis.trekk(r, 5, 5_000));
        };
    }

    private void settSvar(Par par, Fasitsvar nytt) {
        svar.put(par, nytt);
        switch (nytt.status()) {
            case 200 -> manus.svar(par, 200, null, json(par, nytt.data()));
            case 404 -> manus.svar(par, 404, "OAF-007", feil("OAF-007"));
            case 406 -> manus.svar(par, 406, "OAF-009", feil("OAF-009"));
            case 410 -> manus.svar(par, 410, null, "");
            case 400 -> manus.svar(par, 400, "OAF-006", feil("OAF-006"));
            default -> manus.svar(par, 500, "OAF-001", feil("OAF-001"));
        }
    }

    private static String feil(String kode) {
        return "{\"kode\":\"%s\",\"melding\":\"nei\",\"korrelasjonsid\":\"k\"}".formatted(kode);
    }

    private static String json(Par par, List<Arbeidsgiver> data) {
        var rot = JSON.createObjectNode();
        var liste = rot.putArray("inntektsmottakerOgArbeidsgiver");
        for (Arbeidsgiver a : data) {
            var en = liste.addObject()
                    .put("kalendermaaned", a.maaned())
                    .put("aggregatId", a.aggregatId())
                    .put("norskIdentifikator", par.identifikator())
                    .put("opplysningspliktig", a.opplysningspliktig())
                    .put("underenhet", a.underenhet())
                    .put("kildesystem", a.kildesystem())
                    .put("skjermet", a.skjermet());
            var trekk = en.putArray("utleggstrekk");
            for (Trekk t : a.trekk()) {
                trekk.addObject()
                        .put("beskrivelse", t.beskrivelse())
                        .put("beloep", t.beloep())
                        .put("datoForUtleggstrekk", t.dato());
            }
        }
        return rot.toString();
    }
}
