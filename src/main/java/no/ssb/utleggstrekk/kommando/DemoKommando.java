package no.ssb.utleggstrekk.kommando;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.motor.KjoerOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.rapport.Utgivelsesoversikt;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Three months against the simulated Skatteetaten, with corrections and deletions, in an embedded PostgreSQL.",
            "Needs nothing that runs before; each demo starts clean."
        })
final class DemoKommando extends Kommando {
    private static final Kalendermaaned FOERSTE = Kalendermaaned.av("2026-08");
    private static final int MAANEDER = 3;

    /** The day of the following month on which each month is run: after the 10th, so that its figures are stable. */
    private static final int KJOEREDAG = 12;

    @Option(
            names = "--mappe",
            defaultValue = "utleggstrekk-demo",
            description = "where everything goes, default ${DEFAULT-VALUE}; emptied first")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path mappe;

    @Override
    Exitkode utfoer() {
        Path rot = Demomappe.tom(mappe.toAbsolutePath().normalize());
        Path noekler = rot.resolve("noekler");
        Noekler.lag(noekler);
        try (Simulator simulator =
                Simulator.start(Oppsett.demo().medMaaneder(FOERSTE, MAANEDER).medPort(0))) {
            return med(
                    KjoerOppsett.class,
                    konfigurasjon(simulator, rot, noekler),
                    kontekst -> kjoerAlle(kontekst, simulator, rot));
        }
    }

    private Exitkode kjoerAlle(ApplicationContext kontekst, Simulator simulator, Path rot) {
        Kjoeringsmotor motor = kontekst.getBean(Kjoeringsmotor.class);
        PrintWriter ut = ut();
        for (int i = 0; i < MAANEDER; i++) {
            Kalendermaaned maaned = FOERSTE.pluss(i);
            var tilDato = maaned.pluss(1).verdi().atDay(KJOEREDAG);
            simulator.settDato(tilDato);
            Resultat resultat = motor.kjoer(new Bestilling(maaned, tilDato, null, null));
            if (resultat.exitkode() != Exitkode.OK) {
                return slutt(resultat);
            }
            ut.println();
            ut.println(resultat.melding() + ":");
            ut.print(kontekst.getBean(Utgivelsesoversikt.class).tekst(resultat.kjoering()));
            ut.flush();
        }
        ut.println();
        ut.println("The files:   " + rot.resolve("utdata/utleggstrekk_data"));
        ut.println("The reports: " + rot.resolve("utdata/utleggstrekk_data/logg"));
        return Exitkode.OK;
    }

    private static Map<String, Object> konfigurasjon(Simulator simulator, Path rot, Path noekler) {
        Map<String, Object> k = new TreeMap<>();
        k.put("spring.datasource.url", "innebygd");
        k.put("utleggstrekk.innebygd-postgres.mappe", rot.resolve("postgres"));
        k.put("utleggstrekk.utdata.rot", rot.resolve("utdata"));
        k.put("utleggstrekk.pseudonym.noekkelsett-fil", noekler.resolve("pseudonym-noekkelsett.json"));
        k.put("utleggstrekk.raadata.noekkelsett-fil", noekler.resolve("raadata-noekkelsett.json"));
        k.put("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        k.put("utleggstrekk.api.hendelser-url", simulator.hendelserUrl());
        k.put("utleggstrekk.api.oppslag-url", simulator.oppslagUrl());
        k.put("utleggstrekk.api.kall-per-sekund", 1000);
        k.put("utleggstrekk.maskinporten.token-url", simulator.tokenUrl());
        k.put("utleggstrekk.maskinporten.issuer", simulator.issuer());
        k.put("utleggstrekk.maskinporten.klient-id", simulator.klientId());
        k.put("utleggstrekk.maskinporten.noekkel-fil", simulator.klientnoekkel(noekler));
        k.put("utleggstrekk.maskinporten.kid", simulator.kid());
        return k;
    }
}
