package no.ssb.utleggstrekk.tilstand;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.verktoey.MigrertDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Avvik are counted, and names made up as they go fill neither the table nor the report. */
class AvvikslagerTest {
    private static final Kalendermaaned MAANED = Kalendermaaned.av("2026-10");
    private static final int ARBEIDERE = 4;
    private static final int PER_ARBEIDER = 300;

    private static MigrertDatabase database;
    private static JdbcClient jdbc;

    @BeforeAll
    static void aapne() {
        database = new MigrertDatabase();
        jdbc = database.jdbc();
    }

    @AfterAll
    static void lukk() {
        database.close();
    }

    @BeforeEach
    void tom() {
        database.tomMedKjoeringer(2);
    }

    @Test
    void namesThatDifferInEveryAnswerAreToldUpToALimitPerKjoeringAndKindAndTheRestIsCounted() throws Exception {
        ExecutorService arbeidere = Executors.newFixedThreadPool(ARBEIDERE);
        try {
            List<Future<?>> alle = new ArrayList<>();
            for (int a = 0; a < ARBEIDERE; a++) {
                int nr = a;
                alle.add(arbeidere.submit(() -> tellNye(nr)));
            }
            for (Future<?> en : alle) {
                en.get(60, TimeUnit.SECONDS);
            }
        } finally {
            arbeidere.shutdownNow();
        }
        tell(1, AvvikKode.UKJENT_BESKRIVELSE, "kode"); // another kind has a limit of its own
        tell(2, AvvikKode.UKJENT_FELT, "felt"); // and so has another kjøring

        assertThat(ulike(1, AvvikKode.UKJENT_FELT)).isEqualTo(101);
        assertThat(antall(1, AvvikKode.UKJENT_FELT)).isEqualTo(ARBEIDERE * PER_ARBEIDER);
        assertThat(navn(1, AvvikKode.UKJENT_FELT)).contains(Avvik.FLERE);
        assertThat(navn(1, AvvikKode.UKJENT_BESKRIVELSE)).containsExactly("kode");
        assertThat(navn(2, AvvikKode.UKJENT_FELT)).containsExactly("felt");
    }

    @Test
    void aNameThatIsToldGoesOnBeingCounted() {
        IntStream.range(0, 200).forEach(i -> tell(1, AvvikKode.UKJENT_FELT, "felt%03d".formatted(i)));
        tell(1, AvvikKode.UKJENT_FELT, "felt007");
        assertThat(jdbc.sql("select antall from avvik where kjoering_id = 1 and detalj = 'felt007'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private void tellNye(int arbeider) {
        for (int i = 0; i < PER_ARBEIDER; i++) {
            tell(1, AvvikKode.UKJENT_FELT, "felt-%d-%d".formatted(arbeider, i));
        }
    }

    private static void tell(long kjoering, AvvikKode kode, String navn) {
        List<Avvikslager.Funn> funn = List.of(new Avvikslager.Funn(new Avvik(kode, navn), MAANED, 1));
        database.hent(TransactionTemplate.class)
                .executeWithoutResult(status -> new Avvikslager(jdbc)
                        .tell(new Kjoering(kjoering, MAANED, LocalDate.of(2026, 11, 12), null, 0), funn));
    }

    private static long ulike(long kjoering, AvvikKode kode) {
        return navn(kjoering, kode).stream().distinct().count();
    }

    private static List<String> navn(long kjoering, AvvikKode kode) {
        return jdbc.sql("select detalj from avvik where kjoering_id = ? and kode = ?")
                .params(kjoering, kode.name())
                .query(String.class)
                .list();
    }

    private static long antall(long kjoering, AvvikKode kode) {
        return jdbc.sql("select sum(antall) from avvik where kjoering_id = ? and kode = ?")
                .params(kjoering, kode.name())
                .query(Long.class)
                .single();
    }
}
