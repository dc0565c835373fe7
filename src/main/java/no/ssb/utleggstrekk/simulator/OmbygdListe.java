package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** The same hendelser and answers, with the list numbered anew. */
final class OmbygdListe implements Bestand {
    private final Bestand bestand;
    private final int sisteTette;
    private final long sprang;

    /** @param antall how many hendelser had been registered when it was rebuilt */
    OmbygdListe(Bestand bestand, Ombygging ombygging, int antall) {
        this.bestand = bestand;
        // one of the new ones follows on; without new ones the last of all stands for them
        sisteTette = Math.min(antall, bestand.antall() - 2);
        sprang = ombygging == Ombygging.KORTERE ? 0 : bestand.sekvensnummer(bestand.antall() - 1);
    }

    @Override
    public int antall() {
        return bestand.antall();
    }

    @Override
    public long sekvensnummer(int indeks) {
        return indeks + 1 + (indeks > sisteTette ? sprang : 0);
    }

    @Override
    public int fraSekvensnummer(long sekvensnummer) {
        long indeks = sekvensnummer - 1 > sisteTette
                ? Math.max(sisteTette + 1, sekvensnummer - 1 - sprang)
                : sekvensnummer - 1;
        return (int) Math.min(antall(), indeks);
    }

    @Override
    public int fraTidspunkt(Instant tid) {
        return bestand.fraTidspunkt(tid);
    }

    @Override
    public void skrivFelter(JsonGenerator ut, int indeks) {
        bestand.skrivFelter(ut, indeks);
    }

    @Override
    public Httpsvar oppslag(String identifikator, String kalendermaaned, Instant synligTil, String korrelasjonsid) {
        return bestand.oppslag(identifikator, kalendermaaned, synligTil, korrelasjonsid);
    }

    @Override
    public Httpsvar oppslag(long loggId, Instant synligTil, String korrelasjonsid) {
        return bestand.oppslag(loggId, synligTil, korrelasjonsid);
    }

    @Override
    public int parnummer(String identifikator, String kalendermaaned) {
        return bestand.parnummer(identifikator, kalendermaaned);
    }

    @Override
    public int antallPar() {
        return bestand.antallPar();
    }

    @Override
    public Par par(int parnummer) {
        return bestand.par(parnummer);
    }
}
