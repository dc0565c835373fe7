package no.ssb.utleggstrekk.verktoey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import no.ssb.utleggstrekk.simulator.Par;
import no.ssb.utleggstrekk.simulator.Simulator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What must not be found in anything that a run leaves, and the search for it. A finding is told by place, not by value. */
public final class Avtrykk {
    private static final Pattern SIFFER = Pattern.compile("[0-9]{11,}");
    /** A person number is often written with a space, a point or a hyphen after the date of birth. */
    private static final Pattern DELT = Pattern.compile("([0-9]{6})[ .-]([0-9]{5})");
    /** The names, employee numbers and foreign numbers that the simulator makes up, which may stand in raw answers only. */
    private static final Pattern OPPDIKTET = Pattern.compile("OPPDIKTET|ANSATT-[0-9]|UTLAND-[0-9]");
    /** A day in the years in which its persons are born. */
    private static final Pattern FOEDT = Pattern.compile("19[4-9][0-9]-[01][0-9]-[0-3][0-9]");

    private final Set<String> personer = new HashSet<>();
    private final Set<String> foedselsdatoer = new HashSet<>();
    private final Set<String> pseudonymer = new HashSet<>();
    private final Set<String> hemmeligheter = new HashSet<>();
    private final Set<String> funn = new TreeSet<>();

    /** The population, and its numbers with a wrong last digit: the simulator sends those too. */
    public Avtrykk(Simulator simulator) {
        simulator.par().map(Par::identifikator).distinct().forEach(nr -> {
            personer.add(nr);
            // a synthetic number has 80 added to the month
            foedselsdatoer.add(
                    "19%s-%c%c-%s".formatted(nr.substring(4, 6), nr.charAt(2) - 8, nr.charAt(3), nr.substring(0, 2)));
            personer.add(nr.substring(0, 10) + (nr.charAt(10) - '0' + 1) % 10);
        });
        assertThat(personer).isNotEmpty();
    }

    public void pseudonymer(Collection<String> alle) {
        assertThat(alle).isNotEmpty();
        pseudonymer.addAll(alle);
    }

    public void tokener(Collection<String> alle) {
        assertThat(alle).isNotEmpty();
        hemmeligheter.addAll(alle);
    }

    /** The private parts of a key file: long texts of a JWK (but its public modulus) and of a Tink keyset. */
    public void noekkelfiler(Path mappe) {
        for (Path fil : Filer.alle(mappe)) {
            List<String> verdier = new ArrayList<>();
            tekster(JsonMapper.shared().readTree(fil.toFile()), verdier);
            assertThat(verdier).as(fil.toString()).isNotEmpty();
            hemmeligheter.addAll(verdier);
        }
    }

    private static void tekster(JsonNode node, List<String> verdier) {
        node.properties().forEach(felt -> {
            if (felt.getValue().isString()
                    && felt.getValue().asString().length() > 40
                    && !felt.getKey().equals("n")
                    && !felt.getKey().equals("typeUrl")) {
                verdier.add(felt.getValue().asString());
            }
            tekster(felt.getValue(), verdier);
        });
        if (node.isArray()) {
            node.forEach(element -> tekster(element, verdier));
        }
    }

    /** Looks for everything. */
    public void sjekk(String sted, String tekst) {
        sjekkPersoner(sted, tekst);
        pseudonymer.stream().filter(tekst::contains).findFirst().ifPresent(p -> funn.add("a pseudonym in " + sted));
        sjekkHemmeligheter(sted, tekst);
    }

    /** For the two places that may hold pseudonyms. */
    public void sjekkUtenomPseudonymer(String sted, String tekst) {
        sjekkPersoner(sted, tekst);
        sjekkHemmeligheter(sted, tekst);
    }

    /** All files below a folder, names and contents, as bytes taken for Latin-1. */
    public void sjekkFiler(Path mappe, Pattern medPseudonymer) {
        for (Path fil : Filer.alle(mappe)) {
            String navn = mappe.relativize(fil).toString();
            sjekk("the name of " + navn, navn);
            String innhold = innhold(fil);
            if (medPseudonymer.matcher(navn).matches()) {
                sjekkUtenomPseudonymer(navn, innhold);
            } else {
                sjekk(navn, innhold);
            }
        }
    }

    public void ingenFunn() {
        assertThat(funn).as("personal data or secrets where none may be").isEmpty();
    }

    private void sjekkPersoner(String sted, String tekst) {
        if (OPPDIKTET.matcher(tekst).find()) {
            funn.add("a name, an employee number or a foreign number in " + sted);
        }
        Matcher foedt = FOEDT.matcher(tekst);
        while (foedt.find()) {
            if (foedselsdatoer.contains(foedt.group())) {
                funn.add("a date of birth in " + sted);
            }
        }
        Matcher m = SIFFER.matcher(tekst);
        while (m.find()) {
            for (int i = m.start(); i + 11 <= m.end(); i++) {
                person(sted, tekst, i, tekst.substring(i, i + 11));
            }
        }
        Matcher delt = DELT.matcher(tekst);
        while (delt.find()) {
            person(sted, tekst, delt.start(), delt.group(1) + delt.group(2));
        }
    }

    private void person(String sted, String tekst, int plass, String nummer) {
        if (personer.contains(nummer)) {
            String foran = tekst.substring(Math.max(0, plass - 60), plass).replaceAll("[0-9]{5,}", "***");
            funn.add("a person number in " + sted + " after: "
                    + foran.lines().reduce((a, b) -> b).orElse(""));
        }
    }

    private void sjekkHemmeligheter(String sted, String tekst) {
        hemmeligheter.stream().filter(tekst::contains).findFirst().ifPresent(h -> funn.add("a secret in " + sted));
        if (tekst.contains("eyJhbGciOi") || tekst.contains("PRIVATE KEY")) {
            funn.add("a JWT or key in " + sted);
        }
    }

    private static String innhold(Path fil) {
        try {
            return new String(Files.readAllBytes(fil), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
