package no.ssb.utleggstrekk.steg.rapport.side;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The pages in one language. They are made of JSON and texts alone, so that they can be made again at any time. The template
 * engine escapes all that it is given, save the plots and the style sheet, which are ours. Safe for many threads.
 */
public final class Side {
    private final Tekster tekster;
    private final String spraak;
    private final String css;
    private final Template rapport;
    private final Template indeks;

    /** @param spraak {@code nb} or {@code en} */
    public Side(String spraak) {
        this.spraak = spraak;
        this.tekster = Tekster.av(spraak);
        this.css = ressurs("side.css");
        Mustache.Compiler motor = Mustache.compiler().withLoader(navn -> les(navn + ".mustache"));
        this.rapport = motor.compile(ressurs("rapport.mustache"));
        this.indeks = motor.compile(ressurs("indeks.mustache"));
    }

    /** rapport.html of a whole rapport.json, or of a short one. */
    public String rapport(JsonNode json) {
        List<Del> deler = new ArrayList<>();
        if (json.has("historikk")) {
            deler.add(Noekkeltall.av(json, tekster));
            deler.add(new Revisjoner(json, tekster).del());
            deler.add(Utvikling.av(json, tekster));
            deler.add(Maanedsdel.fordeling(json, tekster));
            deler.add(Maanedsdel.risiko(json, tekster));
            deler.add(new Kvalitetsdel(json, tekster).del());
            deler.add(Avstemmingsdel.av(json, tekster));
            deler.add(new Apidel(json, tekster).del());
            deler.add(Stegdel.av(json, tekster));
        }
        String maaned = json.get("kalendermaaned").asString();
        return rapport.execute(Map.of(
                "spraak",
                spraak,
                "css",
                css,
                "tittel",
                tekster.t("tittel", Map.of("maaned", maaned)),
                "oversikt",
                tekster.t("til_oversikten"),
                "innhold",
                tekster.t("innhold"),
                "boks",
                Boks.av(json, tekster),
                "boks_tittel",
                tekster.t("del_bruk"),
                "neste_tittel",
                tekster.t("gjoer_naa"),
                "deler",
                deler,
                "bunn",
                tekster.t("bunn", Map.of("versjon", json.get("programversjon").asString()))));
    }

    /** logg/index.html. */
    public String indeks(List<Indeksrad> nyestFoerst) {
        Indeks innhold = Indeks.av(nyestFoerst, tekster);
        return indeks.execute(Map.of(
                "spraak",
                spraak,
                "css",
                css,
                "tittel",
                tekster.t("indeks_tittel"),
                "ingress",
                tekster.t("indeks_ingress"),
                "kol",
                innhold.kolonner(),
                "kjoeringer",
                innhold.kjoeringer(),
                "tabell",
                innhold.maaneder()));
    }

    private static String ressurs(String navn) {
        try (Reader leser = les(navn);
                StringWriter tekst = new StringWriter()) {
            leser.transferTo(tekst);
            return tekst.toString();
        } catch (IOException feil) {
            throw new UncheckedIOException(feil);
        }
    }

    private static Reader les(String navn) {
        InputStream inn = Side.class.getResourceAsStream("/rapport/" + navn);
        if (inn == null) {
            throw new IllegalStateException("/rapport/" + navn + " is not in the jar");
        }
        return new InputStreamReader(inn, StandardCharsets.UTF_8);
    }
}
