package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.simulator.Endepunkt;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Feiltype;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same kjøring twice through the whole job: once undisturbed, once while things go wrong. */
public final class Feilkjoering {
    private static final Kalendermaaned MAANED = Kalendermaaned.av("2026-08");

    private final Path mappe;
    private final int par;

    public Feilkjoering(Path mappe, int par) {
        this.mappe = mappe;
        this.par = par;
    }

    /** What is done to the simulator while the job runs; returns how to end it. */
    @FunctionalInterface
    public interface Uro {
        Runnable begynn(Simulator simulator);
    }

    /** Every tenth call fails: of a hundred faults, so many of each kind. Those that make everybody wait 1 s are few. */
    public static Feilplan hvertTiende() {
        List<Feiltype> typer = new ArrayList<>();
        Map.of(
                        Feiltype.FEIL_500, 21,
                        Feiltype.FEIL_502, 20,
                        Feiltype.KUTT, 20,
                        Feiltype.RESET, 15,
                        Feiltype.UTLOEPT_TOKEN, 10,
                        Feiltype.SOEPPEL, 5,
                        Feiltype.ANNEN_PERSON, 5)
                .forEach((type, antall) -> typer.addAll(Collections.nCopies(antall, type)));
        typer.addAll(List.of(Feiltype.TREG, Feiltype.FEIL_429, Feiltype.FEIL_429_DATO, Feiltype.FEIL_429_UTEN));
        return Feilplan.andel(0.1, typer.toArray(Feiltype[]::new)).medTreg(Duration.ofSeconds(6));
    }

    /** Runs both, and compares. */
    public void kjoer(Uro uro) throws Exception {
        Oppsett oppsett = Oppsett.antall(par, par + par / 2);
        try (Simulator simulator = Simulator.start(oppsett)) {
            Map<String, String> ventet = kjoer("rolig", simulator, s -> () -> {});
            long rolig = simulator.kall().antall(Endepunkt.OPPSLAG);
            assertThat(rolig).isEqualTo(par);
            assertThat(ventet).hasSize(6);

            simulator.kall().nullstill();
            long start = System.nanoTime();
            Map<String, String> fikk = kjoer("uro", simulator, uro);
            System.out.printf(
                    "%d par with trouble: %d s, %d lookups, %s%n",
                    par,
                    Duration.ofNanos(System.nanoTime() - start).toSeconds(),
                    simulator.kall().antall(Endepunkt.OPPSLAG),
                    simulator.kall().svar());

            assertThat(fikk).as("the same bytes").isEqualTo(ventet);
            assertThat(simulator.kall().parBesvart()).isEqualTo(par);
            assertThat(simulator.kall().parBesvartFlereGanger()).isZero();
            assertThat(simulator.kall().maksSamtidige(Endepunkt.OPPSLAG)).isLessThanOrEqualTo(5);
            assertThat(simulator.kall().antall(Endepunkt.OPPSLAG)).isGreaterThan(rolig);
        }
    }

    private Map<String, String> kjoer(String navn, Simulator simulator, Uro uro) throws Exception {
        Path rot = Files.createDirectories(mappe.resolve(navn));
        Path noekler = mappe.resolve("rolig/noekler");
        if (Files.exists(noekler)) { // pseudonyms are the same only with the same keyset
            Filer.kopier(noekler, rot.resolve("noekler"));
        }
        try (Testjobb jobb = new Testjobb(
                rot,
                simulator,
                Map.of(
                        "utleggstrekk.api.tidsavbrudd",
                        "5s",
                        // at one call in ten, five failures in a row would hit one par in a hundred thousand
                        "utleggstrekk.api.maks-forsoek",
                        8))) {
            Runnable slutt = uro.begynn(simulator);
            Resultat resultat = jobb.motor().kjoer(new Bestilling(MAANED, LocalDate.of(2026, 11, 1), null, null));
            slutt.run();
            assertThat(resultat.exitkode()).as(resultat.melding()).isEqualTo(Exitkode.OK);
            assertThat(jobb.hent(JdbcClient.class)
                            .sql("select coalesce(utfall, 'VENTER') || ' ' || count(*) from par group by utfall")
                            .query(String.class)
                            .list())
                    .containsExactly("FUNNET " + par);
            return Filer.parquet(jobb.utdata());
        }
    }
}
