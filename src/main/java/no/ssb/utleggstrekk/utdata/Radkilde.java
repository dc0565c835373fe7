package no.ssb.utleggstrekk.utdata;

import java.sql.PreparedStatement;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Streams the rows of a dataset and month from the database, sorted by the columns in the order of the schema, nulls last
 * and texts by their bytes: the same state gives the same rows in the same order, whatever the server's locale.
 */
public final class Radkilde {
    private static final int RADER_OM_GANGEN = 5_000;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate lesetransaksjon;

    public Radkilde(JdbcTemplate jdbc, PlatformTransactionManager transaksjoner) {
        this.jdbc = jdbc;
        lesetransaksjon = new TransactionTemplate(transaksjoner);
        lesetransaksjon.setReadOnly(true);
        lesetransaksjon.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The rows that a kjøring publishes; the figures are those of its sammenstilling. */
    public void les(Utsnitt utsnitt, Consumer<GenericRecord> mottaker) {
        les(utsnitt.datasett(), spoerring(utsnitt), mottaker);
    }

    /** The rows of any kjøring, worked out from the history of linje alone; no other table is trusted. */
    public void lesEtterregnet(Utsnitt utsnitt, Avsloering avsloering, Consumer<GenericRecord> mottaker) {
        les(utsnitt.datasett(), etterregnet(utsnitt, avsloering), mottaker);
    }

    /** What the rows of a kjøring come to, as {@link #les} gives them. */
    public Filinnhold innhold(Utsnitt utsnitt) {
        Innholdsmaaler maaler =
                new Innholdsmaaler(utsnitt.datasett(), utsnitt.datasett().skjema());
        les(utsnitt, maaler::legg);
        return maaler.ferdig();
    }

    /** What the rows of a kjøring come to, as {@link #lesEtterregnet} gives them. */
    public Filinnhold innholdEtterregnet(Utsnitt utsnitt, Avsloering avsloering) {
        Innholdsmaaler maaler =
                new Innholdsmaaler(utsnitt.datasett(), utsnitt.datasett().skjema());
        lesEtterregnet(utsnitt, avsloering, maaler::legg);
        return maaler.ferdig();
    }

    /** Something to select from, called t, with the values of its question marks. */
    private record Spoerring(String fra, List<Object> verdier) {}

    private static Spoerring spoerring(Utsnitt u) {
        String maaned = u.kalendermaaned().toString();
        return switch (u.datasett()) {
            case PERSON ->
                new Spoerring(
                        "(select l.*, p.inntektsmottaker from linje_ved(?, ?) l join par p using (par_id)) t",
                        List.of(maaned, u.kjoering()));
            case UNDERENHET, UNDERENHET_BESKRIVELSE ->
                new Spoerring(
                        "(select * from %s where kalendermaaned = ?) t"
                                .formatted(u.datasett().tabell()),
                        List.of(maaned));
            case ENDRING ->
                new Spoerring(
                        "endring(?, ?, ?, ?) t",
                        List.of(maaned, Objects.requireNonNull(u.forrige()).kjoering(), u.kjoering(), u.versjon()));
        };
    }

    private static Spoerring etterregnet(Utsnitt u, Avsloering avsloering) {
        return switch (u.datasett()) {
            case PERSON, ENDRING -> spoerring(u);
            case UNDERENHET, UNDERENHET_BESKRIVELSE ->
                new Spoerring(
                        "tall(?, ?, ?, ?, ?) t",
                        List.of(
                                u.kalendermaaned().toString(),
                                u.kjoering(),
                                u.datasett() == Datasett.UNDERENHET_BESKRIVELSE,
                                avsloering.minsteAntall(),
                                avsloering.stoersteAndel()));
        };
    }

    /** A transaction keeps the server's cursor open, so that the rows never are in memory all at once. */
    private void les(Datasett datasett, Spoerring spoerring, Consumer<GenericRecord> mottaker) {
        Radleser leser = new Radleser(datasett);
        lesetransaksjon.executeWithoutResult(status -> {
            jdbc.execute("set local work_mem = '128MB'");
            jdbc.query(
                    forbindelse -> {
                        PreparedStatement p = forbindelse.prepareStatement(sql(datasett, spoerring.fra()));
                        p.setFetchSize(RADER_OM_GANGEN);
                        for (int i = 0; i < spoerring.verdier().size(); i++) {
                            p.setObject(i + 1, spoerring.verdier().get(i));
                        }
                        return p;
                    },
                    rad -> {
                        mottaker.accept(leser.les(rad));
                    });
        });
    }

    private static String sql(Datasett datasett, String fra) {
        List<Schema.Field> felt = datasett.skjema().getFields();
        return "select %s from %s order by %s"
                .formatted(
                        felt.stream().map(Schema.Field::name).collect(Collectors.joining(", ")),
                        fra,
                        felt.stream().map(Radkilde::rekkefoelge).collect(Collectors.joining(", ")));
    }

    private static String rekkefoelge(Schema.Field felt) {
        boolean tekst = Radleser.utenNull(felt.schema()).getType() == Schema.Type.STRING;
        return felt.name() + (tekst ? " collate \"C\"" : "");
    }
}
