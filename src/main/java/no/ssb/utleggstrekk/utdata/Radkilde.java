package no.ssb.utleggstrekk.utdata;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Streams the rows of a dataset and month from the database, sorted by the columns in the order of the schema, nulls last
 * and texts by their bytes: the same state gives the same rows in the same order, whatever the server's locale. They come
 * by {@code COPY}, for which the server may use several processes, as it does not for a cursor.
 */
public final class Radkilde {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate lesetransaksjon;

    public Radkilde(JdbcTemplate jdbc, PlatformTransactionManager transaksjoner) {
        this.jdbc = jdbc;
        lesetransaksjon = new TransactionTemplate(transaksjoner);
        lesetransaksjon.setReadOnly(true);
        lesetransaksjon.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * The rows as a kjøring left them, worked out from the history of linje alone: the figures by the database function
     * {@code tall}.
     */
    public void les(Utsnitt utsnitt, Avsloering avsloering, Consumer<GenericRecord> mottaker) {
        Kopirader rader = new Kopirader(utsnitt.datasett().skjema());
        les(sortert(utsnitt.datasett().skjema().getFields(), fra(utsnitt, avsloering)), rader, mottaker);
    }

    /**
     * The linjer of a month as a kjøring left them, those of a person one after the other. A person is a
     * number here, by which the database sorts much faster than by a pseudonym.
     */
    void lesPersoner(Utsnitt utsnitt, Consumer<GenericRecord> mottaker) {
        String sql = "select par_id, beskrivelse, beloep from linje_ved('%s', %s) order by par_id"
                .formatted(utsnitt.kalendermaaned(), utsnitt.kjoering());
        Schema personlinje = SchemaBuilder.record("Personlinje")
                .fields()
                .requiredLong("person")
                .requiredString("beskrivelse")
                .requiredInt("beloep")
                .endRecord();
        les(sql, new Kopirader(personlinje), mottaker);
    }

    private void les(String sql, Kopirader rader, Consumer<GenericRecord> mottaker) {
        lesetransaksjon.executeWithoutResult(status -> jdbc.execute(
                (Connection forbindelse) -> kopier(forbindelse, sql, melding -> rader.les(melding, mottaker))));
    }

    /** What the rows of a file come to, and of those that are {@linkplain Spoersmaal one question} with them. */
    public Map<Datasett, Maalt> maal(Utgivelse u) {
        Datasett datasett = u.utsnitt().datasett();
        return switch (datasett) {
            case UNDERENHET, UNDERENHET_BESKRIVELSE, TOTALT, TOTALT_BESKRIVELSE ->
                maalTall(u.utsnitt(), u.avsloering());
            case PERSON, ENDRING, UTGIVELSER -> {
                Innholdsmaaler maaler = new Innholdsmaaler(datasett, datasett.skjema());
                les(u.utsnitt(), u.avsloering(), maaler::legg);
                yield Map.of(datasett, maaler.ferdig());
            }
        };
    }

    /** The figures of a month, those with beskrivelse and those without, from one question. */
    private Map<Datasett, Maalt> maalTall(Utsnitt utsnitt, Avsloering avsloering) {
        Datasett uten = utsnitt.datasett().utenBeskrivelse();
        Datasett med = uten == Datasett.UNDERENHET ? Datasett.UNDERENHET_BESKRIVELSE : Datasett.TOTALT_BESKRIVELSE;
        Innholdsmaaler utenMaaler = new Innholdsmaaler(uten, uten.skjema());
        Innholdsmaaler medMaaler = new Innholdsmaaler(med, med.skjema());
        List<Schema.Field> felt = med.skjema().getFields();
        Schema tekstEllerNull =
                SchemaBuilder.unionOf().nullType().and().stringType().endUnion();
        Schema begge = Schema.createRecord(
                "Begge",
                null,
                null,
                false,
                felt.stream()
                        .map(f -> new Schema.Field(
                                f.name(), f.name().equals("beskrivelse") ? tekstEllerNull : f.schema()))
                        .toList());
        String sql = sortert(felt, "%s t".formatted(tall(utsnitt, avsloering)));
        les(sql, new Kopirader(begge), rad -> {
            if (rad.get("beskrivelse") == null) {
                GenericRecord utenRad = new GenericData.Record(uten.skjema());
                uten.skjema().getFields().forEach(f -> utenRad.put(f.pos(), rad.get(f.name())));
                utenMaaler.legg(utenRad);
            } else {
                medMaaler.legg(rad);
            }
        });
        return Map.of(uten, utenMaaler.ferdig(), med, medMaaler.ferdig());
    }

    /**
     * What the linjer of a month come to, counted, summed and digested by the database itself, in whatever order. The
     * digest of the content in its order is not among it.
     */
    public Maalt maalLinjer(Utsnitt utsnitt) {
        String rad = Datasett.PERSON.skjema().getFields().stream()
                .map(f -> "coalesce(%s::text, '%s')".formatted(f.name(), Innholdsmaaler.INGEN))
                .collect(Collectors.joining(", "));
        String sql = """
                select count(*), coalesce(sum(beloep), 0), coalesce(mod(sum(
                    ('x' || left(encode(sha256(convert_to(concat_ws(chr(%1$s), %2$s, ''), 'UTF8')), 'hex'), %3$s))
                        ::bit(%4$s)::bigint), %5$s), 0)
                from %6$s""".formatted(
                        Innholdsmaaler.SKILLE,
                        rad,
                        Innholdsmaaler.SIFRE,
                        4 * Innholdsmaaler.SIFRE,
                        Innholdsmaaler.MODUL,
                        linjer(utsnitt));
        return Objects.requireNonNull(jdbc.queryForObject(
                sql, (r, nr) -> new Maalt(new Filinnhold(r.getLong(1), r.getLong(2), ""), r.getLong(1), r.getLong(3))));
    }

    /** Something to select from, called t. COPY takes no parameters: months and numbers are written out, never text. */
    private static String fra(Utsnitt u, Avsloering avsloering) {
        return switch (u.datasett()) {
            case PERSON -> linjer(u);
            case UNDERENHET, TOTALT -> "(select * from %s where beskrivelse is null) t".formatted(tall(u, avsloering));
            case UNDERENHET_BESKRIVELSE, TOTALT_BESKRIVELSE ->
                "(select * from %s where beskrivelse is not null) t".formatted(tall(u, avsloering));
            case ENDRING -> {
                Utsnitt.Forrige forrige = Objects.requireNonNull(u.forrige());
                yield "endring('%s', %s, %s, %s, %s, %s) t"
                        .formatted(
                                u.kalendermaaned(),
                                forrige.kjoering(),
                                u.kjoering(),
                                u.versjon(),
                                regel(forrige.avsloering()),
                                regel(avsloering));
            }
            case UTGIVELSER -> "utgivelser_ved(%s) t".formatted(u.kjoering());
        };
    }

    /** The figures with and without beskrivelse, which are one question. */
    private static String tall(Utsnitt u, Avsloering avsloering) {
        return u.datasett().utenBeskrivelse() == Datasett.UNDERENHET
                ? "tall('%s', %s, %s)".formatted(u.kalendermaaned(), u.kjoering(), regel(avsloering))
                : "totalt('%s', %s)".formatted(u.kalendermaaned(), u.kjoering());
    }

    private static String regel(Avsloering a) {
        return "row(%s, %s, %s)::avsloeringsregel".formatted(a.minsteAntall(), a.pProsent(), a.stoersteAndel());
    }

    private static String linjer(Utsnitt u) {
        return "(select l.*, p.inntektsmottaker from linje_ved('%s', %s) l join par p using (par_id)) t"
                .formatted(u.kalendermaaned(), u.kjoering());
    }

    /** Returns how many messages there were. */
    private static long kopier(Connection forbindelse, String sql, Consumer<byte[]> mottaker) throws SQLException {
        long meldinger = 0;
        try (Statement s = forbindelse.createStatement()) {
            s.execute("set local work_mem = '128MB'");
        }
        CopyOut kopi = forbindelse
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("copy (%s) to stdout (format binary)".formatted(sql));
        try {
            for (byte[] melding = kopi.readFromCopy(); melding != null; melding = kopi.readFromCopy()) {
                mottaker.accept(melding);
                meldinger++;
            }
            return meldinger;
        } finally {
            if (kopi.isActive()) {
                kopi.cancelCopy();
            }
        }
    }

    private static String sortert(List<Schema.Field> felt, String fra) {
        return "select %s from %s order by %s"
                .formatted(
                        felt.stream().map(Schema.Field::name).collect(Collectors.joining(", ")),
                        fra,
                        felt.stream().map(Radkilde::rekkefoelge).collect(Collectors.joining(", ")));
    }

    private static String rekkefoelge(Schema.Field felt) {
        boolean tekst = utenNull(felt.schema()).getType() == Schema.Type.STRING;
        return felt.name() + (tekst ? " collate \"C\"" : "");
    }

    static Schema utenNull(Schema type) {
        return type.isUnion()
                ? type.getTypes().stream()
                        .filter(t -> t.getType() != Schema.Type.NULL)
                        .findFirst()
                        .orElseThrow()
                : type;
    }
}
