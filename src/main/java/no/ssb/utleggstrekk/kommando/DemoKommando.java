package no.ssb.utleggstrekk.kommando;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.motor.KjoerOppsett;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Bestilling;
import no.ssb.utleggstrekk.motor.Kjoeringsmotor.Resultat;
import no.ssb.utleggstrekk.pseudonym.Noekler;
import no.ssb.utleggstrekk.simulator.Feilplan;
import no.ssb.utleggstrekk.simulator.Oppsett;
import no.ssb.utleggstrekk.simulator.Simulator;
import no.ssb.utleggstrekk.steg.rapport.Sammendrag;
import no.ssb.utleggstrekk.steg.rapport.Utgivelsesoversikt;
import org.springframework.context.ApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Three months against the simulated Skatteetaten, with corrections, deletions and faults, in an embedded"
                    + " PostgreSQL. Needs nothing that runs before; each demo starts clean."
        })
final class DemoKommando extends Kommando {
    private static final Kalendermaaned FOERSTE = SimulatorKommando.FOERSTE;
    private static final int MAANEDER = 3;

    /** The day of the following month on which each month is run: after the 10th, so that its figures are stable. */
    private static final int KJOEREDAG = 12;

    /** Of the calls, this many go wrong in one of these ways. */
    private static final Feilplan FEIL = Feilplan.av("andel=0.02,typer=500;502;503;kutt;reset;soeppel");

    @Option(
            names = "--mappe",
            defaultValue = "utleggstrekk-demo",
            description = "where everything goes, default ${DEFAULT-VALUE}; emptied first")
    @SuppressWarnings("NullAway.Init") // has a default
    private Path mappe;

    @Override
    Exitkode utfoer() {
        Demofortelling fortelling = new Demofortelling(ut(), mappe);
        fortelling.begynn();
        Path rot = Demomappe.tom(mappe.toAbsolutePath().normalize());
        Noekler.lag(rot);
        Demomappe.skriv(
                rot.resolve("utleggstrekk.yaml"),
                new Konfigurasjonsmal(rot, null, null, FOERSTE).tekst(rot.resolve("simulator")));
        fortelling.hake("keys and configuration", Lim.sti(rot.resolve("utleggstrekk.yaml")));
        try (Simulator simulator =
                Simulator.start(Oppsett.demo().medMaaneder(FOERSTE, MAANEDER).medPort(0))) {
            simulator.feil(FEIL);
            fortelling.hake(
                    "simulated Skatteetaten",
                    "%d hendelser of 2000 persons, %s to %s"
                            .formatted(simulator.antallHendelser(), FOERSTE, FOERSTE.pluss(MAANEDER - 1)));
            return med(
                    KjoerOppsett.class,
                    konfigurasjon(simulator, rot),
                    kontekst -> kjoerAlle(kontekst, simulator, fortelling));
        }
    }

    private Exitkode kjoerAlle(ApplicationContext kontekst, Simulator simulator, Demofortelling fortelling) {
        fortelling.hake("embedded PostgreSQL", "started");
        Kjoeringsmotor motor = kontekst.getBean(Kjoeringsmotor.class);
        Utgivelsesoversikt oversikt = kontekst.getBean(Utgivelsesoversikt.class);
        kontekst.getBean(Framdrift.class).lytt(fortelling::steg);
        List<Sammendrag> alle = new ArrayList<>();
        for (int i = 0; i < MAANEDER; i++) {
            Kalendermaaned maaned = FOERSTE.pluss(i);
            var tilDato = maaned.pluss(1).verdi().atDay(KJOEREDAG);
            fortelling.kjoering(i + 1, maaned, tilDato);
            simulator.settDato(tilDato);
            Resultat resultat = motor.kjoer(new Bestilling(maaned, tilDato, null, null));
            if (resultat.exitkode() != Exitkode.OK) {
                return slutt(kontekst, resultat);
            }
            Sammendrag sammendrag = oversikt.av(resultat.kjoering());
            alle.add(sammendrag);
            fortelling.publisert(resultat.melding(), sammendrag);
            if (i == MAANEDER - 1) {
                fortelling.slutt(alle, oversikt.eksempel(resultat.kjoering(), maaned.pluss(-1)));
            }
        }
        return Exitkode.OK;
    }

    private static Map<String, Object> konfigurasjon(Simulator simulator, Path rot) {
        Map<String, Object> k = new TreeMap<>();
        k.put("logging.level.no.ssb.utleggstrekk", "warn"); // the story tells the rest
        k.put("spring.datasource.url", "innebygd");
        k.put("utleggstrekk.innebygd-postgres.mappe", rot.resolve(Konfigurasjonsmal.POSTGRES));
        k.put("utleggstrekk.utdata.rot", rot.resolve("utdata"));
        k.put("utleggstrekk.pseudonym.noekkelsett-fil", rot.resolve("pseudonym-noekkelsett.json"));
        k.put("utleggstrekk.raadata.noekkelsett-fil", rot.resolve("raadata-noekkelsett.json"));
        k.put("utleggstrekk.foerste-kalendermaaned", FOERSTE);
        k.put("utleggstrekk.api.hendelser-url", simulator.hendelserUrl());
        k.put("utleggstrekk.api.oppslag-url", simulator.oppslagUrl());
        k.put("utleggstrekk.api.kall-per-sekund", 1000);
        k.put("utleggstrekk.maskinporten.token-url", simulator.tokenUrl());
        k.put("utleggstrekk.maskinporten.issuer", simulator.issuer());
        k.put("utleggstrekk.maskinporten.klient-id", simulator.klientId());
        k.put("utleggstrekk.maskinporten.noekkel-fil", simulator.klientnoekkel(rot.resolve("simulator")));
        k.put("utleggstrekk.maskinporten.kid", simulator.kid());
        return k;
    }
}
