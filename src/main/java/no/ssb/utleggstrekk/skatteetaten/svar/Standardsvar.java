package no.ssb.utleggstrekk.skatteetaten.svar;

import static no.ssb.utleggstrekk.domene.Svarhandling.AVVIST;
import static no.ssb.utleggstrekk.domene.Svarhandling.FUNNET;
import static no.ssb.utleggstrekk.domene.Svarhandling.IKKE_FUNNET;
import static no.ssb.utleggstrekk.domene.Svarhandling.NYTT_TOKEN;
import static no.ssb.utleggstrekk.domene.Svarhandling.PROEV_IGJEN;
import static no.ssb.utleggstrekk.domene.Svarhandling.SLETTET;
import static no.ssb.utleggstrekk.domene.Svarhandling.SLUTT;
import static no.ssb.utleggstrekk.domene.Svarhandling.STOPP;
import static no.ssb.utleggstrekk.domene.Svarhandling.VENT;

import java.util.List;
import java.util.stream.Stream;

/**
 * The default answer tables, from Skatteetaten's public pages on errors and on the Utleggstrekk API. Everything that is
 * not listed is STOPP: an answer we do not know must never be taken for "not found" or for an empty page.
 */
final class Standardsvar {
    private static final List<Svarrad> FELLES_KODER = List.of(
            Svarrad.kode("DAS-001", PROEV_IGJEN, "unexpected error in the gateway"),
            Svarrad.kode("DAS-002", 404, STOPP, "unknown URL"),
            Svarrad.kode("DAS-003", PROEV_IGJEN, "a system behind the gateway failed"),
            Svarrad.kode("DAS-004", PROEV_IGJEN, "a system behind the gateway failed"),
            Svarrad.kode("DAS-005", PROEV_IGJEN, "a system behind the gateway failed"),
            Svarrad.kode("DAS-006", PROEV_IGJEN, "a system behind the gateway failed"),
            Svarrad.kode("DAS-007", PROEV_IGJEN, "a system behind the gateway failed"),
            Svarrad.kode("DAS-008", 403, STOPP, "no access"));

    private static final List<Svarrad> FELLES_STATUSER = List.of(
            Svarrad.status(401, 401, NYTT_TOKEN, "authentication"),
            Svarrad.status(429, 429, VENT, "too many calls"),
            Svarrad.status(500, 599, PROEV_IGJEN, "unexpected error"));

    /** The contract's codes, and those of the documentation page: their numbers mean the same. */
    private static final List<String> OPPSLAGSKODER = List.of("UTE-", "OAF-");

    /** The lists' own codes, and the contract's: there they count only with the status of the row. */
    private static final List<String> HENDELSESKODER = List.of("FA-", "UTE-");

    static final List<Svarrad> OPPSLAG = slaaSammen(Stream.of(
            Stream.of(
                            Svarrad.kode("001", PROEV_IGJEN, "unexpected error in the service"),
                            Svarrad.kode("002", PROEV_IGJEN, "unexpected error in a system behind it"),
                            Svarrad.kode("003", 404, STOPP, "unknown URL"),
                            Svarrad.kode("004", 401, NYTT_TOKEN, "authentication"),
                            Svarrad.kode("005", 403, STOPP, "no access"),
                            Svarrad.kode("006", 400, AVVIST, "input not valid"),
                            Svarrad.kode("007", 404, IKKE_FUNNET, "nothing for this person and period"),
                            Svarrad.kode("008", 406, STOPP, "data format"),
                            Svarrad.kode("009", 406, SLETTET, "deleted for the period"))
                    .map(rad -> rad.etter(OPPSLAGSKODER))
                    .toList(),
            FELLES_KODER,
            List.of(
                    Svarrad.status(200, 200, FUNNET, "data"),
                    Svarrad.status(410, 410, SLETTET, "deleted for the period")),
            FELLES_STATUSER));

    static final List<Svarrad> HENDELSER = slaaSammen(Stream.of(
            Stream.of(
                            Svarrad.kode("001", PROEV_IGJEN, "unexpected error"),
                            Svarrad.kode("002", 404, STOPP, "unknown URL"),
                            Svarrad.kode("003", 401, NYTT_TOKEN, "authentication"),
                            Svarrad.kode("004", 400, STOPP, "input not valid"),
                            Svarrad.kode("005", 404, SLUTT, "nothing registered from here on"),
                            Svarrad.kode("006", 406, STOPP, "data format"))
                    .map(rad -> rad.etter(HENDELSESKODER))
                    .toList(),
            FELLES_KODER,
            List.of(Svarrad.status(200, 200, FUNNET, "data")),
            FELLES_STATUSER));

    /** What is left when nothing else fits: 1xx, other 2xx, redirects, other 4xx. */
    static final Svarrad ALT_ANNET = Svarrad.status(100, 999, STOPP, "anything else");

    private Standardsvar() {}

    private static List<Svarrad> slaaSammen(Stream<List<Svarrad>> deler) {
        return deler.flatMap(List::stream).toList();
    }
}
