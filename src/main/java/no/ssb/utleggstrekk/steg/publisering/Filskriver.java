package no.ssb.utleggstrekk.steg.publisering;

import java.util.function.Consumer;
import no.ssb.utleggstrekk.database.VoktetTransaksjon;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Filinnhold;
import no.ssb.utleggstrekk.utdata.Filkontroll;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Parquetskriver;
import no.ssb.utleggstrekk.utdata.Utsnitt;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.generic.GenericRecord;

/** Writes one file, or its Datadoc, under its temporary name. */
final class Filskriver {
    private final Utdatalager lager;
    private final Datadoc datadoc;
    private final Innstillinger innstillinger;
    private final Stoppsignal stopp;
    private final VoktetTransaksjon transaksjon;

    Filskriver(
            Utdatalager lager,
            Datadoc datadoc,
            Innstillinger innstillinger,
            Stoppsignal stopp,
            VoktetTransaksjon transaksjon) {
        this.lager = lager;
        this.datadoc = datadoc;
        this.innstillinger = innstillinger;
        this.stopp = stopp;
        this.transaksjon = transaksjon;
    }

    /** Where rows come from: hands each to the one who writes it. */
    @FunctionalInterface
    interface Rader {
        void les(Consumer<GenericRecord> mottaker);
    }

    /** Writes the rows; what is read back must be what was written. */
    Filkontroll parquet(Kjoering kjoering, Utsnitt utsnitt, Rader rader) {
        String sti = Utdatalager.midlertidig(kjoering, utsnitt.sti());
        Filinnhold skrevet;
        transaksjon.somEier(() -> lager.slett(sti)); // a new owner writes under the same names
        try (Parquetskriver skriver = new Parquetskriver(
                lager,
                sti,
                utsnitt.datasett(),
                utsnitt.kalendermaaned(),
                utsnitt.versjon(),
                innstillinger.utdata().komprimering())) {
            rader.les(rad -> {
                stopp.kontroller(); // a month can have millions of rows
                skriver.skriv(rad);
            });
            skrevet = skriver.ferdig();
        }
        Filkontroll lest = new Parquetleser(lager).kontroll(utsnitt.datasett(), sti);
        if (!lest.innhold().equals(skrevet)) {
            throw new MidlertidigFeil(
                    "%s does not read back as it was written: %s, not %s; check the disk, then restart"
                            .formatted(lager.sti(sti), lest.innhold(), skrevet));
        }
        return lest;
    }

    /** Writes the Datadoc; a stable version that stands with one already keeps it. */
    Filspor dokument(Kjoering kjoering, Utsnitt utsnitt) {
        String endelig = Datasett.dokument(utsnitt.sti());
        boolean staar = utsnitt.versjon() > 0 && lager.finnes(endelig);
        String sti = Utdatalager.midlertidig(kjoering, endelig);
        lager.skrivTekst(sti, staar ? lager.lesTekst(endelig) : datadoc.tekst(kjoering, utsnitt));
        return Filspor.av(lager, sti);
    }
}
