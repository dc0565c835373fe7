package no.ssb.utleggstrekk.utdata;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.innstillinger.Datadocinnstillinger;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a file in its Datadoc, in the order of the file. */
final class Variabler {
    private static final String VARDEF = "urn:ssb:variable-definition:vardef:";

    private final Datadocinnstillinger felles;
    private final String noekkelreferanse;

    /** @param noekkelreferanse the name of the key that pseudonyms are made with */
    Variabler(Datadocinnstillinger felles, String noekkelreferanse) {
        felles.kreverKolonner(() -> Stream.of(Datasett.values())
                .flatMap(d -> d.skjema().getFields().stream())
                .map(Schema.Field::name)
                .collect(Collectors.toSet()));
        this.felles = felles;
        this.noekkelreferanse = noekkelreferanse;
    }

    void skriv(ArrayNode til, Utsnitt utsnitt) {
        Schema beskrivelse = utsnitt.datasett().beskrivelse();
        for (Schema.Field kolonne : beskrivelse.getFields()) {
            skriv(til.addObject(), kolonne, utsnitt);
        }
    }

    private void skriv(ObjectNode v, Schema.Field kolonne, Utsnitt utsnitt) {
        Schema datasett = utsnitt.datasett().beskrivelse();
        v.put("short_name", kolonne.name());
        Datadoc.spraak(v, "name", kolonne.getProp("navn"), kolonne.getProp("navn_en"));
        v.put("data_type", datatype(kolonne.schema()))
                .put("variable_role", kolonne.getProp("rolle"))
                .put("is_personal_data", Boolean.TRUE.equals(kolonne.getObjectProp("personopplysning")));
        if (Boolean.TRUE.equals(kolonne.getObjectProp("pseudonymisert"))) {
            ObjectNode p = v.putObject("pseudonymization")
                    .put("encryption_algorithm", "TINK-DAEAD")
                    .put("encryption_key_reference", noekkelreferanse);
            p.putArray("encryption_algorithm_parameters").addObject().put("keyId", noekkelreferanse);
        }
        v.put("unit_type", kolonne.getProp("enhetstype")).put("data_source", felles.datakilde());
        Datadoc.spraak(v, "population_description", datasett.getProp("populasjon"), datasett.getProp("populasjon_en"));
        Datadoc.spraak(v, "comment", kolonne.doc(), kolonne.getProp("doc_en"));
        felles.definisjon(kolonne.name()).ifPresent(id -> v.put("definition_uri", VARDEF + id));
        v.put("temporality_type", kolonne.getProp("temporalitet"));
        @Nullable String enhet = kolonne.getProp("maaleenhet");
        if (enhet != null) {
            v.put("measurement_unit", enhet).put("multiplication_factor", 1);
        }
        @Nullable String form = kolonne.getProp("format");
        if (form != null) {
            v.put("format", form);
        }
        v.put("id", Datadoc.id(utsnitt, kolonne.name()));
        Datadoc.periode(v, utsnitt);
    }

    private static String datatype(Schema type) {
        if (type.isUnion()) {
            return type.getTypes().stream()
                    .filter(t -> t.getType() != Schema.Type.NULL)
                    .map(Variabler::datatype)
                    .findFirst()
                    .orElseThrow();
        }
        return switch (type.getType()) {
            case STRING -> "STRING";
            case INT, LONG -> type.getLogicalType() instanceof LogicalTypes.Date ? "DATETIME" : "INTEGER";
            case DOUBLE -> "FLOAT";
            case BOOLEAN -> "BOOLEAN";
            default -> throw new IllegalStateException("Datadoc has no type for " + type.getType());
        };
    }
}
