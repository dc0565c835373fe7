package no.ssb.utleggstrekk.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Shows that the owner of the lock lives, for people to read, and hears whether somebody asked it to stop. */
public final class Hjerteslag {
    private static final String SLAG = """
            update eierskap set sett = ?, hva = ?, hva_siden = ?, ferdig = ?, totalt = ?,
                stopp_bedt = coalesce(stopp_bedt, ?)
            returning stopp_bedt is not null""";

    private final Kjoeringslaas laas;
    private final InstantSource klokke;

    public Hjerteslag(Kjoeringslaas laas, InstantSource klokke) {
        this.laas = laas;
        this.klokke = klokke;
    }

    /**
     * One sign of life, with how far the owner has come. One that the server refuses, or that has to wait for somebody who
     * holds the row, is left out: the next comes in a second.
     *
     * @param bilde null when no long step is under way
     * @param stopper whether this process is about to stop, whoever asked for it
     * @return whether somebody has asked for a stop
     * @throws SQLException when the lock's connection does not answer: the lock is lost
     */
    public boolean slag(@Nullable Livstegn bilde, boolean stopper) throws SQLException {
        try {
            return laas.paaForbindelsen(forbindelse -> {
                        try (PreparedStatement p = forbindelse.prepareStatement(SLAG)) {
                            sett(p, bilde, stopper);
                            try (ResultSet rad = p.executeQuery()) {
                                return rad.next() && rad.getBoolean(1);
                            }
                        }
                    })
                    .orElse(false);
        } catch (SQLException e) {
            if (Databasefeil.erBrudd(e)) {
                throw e;
            }
            return false;
        }
    }

    private void sett(PreparedStatement p, @Nullable Livstegn bilde, boolean stopper) throws SQLException {
        OffsetDateTime naa = klokke.instant().atOffset(ZoneOffset.UTC);
        p.setObject(1, naa);
        p.setString(2, bilde == null ? null : bilde.hva());
        p.setTimestamp(3, bilde == null ? null : Timestamp.from(bilde.fra()));
        p.setObject(4, bilde == null ? null : (Long) bilde.ferdig(), Types.BIGINT);
        p.setObject(5, bilde == null ? null : (Long) bilde.totalt(), Types.BIGINT);
        p.setObject(6, stopper ? naa : null, Types.TIMESTAMP_WITH_TIMEZONE);
    }
}
