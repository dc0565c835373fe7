package no.ssb.utleggstrekk.drift;

import java.nio.file.Path;
import java.util.List;
import no.ssb.utleggstrekk.database.Kjoeringslaas;
import no.ssb.utleggstrekk.domene.Identifikator;
import no.ssb.utleggstrekk.domene.Inntektsmottaker;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.grunn.Exitkode;
import no.ssb.utleggstrekk.grunn.Hemmeligfil;
import no.ssb.utleggstrekk.grunn.JsonTekst;
import no.ssb.utleggstrekk.grunn.VarigFeil;
import no.ssb.utleggstrekk.kjoering.Beslutninger;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** What is held for one person, for an access request. That it was looked at is a decision, kept before anything is shown. */
public final class Innsyn {
    private static final Logger LOGG = LoggerFactory.getLogger(Innsyn.class);
    private static final String VALG = "--identifikator-fil";

    private final Innsynslager lager;
    private final Innsynsfiler filer;
    private final Pseudonymisering pseudonymisering;
    private final Beslutninger beslutninger;
    private final Kjoeringslaas laas;

    Innsyn(
            Innsynslager lager,
            Innsynsfiler filer,
            Pseudonymisering pseudonymisering,
            Beslutninger beslutninger,
            Kjoeringslaas laas) {
        this.lager = lager;
        this.filer = filer;
        this.pseudonymisering = pseudonymisering;
        this.beslutninger = beslutninger;
        this.laas = laas;
    }

    /**
     * All of it, as JSON for standard output alone.
     *
     * @param fil with the person's eleven digits
     * @param grunn why, as the operator said; null when nothing was said
     * @throws VarigFeil OPPTATT while a kjøring runs; BRUK when the file holds no identifikator, or nothing has been stored
     */
    public String vis(Path fil, @Nullable String grunn) {
        Identifikator identifikator =
                new Identifikator(Hemmeligfil.tekst(VALG, fil).strip());
        if (!identifikator.erGyldig()) {
            throw new VarigFeil(Exitkode.BRUK, "%s: %s does not hold eleven digits alone".formatted(VALG, fil));
        }
        lager.kreverSkjema();
        pseudonymisering.kontroller();
        Inntektsmottaker person = pseudonymisering.pseudonym(identifikator);
        return laas.alene(() -> {
            List<Kalendermaaned> maaneder = lager.maaneder(person);
            beslutninger.noter(
                    "person show " + VALG + " …",
                    grunn,
                    "what is held for one person was shown: %d months".formatted(maaneder.size()));
            LOGG.info("What is held for one person is shown: {} months", maaneder.size());
            ObjectNode json = JsonTekst.objekt().put("inntektsmottaker", person.pseudonym());
            json.set("maaneder", lager.par(person));
            json.set("linjer", lager.linjer(person));
            json.set("hendelser", lager.hendelser(person));
            json.set("karantene", lager.karantene(person));
            json.set("raasvar", lager.raasvar(person));
            json.set("utgivelser", filer.medPerson(person, maaneder));
            return JsonTekst.tekst(json);
        });
    }
}
