package no.ssb.utleggstrekk.steg.publisering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Feil;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Filinnhold;
import no.ssb.utleggstrekk.utdata.Maalt;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Spoersmaal;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.Utgivelser;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * Reads the published files of a month back, every version of every dataset: there, to the byte as they were published by
 * the database and by the manifest, and saying what the history of linje says today, worked out anew. Changes nothing and
 * takes no lock, so it can be used while a kjøring runs. Tells no kroner: those of two versions may differ by one person's.
 */
public final class Verifisering {
    private static final String FRA_KOPI = "put a whole copy back from a backup";

    /** After the line of a version that the database cannot work out any more. */
    private static final String BARE_SHA256 =
            "; held to its SHA-256 only, as its linjer were old enough to be deleted (utleggstrekk.oppbevaring.lukkede-linjer)";

    private final Utdatalager lager;
    private final Radkilde radkilde;
    private final Utgivelser utgivelser;
    private final Kjoeringer kjoeringer;

    Verifisering(Utdatalager lager, Radkilde radkilde, Utgivelser utgivelser, Kjoeringer kjoeringer) {
        this.lager = lager;
        this.radkilde = radkilde;
        this.utgivelser = utgivelser;
        this.kjoeringer = kjoeringer;
    }

    /**
     * What was found.
     *
     * @param linjer for people, one or more per file
     * @param feil how many faults are among them
     */
    public record Resultat(List<String> linjer, int feil) {
        public Resultat {
            linjer = List.copyOf(linjer);
        }
    }

    /** Looks at every file that shall stand there for the month. */
    public Resultat verifiser(Kalendermaaned maaned) {
        List<String> linjer = new ArrayList<>();
        kjoeringer
                .uferdig()
                .ifPresent(k -> linjer.add(
                        "Note: kjøring %d for %s is unfinished; what it has changed is not published and not looked at"
                                .formatted(k.id(), k.kalendermaaned())));
        List<Utgivelse> filer = utgivelser.staaende(maaned);
        if (filer.isEmpty()) {
            linjer.add(
                    "FAULT %s was never published; `run --kalendermaaned %s` publishes it".formatted(maaned, maaned));
            return new Resultat(linjer, 1);
        }
        Set<String> feil = new HashSet<>(); // what is wrong with a manifest is found with each of its files
        Map<Spoersmaal, Map<Datasett, Maalt>> database = new HashMap<>();
        for (Utgivelse u : filer) {
            List<String> funn = funn(u, database);
            funn.stream().filter(feil::add).forEach(f -> linjer.add("FAULT " + f));
            if (funn.isEmpty()) {
                Filinnhold innhold = u.kontroll().innhold();
                linjer.add("OK    %s: %d rows, %d bytes, with its Datadoc%s"
                        .formatted(
                                u.sti(),
                                innhold.rader(),
                                u.kontroll().spor().bytes(),
                                utgivelser.kanRegnesIgjen(u) ? "" : BARE_SHA256));
            }
        }
        return new Resultat(linjer, feil.size());
    }

    private List<String> funn(Utgivelse u, Map<Spoersmaal, Map<Datasett, Maalt>> database) {
        List<String> funn = new ArrayList<>();
        boolean hel = spor(u.sti(), u.kontroll().spor(), funn);
        spor(u.dokumentsti(), u.dokument(), funn);
        new Manifestkontroll(lager, kjoeringer, utgivelser).kontroller(u, funn);
        if (hel) {
            innhold(u, database, funn);
        }
        return funn;
    }

    /** Whether the file is to the byte the one that was published. */
    private boolean spor(String sti, Filspor spor, List<String> funn) {
        if (!lager.finnes(sti)) {
            funn.add("%s is missing; %s".formatted(lager.sti(sti), FRA_KOPI));
            return false;
        }
        Filspor naa = Filspor.av(lager, sti);
        if (!naa.equals(spor)) {
            funn.add("%s is not the file that was published: %d bytes with SHA-256 %s, not %d bytes with %s; %s"
                    .formatted(lager.sti(sti), naa.bytes(), naa.sha256(), spor.bytes(), spor.sha256(), FRA_KOPI));
            return false;
        }
        return true;
    }

    /** Whether file and database say the same today. */
    private void innhold(Utgivelse u, Map<Spoersmaal, Map<Datasett, Maalt>> database, List<String> funn) {
        Parquetleser leser = new Parquetleser(lager);
        Filinnhold fil;
        try {
            fil = leser.maal(u.utsnitt().datasett(), u.sti()).innhold();
        } catch (Feil feil) {
            funn.add(String.valueOf(feil.getMessage()));
            return;
        }
        if (!fil.equals(u.kontroll().innhold())) {
            funn.add(
                    "%s holds other content, in %d rows, than the %d rows that the database noted; restore the database from a backup"
                            .formatted(
                                    lager.sti(u.sti()),
                                    fil.rader(),
                                    u.kontroll().innhold().rader()));
        }
        if (!leser.harGjeldendeKolonner(u.utsnitt().datasett(), u.sti())) {
            return; // written by an earlier release with other columns: its bytes are all there is to compare
        }
        if (!utgivelser.kanRegnesIgjen(u)) {
            return;
        }
        Filinnhold rader = Objects.requireNonNull(database.computeIfAbsent(Spoersmaal.om(u), s -> radkilde.maal(u))
                        .get(u.utsnitt().datasett()))
                .innhold();
        if (!rader.equals(fil)) {
            funn.add(
                    "%s differs from the database: %d rows in the file, %d in the database, %s; the database was changed after publishing: restore it from a backup"
                            .formatted(
                                    lager.sti(u.sti()),
                                    fil.rader(),
                                    rader.rader(),
                                    fil.sumBeloep() == rader.sumBeloep()
                                            ? "with other values in them"
                                            : "and another sum of kroner"));
        }
    }
}
