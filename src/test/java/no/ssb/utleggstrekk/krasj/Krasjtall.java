package no.ssb.utleggstrekk.krasj;

import java.time.Duration;
import java.util.Locale;

/** The figures of a test, printed as it goes. */
final class Krasjtall {
    private final String hva;
    private final long start = System.nanoTime();
    int avbrutt;
    int uteblitt;
    int prosesser;
    int loep;
    long oppslag;
    long iTvil;
    long mestITvil;

    Krasjtall(String hva) {
        this.hva = hva;
    }

    void iTvil(long antall) {
        iTvil += antall;
        mestITvil = Math.max(mestITvil, antall);
    }

    void skriv() {
        System.out.println(this);
        System.out.flush();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %d courses, %d ended before their time (%d were done first), %d processes, %d lookups,"
                        + " %d par asked for again (at most %d per kill), %d s",
                hva,
                loep,
                avbrutt,
                uteblitt,
                prosesser,
                oppslag,
                iTvil,
                mestITvil,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
}
