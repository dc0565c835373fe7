package no.ssb.utleggstrekk.skatteetaten.svar;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.skatteetaten.Proeveklient;

/** Compares an OpenAPI document with what the program reads and sends. */
final class Kontraktsjekk {
    private static final Innstillinger STANDARD = Proeveklient.innstillinger(Map.of());

    private final Kontrakttabeller tabeller;
    private final OpenAPI dokument;
    private final Skjemaleser skjema;
    private final List<Kontraktrad> rader = new ArrayList<>();

    private Kontraktsjekk(Kontrakttabeller tabeller, OpenAPI dokument) {
        this.tabeller = tabeller;
        this.dokument = dokument;
        this.skjema = new Skjemaleser(dokument);
    }

    static OpenAPI les(Path fil) {
        // references are followed here: the parser forgets what stands beside one, as 3.1 allows
        var lest = new OpenAPIV3Parser().readLocation(fil.toUri().toString(), null, new ParseOptions());
        return Objects.requireNonNull(lest.getOpenAPI(), () -> fil + " is no OpenAPI document: " + lest.getMessages());
    }

    static List<Kontraktrad> av(Kontrakttabeller tabeller, OpenAPI dokument) {
        Kontraktsjekk sjekk = new Kontraktsjekk(tabeller, dokument);
        sjekk.alt();
        return sjekk.rader;
    }

    private void alt() {
        String oppslag = STANDARD.api().oppslagUrl().toString();
        String hendelser = STANDARD.api().hendelserUrl().toString();
        ressurs(tabeller.person(), oppslag, "api.oppslag-url", "Oppslagsform", tabeller.oppslagsformer());
        ressurs(tabeller.nummer(), oppslag, "api.oppslag-url", "Oppslagsform", tabeller.oppslagsformer());
        ressurs(tabeller.side(), hendelser, "api.hendelser-url", "", List.of(tabeller.sidekropp()));
        ressurs(tabeller.start(), hendelser, "api.hendelser-url", "Startsvar", List.of(tabeller.startkropp()));
        tilgang();
    }

    /** @param klasse where the fields are named; empty when they are configured */
    private void ressurs(Ressurs ressurs, String adresse, String noekkel, String klasse, List<Felt.Innhold> former) {
        String[] ventet = (adresse.replaceAll("^https://[^/]+", "") + ressurs.sti()).split("/");
        Optional<Map.Entry<String, PathItem>> sti = dokument.getPaths().entrySet().stream()
                .filter(s -> erSamme(s.getKey(), ventet))
                .findFirst();
        if (sti.isEmpty()) {
            rader.add(
                    Kontraktrad.mangler("GET …" + ressurs.sti() + sporring(ressurs), "no such path (" + noekkel + ")"));
            return;
        }
        String hva = "GET " + sti.get().getKey();
        Operation kall = sti.get().getValue().getGet();
        if (kall == null) {
            rader.add(Kontraktrad.avviker(hva, "", "the path has no GET; change svar/Ressurs"));
            return;
        }
        rader.add(Kontraktrad.stemmer(hva, ""));
        tjener(hva, sti.get(), kall, adresse + ressurs.sti(), noekkel);
        parametere(hva, sti.get().getValue(), kall, ressurs);
        Schema<?> data = skjema.innhold(kall.getResponses().get("200"));
        if (data == null) {
            rader.add(Kontraktrad.avviker(hva + " 200", "", "the document has no JSON for it"));
        } else {
            Felt.Innhold form = former.stream()
                    .filter(f -> f.navn().stream().anyMatch(skjema.felt(data)::containsKey))
                    .findFirst()
                    .orElse(former.get(0));
            felt(hva + " 200 ", form, data, klasse);
        }
        feil(hva, kall);
    }

    /** The document's path after its own server's, or the whole of it, segment by segment from the end. */
    private static boolean erSamme(String sti, String[] ventet) {
        String[] deler = sti.replaceFirst("^/", "").split("/");
        if (deler.length > ventet.length) {
            return false;
        }
        String[] slutt = Arrays.copyOfRange(ventet, ventet.length - deler.length, ventet.length);
        for (int i = 0; i < deler.length; i++) {
            boolean plasser = deler[i].startsWith("{") && slutt[i].startsWith("{");
            if (!plasser && !deler[i].equals(slutt[i])) {
                return false;
            }
        }
        return true;
    }

