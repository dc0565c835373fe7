package no.ssb.utleggstrekk.utdata;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.innstillinger.Datadocinnstillinger;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.apache.avro.Schema;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the Datadoc of a file: SSB's metadata document for datasets, which their tools look for beside it. What it tells
 * of a dataset and its columns stands in {@code schemas/<navn>.avsc}. No clock and no chance goes in, so that a restart
 * writes the same bytes: the date is the skjæringsdato, and ids are made from names.
 */
public final class Datadoc {
    private static final String KONTEINERVERSJON = "1.0.0";

    /** Of every dataset: what a reader of a series across years must know. */
    private static final String BRUDD =
            " Brudd i tidsserien i januar 2026: flere trekk slås sammen til ett samordnet utleggstrekk (utleggstrekkSamordnet), så antall trekk kan falle uten at færre personer trekkes. Trekk etter gamle og nye regler finnes side om side i flere år.";

    private static final String BRUDD_EN =
            " Break in the series in January 2026: several deductions are merged into one (utleggstrekkSamordnet), so the number of deductions can fall without fewer persons being deducted from. Deductions by the old and the new rules stand side by side for years.";

    private static final String NAVNEROM = "https://www.ssb.no/utleggstrekk/";

    private final Utdatalager lager;
    private final Versjonstekst versjonstekst;
    private final Datadocinnstillinger felles;
    private final Variabler variabler;

    public Datadoc(Utdatalager lager, JdbcClient jdbc, Innstillinger innstillinger) {
        this.lager = lager;
        this.versjonstekst = new Versjonstekst(jdbc);
        felles = innstillinger.datadoc();
        variabler = new Variabler(felles, innstillinger.pseudonym().noekkelreferanse());
    }

    /** Writes it under its temporary name; a stable version that stands with one already keeps that one. */
    public Filspor skriv(Kjoering kjoering, Utsnitt utsnitt) {
        String endelig = Datasett.dokument(utsnitt.sti());
        boolean staar = utsnitt.versjon() > 0 && lager.finnes(endelig);
        String sti = Utdatalager.midlertidig(kjoering, endelig);
        lager.skrivTekst(sti, staar ? lager.lesTekst(endelig) : tekst(kjoering, utsnitt));
        return Filspor.av(lager, sti);
    }

    private String tekst(Kjoering kjoering, Utsnitt utsnitt) {
        ObjectNode rot = JsonTekst.objekt().put("document_version", KONTEINERVERSJON);
        ObjectNode datadoc = rot.putObject("datadoc")
                // every obligatory field is filled; a test counts them
                .put("percentage_complete", 100)
                .put("document_version", felles.versjon());
        datasett(datadoc.putObject("dataset"), kjoering, utsnitt);
        variabler.skriv(datadoc.putArray("variables"), utsnitt);
        return JsonTekst.tekst(rot);
    }

    private void datasett(ObjectNode d, Kjoering kjoering, Utsnitt utsnitt) {
        Datasett datasett = utsnitt.datasett();
        Schema beskrivelse = datasett.beskrivelse();
        Versjonstekst.Tekst versjon = versjonstekst.av(utsnitt, kjoering.skjaeringsdato());
        String tid = kjoering.skjaeringsdato()
                .atStartOfDay(ZoneId.of("Europe/Oslo"))
                .toInstant()
                .toString();
        d.put("short_name", datasett.navn())
                .put("assessment", "PROTECTED")
                .put("dataset_status", utsnitt.versjon() == 0 ? "DRAFT" : "INTERNAL")
                .put("dataset_state", datasett.tilstand().equals("inndata") ? "INPUT_DATA" : "STATISTICS");
        spraak(d, "name", beskrivelse.getProp("navn"), beskrivelse.getProp("navn_en"));
        spraak(d, "description", beskrivelse.getDoc() + BRUDD, beskrivelse.getProp("doc_en") + BRUDD_EN);
        spraak(d, "population_description", beskrivelse.getProp("populasjon"), beskrivelse.getProp("populasjon_en"));
        d.put("version", Integer.toString(utsnitt.versjon()));
        spraak(d, "version_description", versjon.nb(), versjon.en());
        d.put("subject_field", felles.emneomraade());
        d.putPOJO("keyword", beskrivelse.getObjectProp("noekkelord"));
        spraak(d, "spatial_coverage_description", "Norge", "Norway");
        if (!felles.bruksrestriksjoner().isEmpty()) {
            bruksrestriksjoner(d.putArray("use_restrictions"));
        }
        d.put("id", id(utsnitt, ""))
                .put("owner", felles.eier())
                .put("file_path", lager.fullSti(utsnitt.sti()))
                .put("metadata_created_date", tid)
                .put("metadata_created_by", felles.ansvarlig())
                .put("metadata_last_updated_date", tid)
                .put("metadata_last_updated_by", felles.ansvarlig());
        periode(d, utsnitt);
    }

    private void bruksrestriksjoner(ArrayNode til) {
        for (Datadocinnstillinger.Bruksrestriksjon b : felles.bruksrestriksjoner()) {
            ObjectNode node =
                    til.addObject().put("use_restriction_type", b.type().name());
            if (b.dato() != null) {
                node.put("use_restriction_date", b.dato().toString());
            }
        }
    }

    static void periode(ObjectNode til, Utsnitt utsnitt) {
        til.put("contains_data_from", utsnitt.periode().fra().foersteDag().toString())
                .put("contains_data_until", utsnitt.periode().til().sisteDag().toString());
    }

    /** A text in both languages, in the form of the model. */
    static void spraak(ObjectNode til, String felt, String nb, String en) {
        var tekster = til.putArray(felt);
        tekster.addObject().put("languageCode", "nb").put("languageText", nb);
        tekster.addObject().put("languageCode", "en").put("languageText", en);
    }

    /** The same dataset, month, version and column has the same id wherever it is made. */
    static String id(Utsnitt utsnitt, String kolonne) {
        String navn = NAVNEROM + utsnitt.datasett().filnavn(utsnitt.periode(), utsnitt.versjon()) + "#" + kolonne;
        return UUID.nameUUIDFromBytes(navn.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
