package no.ssb.utleggstrekk.utdata;

import java.util.Map;
import java.util.Objects;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.tall.Avsloeringsregel;
import no.ssb.utleggstrekk.domene.tall.Gruppering;
import no.ssb.utleggstrekk.domene.tall.Gruppetall;
import no.ssb.utleggstrekk.domene.tall.Totaler;
import no.ssb.utleggstrekk.domene.tall.Totaltall;
import no.ssb.utleggstrekk.innstillinger.Innstillinger.Avsloering;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;

/**
 * Works out the figures of the linjer that pass, and writes their rows: first the groups, with the linjer as the person file
 * has them, then the national figures, with those of a person together.
 */
final class Figurskriver implements Gruppering.Mottaker, Totaler.Mottaker {
    private final Kalendermaaned maaned;
    private final Map<Datasett, Parquetskriver> filer;
    private final Gruppering gruppering;
    private final Totaler totaler = new Totaler();
    private long personer;
    private final Tekstfelt underenhet = new Tekstfelt("underenhet");
    private final Tekstfelt person = new Tekstfelt("inntektsmottaker");
    private final Tekstfelt opplysningspliktig = new Tekstfelt("opplysningspliktig");
    private final Tekstfelt beskrivelse = new Tekstfelt("beskrivelse");
    private final int beloep = Datasett.PERSON.skjema().getField("beloep").pos();

    /** @param filer a dataset that is not among them is not written */
    Figurskriver(Kalendermaaned maaned, Map<Datasett, Parquetskriver> filer, Avsloering avsloering) {
        this.maaned = maaned;
        this.filer = filer;
        this.gruppering = new Gruppering(
                new Avsloeringsregel(avsloering.minsteAntall(), avsloering.pProsent(), avsloering.stoersteAndel()),
                this);
    }

    /** A row of the person file. */
    void legg(GenericRecord linje) {
        gruppering.linje(
                underenhet.av(linje),
                Objects.requireNonNull(person.av(linje)),
                opplysningspliktig.av(linje),
                Objects.requireNonNull(beskrivelse.av(linje)),
                (Integer) linje.get(beloep));
    }

    /** All have passed: the groups are written. */
    void slutt() {
        gruppering.slutt();
    }

    /** A row of {@link Radkilde#lesPersoner}. */
    void leggPersonlinje(GenericRecord linje) {
        totaler.linje((Long) linje.get(0), linje.get(1).toString(), (Integer) linje.get(2));
    }

    /** All have passed, and so have the groups: the national figures are written. */
    void sluttPersoner() {
        totaler.slutt(this);
    }

    /** How many different persons there were. */
    long personer() {
        return personer;
    }

    @Override
    public void underenhet(@Nullable String underenhet, Gruppetall tall) {
        totaler.underenhet(underenhet, tall);
        skriv(Datasett.UNDERENHET, underenhet, null, tall);
    }

    @Override
    public void beskrivelse(@Nullable String underenhet, String beskrivelse, Gruppetall tall) {
        totaler.beskrivelse(underenhet, beskrivelse, tall);
        skriv(Datasett.UNDERENHET_BESKRIVELSE, underenhet, beskrivelse, tall);
    }

    @Override
    public void totalt(Totaltall tall) {
        personer = tall.antallInntektsmottakere();
        skriv(Datasett.TOTALT, null, tall);
    }

    @Override
    public void totalt(String beskrivelse, Totaltall tall) {
        skriv(Datasett.TOTALT_BESKRIVELSE, beskrivelse, tall);
    }

    private void skriv(Datasett datasett, @Nullable String beskrivelse, Totaltall tall) {
        Parquetskriver fil = filer.get(datasett);
        if (fil == null) {
            return;
        }
        GenericRecord rad = new GenericData.Record(datasett.skjema());
        rad.put("kalendermaaned", maaned.toString());
        if (beskrivelse != null) {
            rad.put("beskrivelse", beskrivelse);
        }
        rad.put("antall_inntektsmottakere", tall.antallInntektsmottakere());
        rad.put("antall_underenheter", tall.antallUnderenheter());
        rad.put("antall_utleggstrekk", tall.antallUtleggstrekk());
        rad.put("antall_uten_underenhet", tall.antallUtenUnderenhet());
        rad.put("antall_positive", tall.antallPositive());
        rad.put("sum_beloep", tall.sumBeloep());
        rad.put("median_per_inntektsmottaker", tall.medianPerInntektsmottaker());
        fil.skriv(rad);
    }

    private void skriv(Datasett datasett, @Nullable String underenhet, @Nullable String beskrivelse, Gruppetall tall) {
        Parquetskriver fil = filer.get(datasett);
        if (fil == null) {
            return;
        }
        GenericRecord rad = new GenericData.Record(datasett.skjema());
        rad.put("kalendermaaned", maaned.toString());
        rad.put("underenhet", underenhet);
        if (beskrivelse != null) {
            rad.put("beskrivelse", beskrivelse);
        }
        rad.put("opplysningspliktig", tall.opplysningspliktig());
        rad.put("antall_opplysningspliktige", tall.antallOpplysningspliktige());
        rad.put("antall_inntektsmottakere", tall.antallInntektsmottakere());
        rad.put("antall_utleggstrekk", tall.antallUtleggstrekk());
        rad.put("antall_positive", tall.antallPositive());
        rad.put("sum_beloep", tall.sumBeloep());
        rad.put("min_beloep", tall.minBeloep());
        rad.put("median_beloep", tall.medianBeloep());
        rad.put("max_beloep", tall.maxBeloep());
        rad.put("stoerste_andel", tall.stoersteAndel());
        rad.put("avsloeringsrisiko", tall.avsloeringsrisiko());
        fil.skriv(rad);
    }

    /** A column of text; {@link Kopirader} gives the same object while it repeats itself, and so is its text. */
    private static final class Tekstfelt {
        private final int plass;
        private @Nullable Object siste;
        private @Nullable String tekst;

        Tekstfelt(String navn) {
            Schema.Field felt = Datasett.PERSON.skjema().getField(navn);
            plass = felt.pos();
        }

        @Nullable
        String av(GenericRecord rad) {
            Object verdi = rad.get(plass);
            if (verdi != siste) {
                siste = verdi;
                tekst = verdi == null ? null : verdi.toString();
            }
            return tekst;
        }
    }
}