    private void tjener(String hva, Map.Entry<String, PathItem> sti, Operation kall, String vaar, String noekkel) {
        List<Server> tjenere = Stream.of(kall.getServers(), sti.getValue().getServers(), dokument.getServers())
                .filter(s -> s != null && !s.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<String> alle = tjenere.stream().map(Server::getUrl).toList();
        String[] vaare = vaar.split("/");
        boolean stemmer = alle.stream().anyMatch(t -> {
            String[] deres = (t.replaceAll("/+$", "") + sti.getKey()).split("/");
            return deres.length == vaare.length && deres[2].equals(vaare[2]) && erSamme(sti.getKey(), vaare);
        });
        rader.add(
                stemmer
                        ? Kontraktrad.stemmer(hva + " server", "")
                        : Kontraktrad.avviker(
                                hva + " server", "", "the document has %s; set %s".formatted(alle, noekkel)));
    }

    private void parametere(String hva, PathItem sti, Operation kall, Ressurs ressurs) {
        List<Parameter> deres = Stream.of(kall.getParameters(), sti.getParameters())
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .map(p -> p.get$ref() == null
                        ? p
                        : Skjemaleser.navngitt(dokument.getComponents().getParameters(), p.get$ref()))
                .toList();
        for (String navn : ressurs.parametere()) {
            Optional<Parameter> ett = deres.stream()
                    .filter(p -> "query".equals(p.getIn()) && navn.equals(p.getName()))
                    .findFirst();
            rader.add(
                    ett.isPresent()
                            ? Kontraktrad.stemmer(
                                    hva + " ?" + navn, skjema.type(ett.get().getSchema()))
                            : Kontraktrad.avviker(
                                    hva + " ?" + navn, "", "not a parameter of the document; change svar/Ressurs"));
        }
        for (Parameter en : deres) {
            String navn = hva + " " + en.getIn() + " " + en.getName();
            String type = skjema.type(en.getSchema());
            switch (String.valueOf(en.getIn())) {
                case "path" -> rader.add(Kontraktrad.stemmer(navn, type));
                case "header" ->
                    rader.add(
                            List.of("Accept", "Authorization", Ressurs.KORRELASJONSID)
                                            .contains(en.getName())
                                    ? Kontraktrad.stemmer(navn, type)
                                    : ikkeSendt(navn, type, en));
                default -> {
                    if (!ressurs.parametere().contains(en.getName())) {
                        rader.add(ikkeSendt(navn, type, en));
                    }
                }
            }
        }
    }

    private Kontraktrad ikkeSendt(String hva, String type, Parameter parameter) {
        return Boolean.TRUE.equals(parameter.getRequired())
                ? Kontraktrad.avviker(hva, type, "required, and not sent; change svar/Ressurs")
                : Kontraktrad.ubrukt(hva, type, "not sent");
    }

    private void felt(String sti, Felt.Innhold vaare, Schema<?> schema, String klasse) {
        Map<String, Schema<?>> deres = skjema.felt(schema);
        for (Felt felt : vaare.felt()) {
            Optional<String> navn =
                    felt.navn().stream().filter(deres::containsKey).findFirst();
            if (navn.isPresent()) {
                ettFelt(sti + navn.get(), felt, Objects.requireNonNull(deres.get(navn.get())), klasse);
            } else if (felt.bruk() == Felt.Bruk.LEST) {
                String alle = String.join(", ", new TreeSet<>(deres.keySet()));
                rader.add(Kontraktrad.avviker(
                        sti + String.join("|", felt.navn()),
                        "",
                        "the document has " + alle + "; " + endre(felt, klasse)));
            } else {
                String hvis = felt.bruk() == Felt.Bruk.ANTATT ? "read where it comes" : "passed over where it comes";
                rader.add(Kontraktrad.mangler(sti + String.join("|", felt.navn()), hvis));
            }
        }
        deres.forEach((navn, type) -> {
            if (!vaare.navn().contains(navn)) {
                rader.add(Kontraktrad.avviker(
                        sti + navn,
                        skjema.type(type),
                        "not known: told as UKJENT_FELT until it stands in svar/"
                                + (klasse.isEmpty() ? "Hendelsesform" : klasse)));
            }
        });
    }

    private void ettFelt(String sti, Felt felt, Schema<?> schema, String klasse) {
        String type = skjema.type(schema);
        if (!skjema.passer(felt.type(), schema)) {
            rader.add(Kontraktrad.avviker(sti, type, "read as %s; %s".formatted(felt.type(), endre(felt, klasse))));
        } else if (felt.bruk() == Felt.Bruk.KJENT) {
            rader.add(Kontraktrad.ubrukt(sti, type, "not read"));
        } else {
            rader.add(Kontraktrad.stemmer(sti, type));
        }
        Felt.Innhold innhold = felt.innhold();
        if (innhold != null) {
            boolean liste = felt.type() == Felt.Type.LISTE;
            Schema<?> indre = liste
                    ? skjema.deler(schema)
                            .map(s -> (Schema<?>) s.getItems())
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse(null)
                    : schema;
            if (indre != null) {
                felt(sti + (liste ? "[]." : "."), innhold, indre, klasse);
            }
        }
    }

    private static String endre(Felt felt, String klasse) {
        return klasse.isEmpty() && felt.type() != Felt.Type.LISTE
                ? "set utleggstrekk.api.hendelsefelt." + felt.vaart() + ", or change svar/Hendelsesform"
                : "change svar/" + (klasse.isEmpty() ? "Hendelsesform" : klasse);
    }

    private void feil(String hva, Operation kall) {
        kall.getResponses().entrySet().stream()
                .filter(s -> !s.getKey().startsWith("2"))
                .map(s -> Map.entry(s.getKey(), Optional.<Schema<?>>ofNullable(skjema.innhold(s.getValue()))))
                .filter(s -> s.getValue().isPresent())
                .forEach(s -> felt(
                        hva + " " + s.getKey() + " ",
                        tabeller.feil(),
                        s.getValue().get(),
                        "Feilkropp"));
    }

    private void tilgang() {
        List<String> scoper = Optional.ofNullable(dokument.getSecurity()).orElse(List.of()).stream()
                .flatMap(s -> s.values().stream().flatMap(List::stream))
                .toList();
        String vaart = STANDARD.maskinporten().scope();
        rader.add(
                scoper.contains(vaart)
                        ? Kontraktrad.stemmer("scope " + vaart, "")
                        : Kontraktrad.avviker(
                                "scope " + vaart, "", "the document has %s; set maskinporten.scope".formatted(scoper)));
    }

    private static String sporring(Ressurs ressurs) {
        return ressurs.parametere().isEmpty() ? "" : "?" + String.join("&", ressurs.parametere());
    }
}
