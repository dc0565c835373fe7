package no.ssb.utleggstrekk.drift;

import java.util.List;
import no.ssb.utleggstrekk.domene.Exitkode;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an operator wants to know, read without taking the lock.
 *
 * @param laas who holds the lock; null when nobody does
 * @param kjoeringer the last ten, newest first
 * @param lesepeker the highest sekvensnummer below which everything is stored; null before the first
 * @param ventende par that wait, per month
 * @param karantene hendelser and par in quarantine
 * @param nesteSteg what to do now
 */
public record Status(
        @Nullable Laas laas,
        List<Tilstand> kjoeringer,
        @Nullable Long lesepeker,
        List<Ventende> ventende,
        long karantene,
        String nesteSteg) {

    /** Who holds the lock, and since when (UTC). */
    public record Laas(String vert, long pid, String siden) {}

    /** One kjøring; besvart counts the par with an answer out of par, both null before the lookups. */
    public record Tilstand(
            long kjoering,
            String kalendermaaned,
            String skjaeringsdato,
            String tilstand,
            @Nullable Integer exitkode,
            @Nullable String feil,
            long nye,
            @Nullable Long par,
            long besvart) {}

    /** How many par of a month wait for a lookup. */
    public record Ventende(String kalendermaaned, long antall) {}

    /** As JSON: the field names are a contract. */
    public String json() {
        return JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(this);
    }

    /** As text for people. */
    public String tekst() {
        StringBuilder s = new StringBuilder();
        s.append(
                laas == null
                        ? "No kjøring is running."
                        : "Running on host %s, pid %d, since %s.".formatted(laas.vert, laas.pid, laas.siden));
        s.append("\n\nKjøring  Month    Up to       State            New     Par     Answered\n");
        for (Tilstand k : kjoeringer) {
            s.append("%-8d %-8s %-11s %-15s %7d %8s %9d%n"
                    .formatted(
                            k.kjoering,
                            k.kalendermaaned,
                            k.skjaeringsdato,
                            ord(k),
                            k.nye,
                            k.par == null ? "-" : k.par.toString(),
                            k.besvart));
        }
        s.append("\nHendelser are read up to number ").append(lesepeker == null ? "- (none yet)" : lesepeker);
        s.append("\nWaiting par: ");
        s.append(
                ventende.isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                ventende.stream()
                                        .map(v -> v.kalendermaaned + ": " + v.antall)
                                        .toList()));
        s.append("\nIn quarantine: ").append(karantene);
        return s.append("\nNext: ").append(nesteSteg).toString();
    }

    private String ord(Tilstand k) {
        return switch (k.tilstand) {
            case "PUBLISERT" -> "published";
            case "INGENTING_NYTT" -> "nothing new";
            default ->
                laas != null
                        ? "running"
                        : k.exitkode == null
                                ? "interrupted"
                                : k.exitkode == Exitkode.STOPPET.tall() ? "stopped" : "failed (" + k.exitkode + ")";
        };
    }

    /** Reads the status from the database. */
    public static final class Leser {
        private final JdbcClient jdbc;

        Leser(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        /** What the database says now. */
        public Status les() {
            Laas laas = jdbc.sql("""
                    select vert, pid, siden::text from eierskap where exists (%s)""".formatted(Kjoeringslaas.ER_TATT))
                    .query((rad, nr) -> new Laas(rad.getString(1), rad.getLong(2), rad.getString(3)))
                    .optional()
                    .orElse(null);
            List<Tilstand> kjoeringer = jdbc.sql("""
                    select kjoering_id, kalendermaaned, skjaeringsdato::text, tilstand, exitkode, feil, nye, par,
                        (select count(*) from par p where p.kjoering_id = k.kjoering_id and p.utfall <> 'FEILET')
                    from kjoering k order by kjoering_id desc limit 10""")
                    .query((rad, nr) -> new Tilstand(
                            rad.getLong(1),
                            rad.getString(2),
                            rad.getString(3),
                            rad.getString(4),
                            rad.getObject(5, Integer.class),
                            rad.getString(6),
                            rad.getLong(7),
                            rad.getObject(8, Long.class),
                            rad.getLong(9)))
                    .list();
            return new Status(
                    laas,
                    kjoeringer,
                    jdbc.sql("select sekvensnummer from lesepeker where sekvensnummer is not null")
                            .query(Long.class)
                            .optional()
                            .orElse(null),
                    jdbc.sql("""
                            select kalendermaaned, count(*) from par where siste_hendelse > besvart_hendelse
                            group by 1 order by 1""")
                            .query((rad, nr) -> new Ventende(rad.getString(1), rad.getLong(2)))
                            .list(),
                    jdbc.sql("select count(*) from karantene where loest is null")
                            .query(Long.class)
                            .single(),
                    nesteSteg(laas, kjoeringer));
        }

        private static String nesteSteg(@Nullable Laas laas, List<Tilstand> kjoeringer) {
            if (laas != null) {
                return "nothing, a kjøring is running";
            }
            if (kjoeringer.isEmpty()) {
                return "`run --kalendermaaned YYYY-MM` makes the first kjøring";
            }
            Tilstand siste = kjoeringer.get(0);
            if (siste.tilstand.equals("PUBLISERT") || siste.tilstand.equals("INGENTING_NYTT")) {
                return "nothing until the next month";
            }
            return siste.feil == null
                    ? "the process died: `restart` takes kjøring %d up from its checkpoint".formatted(siste.kjoering)
                    : "`restart`, after this: " + siste.feil;
        }
    }
}
