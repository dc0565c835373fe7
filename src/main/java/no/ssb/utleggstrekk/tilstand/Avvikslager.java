package no.ssb.utleggstrekk.tilstand;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LongSummaryStatistics;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts avvik per kjøring and month, in the transaction of the data that they were found in. */
public final class Avvikslager {
    /** More names than these of one kind say nothing to a reader: they are made up as they go. */
    private static final int MAKS_NAVN = 100;

    /** Key of the lock under which new names are counted, beside the number of the kjøring. */
    private static final int NAVNELAAS = 0x5554414e; // "UTAN"

    private final JdbcClient jdbc;

    public Avvikslager(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One avvik as it was found.
     *
     * @param kalendermaaned the month of the data; null when it belongs to no one month
     * @param sekvensnummer the hendelse it was found with
     */
    public record Funn(Avvik avvik, @Nullable Kalendermaaned kalendermaaned, long sekvensnummer) {
        private Noekkel noekkel(boolean medNavn) {
            return new Noekkel(
                    avvik.kode(),
                    medNavn ? avvik.detalj() : Avvik.FLERE,
                    kalendermaaned == null ? null : kalendermaaned.toString());
        }
    }

    private record Noekkel(
            AvvikKode kode, String detalj, @Nullable String kalendermaaned) {
        static final Comparator<Noekkel> ORDEN = Comparator.comparing(Noekkel::kode)
                .thenComparing(Noekkel::detalj)
                .thenComparing(Noekkel::kalendermaaned, Comparator.nullsFirst(Comparator.naturalOrder()));
    }

    /**
     * Counts what was found, one row for all that is alike, with the lowest sekvensnummer it was seen with. In a fixed order,
     * so that two workers never wait for each other's rows crosswise. Of each kind a limited number of names is kept, whatever
     * the answers come up with; the rest counts together.
     */
    public void tell(Kjoering kjoering, Collection<Funn> funn) {
        if (funn.isEmpty()) {
            return;
        }
        SortedMap<Noekkel, LongSummaryStatistics> like = new TreeMap<>(Noekkel.ORDEN);
        Set<Avvik> medNavn = medNavn(kjoering, funn);
        for (Funn f : funn) {
            like.computeIfAbsent(f.noekkel(medNavn.contains(f.avvik())), n -> new LongSummaryStatistics())
                    .accept(f.sekvensnummer());
        }
        like.forEach((noekkel, numre) -> tell(kjoering, noekkel, numre.getMin(), numre.getCount()));
    }

    /** Those of the avvik found that are kept by name: known ones, and new ones while there is room. */
    private Set<Avvik> medNavn(Kjoering kjoering, Collection<Funn> funn) {
        Set<Avvik> nye = new LinkedHashSet<>();
        funn.forEach(f -> nye.add(f.avvik()));
        Set<Avvik> kjente = kjente(kjoering, nye);
        if (!kjente.containsAll(nye)) {
            // one worker at a time, until it commits: else each would see room for the same last names
            jdbc.sql("select pg_advisory_xact_lock(?, ?)::text")
                    .params(NAVNELAAS, (int) kjoering.id())
                    .query(String.class)
                    .optional();
            kjente = kjente(kjoering, nye);
            for (Avvik ny : nye) {
                long av = kjente.stream().filter(k -> k.kode() == ny.kode()).count();
                if (av < MAKS_NAVN) {
                    kjente.add(ny);
                }
            }
        }
        return kjente;
    }

    /** The avvik that the kjøring has already, of the kinds of those found. */
    private Set<Avvik> kjente(Kjoering kjoering, Set<Avvik> funnet) {
        return new HashSet<>(jdbc.sql(
                        "select distinct kode, detalj from avvik where kjoering_id = ? and kode = any (?)")
                .params(
                        kjoering.id(),
                        funnet.stream().map(a -> a.kode().name()).distinct().toArray(String[]::new))
                .query((rad, nr) -> new Avvik(AvvikKode.valueOf(rad.getString("kode")), rad.getString("detalj")))
                .list());
    }

    private void tell(Kjoering kjoering, Noekkel noekkel, long sekvensnummer, long antall) {
        jdbc.sql("""
                insert into avvik (kjoering_id, kode, kalendermaaned, detalj, antall, foerste_sekvensnummer)
                values (?, ?, ?::text, ?, ?, ?)
                on conflict (kjoering_id, kode, kalendermaaned, detalj) do update
                    set antall = avvik.antall + excluded.antall,
                    foerste_sekvensnummer = least(avvik.foerste_sekvensnummer, excluded.foerste_sekvensnummer)""")
                .params(Arrays.asList(
                        kjoering.id(),
                        noekkel.kode().name(),
                        noekkel.kalendermaaned(),
                        noekkel.detalj(),
                        antall,
                        sekvensnummer))
                .update();
    }
}
