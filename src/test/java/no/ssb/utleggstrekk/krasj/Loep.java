package no.ssb.utleggstrekk.krasj;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import no.ssb.utleggstrekk.verktoey.Jarprosess;

/** One kjøring that is ended before its time again and again, restarted until it is done, and held against the fasit. */
final class Loep {
    /** Twenty calls per worker, each of three months at most: the par that a kill can cost (rule 9). */
    private static final int MEST_I_TVIL = 8 * 20 * 3;

    private static final int STOPPET = 3;

    private static final int MANGE_FORSOEK = 60;

    private final Krasjfasit fasit;
    private final int nr;
    private final Krasjverden verden;
    private final Random r;
    private final Krasjtall tall;
    private final List<String> hendt = new ArrayList<>();
    private boolean medStatus;

    /** @param r decides between {@code run} and {@code restart} */
    Loep(Krasjfasit fasit, int nr, Random r, Krasjtall tall) {
        this.fasit = fasit;
        this.nr = nr;
        this.verden = fasit.verden(nr);
        this.r = r;
        this.tall = tall;
    }

    /** After the first interruption, {@code status} must say what happened and what to do. */
    Loep medStatus() {
        medStatus = true;
        return this;
    }

    /**
     * Runs the kjøring, each process ended by the next of the avbrudd, and then to its end.
     *
     * @return the avbrudd that did not come to it: the process was done before
     */
    List<Avbrudd> gjennomfoer(List<Avbrudd> avbrudd) {
        Deque<Avbrudd> igjen = new ArrayDeque<>(avbrudd);
        List<Avbrudd> uteblitt = new ArrayList<>();
        fasit.skatt().klargjoer(fasit.trinn(nr).bestilling());
        long foer = verden.sisteKjoering();
        try {
            boolean ferdig = false;
            for (int i = 0; !ferdig; i++) {
                assertThat(i).as("attempts").isLessThan(MANGE_FORSOEK);
                Avbrudd neste = igjen.poll();
                int kode = forsoek(neste, foer);
                if (neste != null && (kode == Jarprosess.DREPT || kode == STOPPET)) {
                    tall.avbrutt++;
                    kontrollerStatus(kode);
                } else if (neste != null) {
                    tall.uteblitt++;
                    uteblitt.add(neste);
                }
                ferdig = kode == 0;
            }
            kontroller();
        } catch (AssertionError e) {
            throw new AssertionError(
                    "%s, folder %s, after%n%s"
                            .formatted(fasit.trinn(nr).bestilling(), verden.mappe(), String.join("\n", hendt)),
                    e);
        }
        uteblitt.addAll(igjen);
        verden.slett();
        tall.loep++;
        return uteblitt;
    }

    /** One process. Returns its exit code: one that the way it was ended allows. */
    private int forsoek(Avbrudd avbrudd, long foer) {
        Ordre bestilling = fasit.trinn(nr).bestilling();
        long besvart = verden.besvartEtter(foer);
        fasit.skatt().tellFraNull();
        boolean restart = !hendt.isEmpty() && r.nextInt(3) == 0;
        String[] ord = restart ? new String[] {"restart"} : bestilling.run();
        try (Jarprosess p = verden.start(avbrudd == null ? List.of() : avbrudd.jvm(), ord)) {
            if (avbrudd != null) {
                avbrudd.utfoer(p, fasit.skatt());
            }
            int kode = p.vent();
            tall.prosesser++;
            long oppslag = fasit.skatt().oppslag();
            long iTvil = fasit.skatt().besvart() - (verden.besvartEtter(foer) - besvart);
            tall.oppslag += oppslag;
            hendt.add("%s, %s: exit code %d, %d lookups, %d par not committed"
                    .formatted(ord[0], avbrudd == null ? "not disturbed" : avbrudd.navn(), kode, oppslag, iTvil));
            kontrollerUtgang(avbrudd, kode, restart, p);
            assertThat(iTvil)
                    .as("par whose answer was not committed")
                    .isBetween(0L, kode == Jarprosess.DREPT ? MEST_I_TVIL : 0L);
            tall.iTvil(iTvil);
            if (kode == STOPPET) {
                assertThat(verden.jobbstatus()).isEqualTo("STOPPED");
            }
            return kode;
        }
    }

    private static void kontrollerUtgang(Avbrudd avbrudd, int kode, boolean restart, Jarprosess p) {
        if (restart && kode == 2) {
            assertThat(p.utskrift()).contains("There is no failed or stopped kjøring");
        } else if (avbrudd == null) {
            assertThat(kode).as(p.toString()).isZero();
        } else {
            int avbrutt = avbrudd.signal().equals("TERM") ? STOPPET : Jarprosess.DREPT;
            assertThat(kode).as(p.toString()).isIn(0, avbrutt);
        }
    }

    private void kontrollerStatus(int kode) {
        if (!medStatus) {
            return;
        }
        medStatus = false;
        if (verden.erUferdig()) {
            assertThat(verden.status()).contains(kode == STOPPET ? "Stopped on request" : "Died", "`restart`");
        } else {
            assertThat(verden.status()).contains("No kjøring is running");
        }
    }

    private void kontroller() {
        assertThat(Bilde.av(verden).avvikFra(fasit.trinn(nr).bilde())).isEmpty();
        assertThat(Filbilde.rester(verden.rot())).isEmpty();
    }
}
