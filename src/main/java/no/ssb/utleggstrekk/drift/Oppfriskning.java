package no.ssb.utleggstrekk.drift;

import java.util.List;
import java.util.Objects;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.database.Skjema;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.grunn.Varighet;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.kjoering.Kjoeringer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Makes all that we hold for a month wait, as Skatteetaten asked for it, or an answer is doubted. */
public final class Oppfriskning {
    private final JdbcClient jdbc;
    private final Kjoeringer kjoeringer;
    private final Beslutninger beslutninger;
    private final Kjoeringslaas laas;
    private final TransactionOperations transaksjon;
    private final Innstillinger.Api api;

    Oppfriskning(
            JdbcClient jdbc,
            Kjoeringer kjoeringer,
            Beslutninger beslutninger,
            Kjoeringslaas laas,
            TransactionOperations transaksjon,
            Innstillinger.Api api) {
        this.jdbc = jdbc;
        this.kjoeringer = kjoeringer;
        this.beslutninger = beslutninger;
        this.laas = laas;
        this.transaksjon = transaksjon;
        this.api = api;
    }

    /**
     * What an operator asks for.
     *
     * @param underenhet only par with a linje there now; null for all of the month, those without linjer too
     * @param grunn why; null when not said
     */
    public record Bestilling(
            Kalendermaaned kalendermaaned,
            @Nullable String underenhet,
            @Nullable String grunn) {
        private String kommando() {
            return "refresh --kalendermaaned %s%s"
                    .formatted(kalendermaaned, underenhet == null ? "" : " --underenhet " + underenhet);
        }

        private String hvilke() {
            return underenhet == null
                    ? "select par_id from par where kalendermaaned = ?"
                    : "select par_id from gjeldende_linje where kalendermaaned = ? and underenhet = ?";
        }

        private List<String> parametere() {
            return underenhet == null
                    ? List.of(kalendermaaned.toString())
                    : List.of(kalendermaaned.toString(), underenhet);
        }
    }

    /**
     * What it would cost, in words. Changes nothing.
     *
     * @throws VarigFeil (BRUK) when we hold nothing of it
     */
    public String kostnad(Bestilling bestilling) {
        long par = !Skjema.finnes(jdbc)
                ? 0
                : jdbc.sql("select count(*) from par where par_id in (%s)".formatted(bestilling.hvilke()))
                        .params(bestilling.parametere())
                        .query(Long.class)
                        .single();
        if (par == 0) {
            throw bruk("Nothing is held for %s%s, so there is nothing to ask for again"
                    .formatted(
                            bestilling.kalendermaaned(),
                            bestilling.underenhet() == null ? "" : " at " + bestilling.underenhet()));
        }
        return "The next kjøring for %s or later looks up %d par again: %d calls at most, about %s at the set rate. Skatteetaten wants lookups only when a hendelse says so: do this when they ask for it, or when an answer is doubted."
                .formatted(bestilling.kalendermaaned(), par, par, Varighet.tekst(api.varighet(par)));
    }

    /**
     * Asks for it, under the lock.
     *
     * @return what came of it, in words
     * @throws VarigFeil OPPTATT while a kjøring runs; BRUK when a kjøring's files are being put in place, since they must not
     *     meet a newer state
     */
    public String be(Bestilling bestilling) {
        return laas.alene(() -> Objects.requireNonNull(transaksjon.execute(status -> beITransaksjon(bestilling))));
    }

    private String beITransaksjon(Bestilling bestilling) {
        Kjoering uferdig = kjoeringer.uferdig().orElse(null);
        if (uferdig != null && kjoeringer.erUnderPublisering(uferdig)) {
            throw bruk(
                    uferdig.omtale() + " has begun to put its files in place; finish it with `restart`, then refresh");
        }
        long par = Venting.laVente(jdbc, bestilling.hvilke(), bestilling.parametere(), uferdig);
        String detaljer = "%d par of %s wait for a lookup again".formatted(par, bestilling.kalendermaaned());
        beslutninger.noter(bestilling.kommando(), bestilling.grunn(), detaljer);
        return detaljer;
    }

    private static VarigFeil bruk(String melding) {
        return new VarigFeil(Exitkode.BRUK, melding);
    }
}
