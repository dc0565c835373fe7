package no.ssb.utleggstrekk.spark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/**
 * A manifest.json, every field of it that counts held to what the monthly job writes.
 *
 * @param filer those of datasets that come from linjer
 */
record Manifest(long kjoering, List<Publisert.Fil> filer) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /**
     * Reads the one in a folder.
     *
     * @param mappe whose name has the number of the kjøring
     * @throws VarigFeil (FEILET) when it is not whole
     */
    static Manifest les(Utdatalager lager, String mappe) {
        String sti = sti(mappe);
        try {
            return tolk(JSON.readTree(lager.lesTekst(sti)), mappe.substring(mappe.lastIndexOf('/') + 1));
        } catch (Ufullstendig | JsonProcessingException feil) {
            String hva = feil instanceof Ufullstendig ? feil.getMessage() : "JSON";
            throw new VarigFeil(
                    Exitkode.FEILET,
                    "%s is not a whole manifest (%s); put it back from a backup".formatted(lager.fullSti(sti), hva));
        }
    }

    /** Where it stands in the folder of its kjøring. */
    static String sti(String mappe) {
        return mappe + "/manifest.json";
    }

    private static Manifest tolk(JsonNode rot, String mappenavn) throws Ufullstendig {
        JsonNode kjoering = rot.path("kjoering");
        krev(kjoering.isIntegralNumber() && kjoering.canConvertToLong(), "kjoering");
        krev(Kjoering.nummer(mappenavn).equals(Optional.of(kjoering.asLong())), "kjoering");
        krev(rot.path("filer").isArray(), "filer");
        List<Publisert.Fil> filer = new ArrayList<>();
        for (JsonNode fil : rot.path("filer")) {
            String navn = tekst(fil, "datasett", ".+");
            // one that this release does not know comes of a newer monthly job
            Optional<Datasett> datasett = Stream.of(Datasett.values())
                    .filter(d -> d.navn().equals(navn))
                    .findFirst();
            if (datasett.isPresent()) {
                Publisert.Fil denne = fil(fil, datasett.get());
                if (Datasett.AV_LINJER.contains(datasett.get())) {
                    krev(denne.sti().equals(datasett.get().sti(denne.maaned(), denne.versjon())), "sti");
                    filer.add(denne);
                }
            }
        }
        return new Manifest(kjoering.asLong(), filer);
    }

    private static Publisert.Fil fil(JsonNode fil, Datasett datasett) throws Ufullstendig {
        Kalendermaaned maaned = Kalendermaaned.les(tekst(fil, "kalendermaaned", ".+"))
                .orElseThrow(() -> new Ufullstendig("kalendermaaned"));
        JsonNode versjon = fil.path("versjon");
        krev(versjon.isIntegralNumber() && versjon.canConvertToInt() && versjon.asInt() >= 0, "versjon");
        return new Publisert.Fil(
                datasett, maaned, versjon.asInt(), tekst(fil, "sti", ".+"), tekst(fil, "sha256", "[0-9a-f]{64}"));
    }

    private static String tekst(JsonNode fil, String felt, String form) throws Ufullstendig {
        JsonNode tekst = fil.path(felt);
        krev(tekst.isTextual() && tekst.asText().matches(form), felt);
        return tekst.asText();
    }

    private static void krev(boolean oppfylt, String felt) throws Ufullstendig {
        if (!oppfylt) {
            throw new Ufullstendig(felt);
        }
    }

    /** Its message is the name of the field. */
    private static final class Ufullstendig extends Exception {
        private static final long serialVersionUID = 1L;

        Ufullstendig(String felt) {
            super(felt);
        }
    }
}
