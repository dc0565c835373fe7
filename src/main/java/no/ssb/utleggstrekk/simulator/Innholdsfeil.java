package no.ssb.utleggstrekk.simulator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers that are whole, and wrong in what they say. */
final class Innholdsfeil {
    private static final String HENDELSER = "hendelser";
    private static final List<String> NUMRE =
            List.of("identifikator", "inntektsmottakerIdentifikator", "loggId", "aggregatId");
    /** These leave the answer right, in another form. */
    private static final Set<Feiltype> RIKTIGE = Set.of(Feiltype.KOMPAKT_DATO, Feiltype.DATO_MED_SONE);

    private final Kontrakt kontrakt;
    private final Hendelsesliste hendelsesliste;
    private final Oppslagsapi oppslag;

    Innholdsfeil(Kontrakt kontrakt, Hendelsesliste hendelsesliste, Oppslagsapi oppslag) {
        this.kontrakt = kontrakt;
        this.hendelsesliste = hendelsesliste;
        this.oppslag = oppslag;
    }

    /** Whether what a client gets is the final word after all. */
    static boolean erRiktig(Feiltype feil) {
        return RIKTIGE.contains(feil);
    }

    /** The right answer with the fault; null when it is none that the fault can spoil. */
    @Nullable
    Httpsvar av(Feiltype feil, Anrop anrop, Httpsvar svar) {
        if (!svar.erData() || !(anrop.endepunkt().erOppslag() || anrop.endepunkt() == Endepunkt.HENDELSER)) {
            return null;
        }
        return anrop.endepunkt().erOppslag() ? oppslag(feil, anrop.par(), svar) : side(feil, svar);
    }

    private @Nullable Httpsvar oppslag(Feiltype feil, List<Par> par, Httpsvar svar) {
        String body = new String(svar.body(), StandardCharsets.UTF_8);
        String liste = "\"" + kontrakt.oppgaveliste + "\":";
        return switch (feil) {
            case UKJENT_LISTE -> Httpsvar.tekst(200, body.replace(liste, "\"trekkoppgaver\":"), svar.hoder());
            case NULL_LISTE -> Httpsvar.tekst(200, "{" + liste + "null}", svar.hoder());
            case ANNEN_PERSON -> par.isEmpty() ? null : oppslag.forAnnenPerson(svar, par.get(0));
            case KODE_002 -> medKode(2, liste);
            case KODE_009 -> medKode(9, liste);
            case KOMPAKT_DATO -> medDato(body, "$1$2$3$4");
            case DATO_MED_SONE -> medDato(body, "$1$2-$3-$4+02:00");
            default -> null;
        };
    }

    private Httpsvar medKode(int nummer, String liste) {
        String kode = kontrakt.kode(nummer);
        return Httpsvar.tekst(
                        200,
                        "{\"kode\":\"%s\",\"melding\":\"\",\"korrelasjonsid\":\"k\",%s[]}".formatted(kode, liste),
                        Map.of())
                .medKode(kode);
    }

    private static Httpsvar medDato(String body, String slik) {
        return Httpsvar.tekst(
                200, body.replaceAll("(\"datoForUtleggstrekk\":\")([0-9]{4})-([0-9]{2})-([0-9]{2})", slik), Map.of());
    }

    private @Nullable Httpsvar side(Feiltype feil, Httpsvar svar) {
        if (!(Httpsvar.JSON.readTree(svar.body()).get(HENDELSER) instanceof ArrayNode side) || side.isEmpty()) {
            return null;
        }
        ObjectNode ny = Httpsvar.JSON.createObjectNode();
        switch (feil) {
            case UKJENT_LISTE -> ny.set("forekomster", side);
            case NULL_LISTE -> ny.putNull(HENDELSER);
            case TEKSTER -> {
                ArrayNode tekster = ny.putArray(HENDELSER);
                side.forEach(h -> tekster.add("hendelse"));
            }
            case UTEN_SEKVENSNUMMER -> ny.set(HENDELSER, uten(side, List.of("sekvensnummer"), 0));
            case UTEN_NUMRE -> ny.set(HENDELSER, uten(side, NUMRE, 0));
            case DAARLIG_SISTE -> ny.set(HENDELSER, uten(side, NUMRE, hendelsesliste.sisteNummer()));
            default -> {
                return null;
            }
        }
        return Httpsvar.ok(ny);
    }

    /** The page without some fields, from a sekvensnummer on. */
    private static ArrayNode uten(ArrayNode side, List<String> felt, long fra) {
        for (JsonNode hendelse : side) {
            if (hendelse.get("sekvensnummer").asLong() >= fra) {
                ((ObjectNode) hendelse).remove(felt);
            }
        }
        return side;
    }
}
