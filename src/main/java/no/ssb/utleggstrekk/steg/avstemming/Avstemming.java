package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Maalt;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Evaluates the sums that must balance, on the numbers that are really in the database and in the files as read back, and
 * keeps them for the report. When one does not balance nothing is published. Source: {@code docs/avstemming.md}.
 */
final class Avstemming {
    private final JdbcClient jdbc;
    private final TransactionOperations transaksjon;
    private final Utgivelser utgivelser;
    private final Radkilde radkilde;
    private final Databaseligninger databaseligninger;
    private final Filligninger filligninger;
    private final Endringsligninger endringsligninger;
    private final Oversiktsligning oversiktsligning;

    Avstemming(
            JdbcClient jdbc,
            TransactionOperations transaksjon,
            Utgivelser utgivelser,
            Radkilde radkilde,
            Databaseligninger databaseligninger,
            Filligninger filligninger,
            Endringsligninger endringsligninger,
            Oversiktsligning oversiktsligning) {
        this.jdbc = jdbc;
        this.transaksjon = transaksjon;
        this.utgivelser = utgivelser;
        this.radkilde = radkilde;
        this.databaseligninger = databaseligninger;
        this.filligninger = filligninger;
        this.endringsligninger = endringsligninger;
        this.oversiktsligning = oversiktsligning;
    }

    /** Evaluates and keeps every equation; throws with those that do not balance. */
    void avstem(Kjoering kjoering) {
        List<Ligning> ligninger = regn(kjoering);
        transaksjon.executeWithoutResult(status -> lagre(kjoering, ligninger));
        List<Ligning> feil = ligninger.stream().filter(l -> !l.stemmer()).toList();
        if (!feil.isEmpty()) {
            throw new MidlertidigFeil(
                    "Avstemming failed, nothing is published: "
                            + feil.stream().map(Ligning::toString).collect(Collectors.joining("; "))
                            + ". What was published and is gone or changed must be put back from a backup; all else `restart` works out once more");
        }
    }

    private List<Ligning> regn(Kjoering kjoering) {
        List<Utgivelse> alle = utgivelser.av(kjoering);
        List<Ligning> ligninger = new ArrayList<>(databaseligninger.av(kjoering));
        Map<Utgivelse, Maalt> lest = new LinkedHashMap<>();
        try (Databasemaaling database = new Databasemaaling(radkilde, alle)) {
            for (Utgivelse u : alle) {
                Filligninger.Resultat fil = filligninger.av(kjoering, u, database);
                ligninger.addAll(fil.ligninger());
                if (fil.lest() != null) {
                    lest.put(u, fil.lest());
                }
            }
        }
        if (lest.size() == alle.size()) {
            lest.forEach((u, maalt) -> ligninger.addAll(mellom(u, maalt, lest)));
            alle.stream()
                    .filter(u -> u.ny() && u.utsnitt().datasett() == Datasett.ENDRING)
                    .forEach(endring -> ligninger.addAll(
                            endringsligninger.av(kjoering, endring, iMaaneden(Datasett.UNDERENHET, endring, alle))));
            ligninger.addAll(oversiktsligning.av(kjoering, alle));
        }
        return ligninger;
    }

    /** The figures of a month against its person file. */
    private static List<Ligning> mellom(Utgivelse u, Maalt maalt, Map<Utgivelse, Maalt> lest) {
        Datasett datasett = u.utsnitt().datasett();
        if (datasett == Datasett.PERSON || !Datasett.AV_LINJER.contains(datasett)) {
            return List.of();
        }
        Maalt personer = Objects.requireNonNull(lest.get(iMaaneden(Datasett.PERSON, u, lest.keySet())));
        return Filligninger.mellom(u.utsnitt().kalendermaaned().toString(), personer, datasett, maalt);
    }

    private static Utgivelse iMaaneden(Datasett datasett, Utgivelse som, Collection<Utgivelse> alle) {
        return alle.stream()
                .filter(u -> u.utsnitt().datasett() == datasett
                        && u.utsnitt().kalendermaaned().equals(som.utsnitt().kalendermaaned()))
                .findFirst()
                .orElseThrow();
    }

    private void lagre(Kjoering kjoering, List<Ligning> ligninger) {
        jdbc.sql("delete from avstemming where kjoering_id = ?")
                .param(kjoering.id())
                .update();
        int nr = 0;
        for (Ligning l : ligninger) {
            jdbc.sql("""
                    insert into avstemming (kjoering_id, nr, ligning, kalendermaaned, venstre, hoeyre)
                    values (?, ?, ?, ?, ?, ?)""")
                    .params(Arrays.asList(kjoering.id(), ++nr, l.tekst(), l.kalendermaaned(), l.venstre(), l.hoeyre()))
                    .update();
        }
    }
}
