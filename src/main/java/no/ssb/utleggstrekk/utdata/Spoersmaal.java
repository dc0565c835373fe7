package no.ssb.utleggstrekk.utdata;

import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;

/** What the database is asked to work out of a file's rows: the figures with beskrivelse and those without are one question. */
public record Spoersmaal(Datasett datasett, Kalendermaaned maaned, long kjoering, Avsloering avsloering) {
    public static Spoersmaal om(Utgivelse u) {
        Utsnitt utsnitt = u.utsnitt();
        return new Spoersmaal(
                utsnitt.datasett().utenBeskrivelse(), utsnitt.kalendermaaned(), utsnitt.kjoering(), u.avsloering());
    }
}
