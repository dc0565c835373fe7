package no.ssb.utleggstrekk.simulator;

import java.time.Instant;
import tools.jackson.core.JsonGenerator;

/** The data behind the answers: a hendelsesliste in the order of its numbers, and what each lookup gives. */
interface Bestand {
    /** How many hendelser there are in all. */
    int antall();

    long sekvensnummer(int indeks);

    /** Index of the first hendelse with this sekvensnummer or a higher one; {@link #antall()} when there is none. */
    int fraSekvensnummer(long sekvensnummer);

    /** Index of the first hendelse registered at this time or later; {@link #antall()} when there is none. */
    int fraTidspunkt(Instant tid);

    /** Writes all fields of a hendelse but its sekvensnummer, which a rebuilt list changes. */
    void skrivFelter(JsonGenerator ut, int indeks);

    /** The answer for 11 digits and one real month as of a time, exclusive. */
    Httpsvar oppslag(String identifikator, String kalendermaaned, Instant synligTil, String korrelasjonsid);

    /** The answer for the number of a hendelse as of a time, exclusive. */
    Httpsvar oppslag(long loggId, Instant synligTil, String korrelasjonsid);

    /** A small number for a par, for counting; −1 for one the data does not know. */
    int parnummer(String identifikator, String kalendermaaned);

    /** Numbers of par are below this. */
    int antallPar();

    /** The par with a number, whether or not it has data. */
    Par par(int parnummer);
}
