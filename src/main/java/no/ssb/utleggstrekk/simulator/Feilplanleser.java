package no.ssb.utleggstrekk.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the text of the option {@code --feil}. */
final class Feilplanleser {
    static final String HJELP = """
            A plan is name=value, with a comma between:
              andel=0.1,typer=500;kutt,gjelder=oppslag

            andel     share of the calls that go wrong, 0 to 1
            typer     in which ways, equally likely; the list is below
            gjelder   where: hendelser;start;oppslag;nummer;token;guardian
                      (the first four unless told)
            treg      how late a slow answer is, such as 40s
            vent      what Retry-After says, such as 1s
            nede      numbers of the calls, from 1, that are answered 503, such as
                      100-200
            ombygget  the list is numbered anew from 1: kortere, or lengre (grown past
                      its last number since)
            froe      seed of the draws

            """;

    private static final Pattern TID = Pattern.compile("([0-9]{1,9})(ms|s|m)");
    private static final Pattern SPENN = Pattern.compile("([0-9]{1,9})-([0-9]{1,9})");

    private Feilplanleser() {}

    static Feilplan les(String tekst) {
        double andel = 0;
        List<Feiltype> typer = List.of();
        Feilplan plan = Feilplan.INGEN;
        for (String del : tekst.split(",", -1)) {
            int likhet = del.indexOf('=');
            if (likhet < 0) {
                throw new IllegalArgumentException("expected name=value, got '" + del + "'");
            }
            String verdi = del.substring(likhet + 1).strip();
            switch (del.substring(0, likhet).strip()) {
                case "andel" -> andel = tall(verdi);
                case "typer" -> typer = liste(verdi).stream().map(Feiltype::av).toList();
                case "treg" -> plan = plan.medTreg(tid(verdi));
                case "vent" -> plan = plan.medVent(tid(verdi));
                case "froe" -> plan = plan.medFroe((long) tall(verdi));
                case "gjelder" -> plan = plan.medGjelder(endepunkter(verdi));
                case "nede" -> plan = nede(plan, verdi);
                case "ombygget" -> plan = plan.medOmbygdListe(ombygging(verdi));
                default ->
                    throw new IllegalArgumentException("unknown name in '" + del
                            + "'; known: andel typer treg vent froe gjelder nede" + " ombygget");
            }
        }
        return new Feilplan(andel, typer, plan.valg, List.of(), plan.ombygging);
    }

    private static List<String> liste(String verdi) {
        return Arrays.stream(verdi.split(";", -1)).map(String::strip).toList();
    }

    private static double tall(String verdi) {
        try {
            return Double.parseDouble(verdi);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not a number: '" + verdi + "'", e);
        }
    }

    private static Duration tid(String verdi) {
        Matcher m = TID.matcher(verdi);
        if (!m.matches()) {
            throw new IllegalArgumentException("not a time such as 500ms, 40s or 2m: '" + verdi + "'");
        }
        long antall = Long.parseLong(m.group(1));
        return switch (m.group(2)) {
            case "ms" -> Duration.ofMillis(antall);
            case "s" -> Duration.ofSeconds(antall);
            default -> Duration.ofMinutes(antall);
        };
    }

    private static Feilplan nede(Feilplan plan, String verdi) {
        Matcher m = SPENN.matcher(verdi);
        if (!m.matches()) {
            throw new IllegalArgumentException("not call numbers such as 100-200: '" + verdi + "'");
        }
        return plan.medNede(Long.parseLong(m.group(1)), Long.parseLong(m.group(2)));
    }

    private static Ombygging ombygging(String verdi) {
        return Arrays.stream(Ombygging.values())
                .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(verdi))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not kortere or lengre: '" + verdi + "'"));
    }

    private static Set<Endepunkt> endepunkter(String verdi) {
        EnumSet<Endepunkt> alle = EnumSet.noneOf(Endepunkt.class);
        for (String navn : liste(verdi)) {
            alle.add(Arrays.stream(Endepunkt.values())
                    .filter(e -> e != Endepunkt.UKJENT && navn(e).equals(navn))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown endpoint '" + navn + "'; known: "
                            + Arrays.stream(Endepunkt.values())
                                    .filter(e -> e != Endepunkt.UKJENT)
                                    .map(Feilplanleser::navn)
                                    .collect(Collectors.joining(" ")))));
        }
        return alle;
    }

    private static String navn(Endepunkt endepunkt) {
        return endepunkt.name().toLowerCase(Locale.ROOT);
    }
}
