package no.ssb.utleggstrekk.utdata;

import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Says of a version what changed and why, counted in persons. */
final class Versjonstekst {
    private final JdbcClient jdbc;

    Versjonstekst(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The same in Norwegian and in English. */
    record Tekst(String nb, String en) {}

    /** What changed, and up to which day hendelser were read. */
    Tekst av(Utsnitt utsnitt, LocalDate skjaeringsdato) {
        Tekst endring = endring(utsnitt);
        return new Tekst(
                "%s. Skjæringsdato %s: hendelser registrert før denne dagen er med"
                        .formatted(endring.nb(), skjaeringsdato),
                "%s. Cut-off date %s: hendelser registered before this day are included"
                        .formatted(endring.en(), skjaeringsdato));
    }

    private Tekst endring(Utsnitt utsnitt) {
        Utsnitt.Forrige forrige = utsnitt.forrige();
        if (utsnitt.versjon() == 0) {
            return new Tekst(
                    "Foreløpige tall: måneden er ikke stabil. Versjonen erstattes av senere kjøringer, og fjernes når versjon 1 kommer",
                    "Provisional figures: the month is not stable. Later runs replace this version, and version 1 removes it");
        }
        if (utsnitt.datasett() == Datasett.UTGIVELSER) {
            return new Tekst(
                    "Slik det var etter kjøring %d".formatted(utsnitt.kjoering()),
                    "As it was after kjøring %d".formatted(utsnitt.kjoering()));
        }
        if (forrige == null) {
            return new Tekst("Opprinnelig versjon", "Original version");
        }
        return jdbc.sql("select nye, endret, borte from endring_par(?, ?, ?)")
                .params(utsnitt.kalendermaaned().toString(), forrige.kjoering(), utsnitt.kjoering())
                .query((rad, nr) -> endret(forrige.versjon(), rad.getLong(1), rad.getLong(2), rad.getLong(3)))
                .single();
    }

    private static Tekst endret(int forrige, long nye, long endret, long borte) {
        if (nye + endret + borte == 0) {
            return new Tekst(
                    "Ingen opplysninger fra Skatteetaten er endret siden versjon %d; tallene er regnet ut eller merket etter nye regler"
                            .formatted(forrige),
                    "No data from Skatteetaten have changed since version %d; the figures are computed or flagged by new rules"
                            .formatted(forrige));
        }
        return new Tekst(
                "Skatteetaten har meldt om endringer for måneden siden versjon %d: %d nye, %d rettede og %d slettede personer"
                        .formatted(forrige, nye, endret, borte),
                "Skatteetaten has reported changes for the month since version %d: %d new, %d corrected and %d deleted persons"
                        .formatted(forrige, nye, endret, borte));
    }
}
