package no.ssb.utleggstrekk.skatteetaten.svar;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is asked for, as the contract writes it: the only place that knows the names in a URL.
 *
 * @param sti the path after the configured address, with a place for each value
 * @param parametere of the query, in order
 */
public record Ressurs(String sti, List<String> parametere) {
    /** A person over adjacent months. */
    public static final Ressurs PERSON = new Ressurs(
            "/{rettighetspakke}/person/{personidentifikator}", List.of("fraOgMed", "tilOgMed", "historikk"));

    /** What a number stands for. */
    public static final Ressurs NUMMER = new Ressurs("/{rettighetspakke}/{id}", List.of());

    /** A page of the hendelsesliste. */
    public static final Ressurs SIDE = new Ressurs("", List.of("fraSekvensnummer", "antall"));

    /** The first sekvensnummer of a date. */
    public static final Ressurs START = new Ressurs("/start", List.of("dato"));

    /** The header with the id of a call. */
    public static final String KORRELASJONSID = "Korrelasjonsid";

    private static final Pattern PLASS = Pattern.compile("\\{[^}]+}");

    /** The URL: a value for each place of the path, and then for each parameter. */
    public URI url(URI adresse, Object... verdier) {
        List<String> rest = new ArrayList<>();
        for (Object verdi : verdier) {
            rest.add(URLEncoder.encode(verdi.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        String fylt = PLASS.matcher(sti).replaceAll(plass -> Matcher.quoteReplacement(rest.remove(0)));
        StringBuilder url = new StringBuilder(adresse.toString().replaceAll("/+$", "")).append(fylt);
        for (int i = 0; i < parametere.size(); i++) {
            url.append(i == 0 ? '?' : '&').append(parametere.get(i)).append('=').append(rest.get(i));
        }
        return URI.create(url.toString());
    }
}
