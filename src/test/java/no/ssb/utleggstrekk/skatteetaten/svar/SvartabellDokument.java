package no.ssb.utleggstrekk.skatteetaten.svar;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import no.ssb.utleggstrekk.domene.Svarhandling;

/** Writes {@code docs/svartabell.md} from the tables the job decides by. */
final class SvartabellDokument {
    private static final Map<Svarhandling, String> GJOER = new EnumMap<>(Map.of(
            Svarhandling.FUNNET, "reads the data; for a lookup they replace all we hold for that person and month",
            Svarhandling.IKKE_FUNNET, "removes what we hold for that person and month; counted",
            Svarhandling.SLETTET, "removes what we hold for that person and month; counted",
            Svarhandling.AVVIST, "quarantine with kode, melding and korrelasjonsid; goes on; what we hold stays",
            Svarhandling.PROEV_IGJEN,
                    "waits (exponential back-off with jitter) and tries again; a lookup is FEILET after the last attempt",
            Svarhandling.VENT, "all workers wait, for as long as Retry-After says; uses no attempt",
            Svarhandling.NYTT_TOKEN, "one new token for all workers; refused again: stops, exit code 6",
            Svarhandling.SLUTT, "the hendelsesliste has no more",
            Svarhandling.STOPP, "stops at once, exit code 6, and names the kode"));

    private SvartabellDokument() {}

    static String tekst() {
        return """
                # What Skatteetaten's answers mean

                Made from the code by a test, which also says how to rewrite it: do not edit.

                The `kode` in the body decides first; a body without a `kode`, or with one that is not in the table, is decided by
                its status. Of a lookup the `kode` decides whatever the status it came with, but for a 2xx; on the list, where its
                meaning is not as certain, it counts only with the status of its row. The first row that fits is the one. What is
                not listed stops the job: an answer we do not know is never taken for "not found", and an error never for an empty
                page.

                A 200 whose body is cut, is not JSON, carries a `kode` or has null for its list is tried again as a 500 is; so are
                time-outs and broken connections. Whole JSON without the list is tried again too, but is no outage: for the list,
                and for ten lookups in a row of three persons or more, the job stops with exit code 6 and the names it saw
                ([foerste-kontakt.md](foerste-kontakt.md)).

                A lookup asks for several adjacent months of a person in one call. Data (200) and 007 hold for all of them; any
                other final answer is asked for again month by month, so that one month cannot take the others with it.

                Where Skatteetaten differs from the tables, rows of your own come before them:

                ```yaml
                utleggstrekk:
                  api:
                    svartabell:
                      oppslag:
                        - kode: UTE-010
                          utfall: IKKE_FUNNET
                      hendelser:
                        - status: 410
                          utfall: SLUTT
                ```

                """
                + tabell("Lookups", Svartabell.oppslag(List.of()))
                + "\n"
                + tabell("The hendelsesliste, and the first number of a date", Svartabell.hendelser(List.of()));
    }

    private static String tabell(String tittel, Svartabell tabell) {
        StringBuilder ut = new StringBuilder("## " + tittel + "\n\n");
        ut.append("| kode | status | meaning | utfall | what the job does |\n|---|---|---|---|---|\n");
        for (Svarrad rad : tabell.rader()) {
            ut.append("| %s | %s | %s | %s | %s |\n"
                    .formatted(
                            rad.koder().isEmpty() ? "–" : String.join(", ", rad.koder()),
                            rad.statustekst(),
                            rad.betydning(),
                            rad.utfall(),
                            GJOER.get(rad.utfall())));
        }
        return ut.toString();
    }
}
