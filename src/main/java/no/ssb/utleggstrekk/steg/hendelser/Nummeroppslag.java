package no.ssb.utleggstrekk.steg.hendelser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import no.ssb.utleggstrekk.domene.Avvik;
import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.domene.Nummersvar;
import no.ssb.utleggstrekk.grunn.MidlertidigFeil;
import no.ssb.utleggstrekk.grunn.NektetFeil;
import no.ssb.utleggstrekk.innstillinger.Innstillinger;
import no.ssb.utleggstrekk.kjoering.Framdrift;
import no.ssb.utleggstrekk.kjoering.Oppslagsgrense;
import no.ssb.utleggstrekk.kjoering.Stoppsignal;
import no.ssb.utleggstrekk.pseudonym.Pseudonymisering;
import no.ssb.utleggstrekk.skatteetaten.Skatteetaten;
import no.ssb.utleggstrekk.steg.hendelser.Nummerlager.Parnummer;
import no.ssb.utleggstrekk.steg.hendelser.Nummerlager.Ubrukelig;
import no.ssb.utleggstrekk.tilstand.Avvikslager;
import no.ssb.utleggstrekk.tilstand.Avvikslager.Funn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Finds the person and month of the hendelser that name a number instead. Calls are made with no transaction open; what
 * was answered before a fault or a stop is stored all the same. A number without an answer goes on waiting for the next
 * attempt. The first that is refused access stops the kjøring, as it is most likely we who are refused; after the restart
 * it is asked for last, and when others are answered it goes to quarantine: it must not block a month for ever.
 */
final class Nummeroppslag {
    /** Answers per commit: what a crash can cost. */
    private static final int SVAR_PER_COMMIT = 50;

    /** Why a number is in quarantine that alone is refused. */
    private static final String INGEN_TILGANG = "INGEN_TILGANG";

    private final Skatteetaten skatteetaten;
    private final Nummerlager lager;
    private final Avvikslager avvikslager;
    private final Pseudonymisering pseudonymisering;
    private final TransactionOperations transaksjon;
    private final Framdrift framdrift;
    private final Stoppsignal stopp;
    private final JdbcClient jdbc;
    private final Innstillinger.Api api;

    Nummeroppslag(
            Skatteetaten skatteetaten,
            Nummerlager lager,
            Avvikslager avvikslager,
            Pseudonymisering pseudonymisering,
            TransactionOperations transaksjon,
            Framdrift framdrift,
            Stoppsignal stopp,
            JdbcClient jdbc,
            Innstillinger.Api api) {
        this.skatteetaten = skatteetaten;
        this.lager = lager;
        this.avvikslager = avvikslager;
        this.pseudonymisering = pseudonymisering;
        this.transaksjon = transaksjon;
        this.framdrift = framdrift;
        this.stopp = stopp;
        this.jdbc = jdbc;
        this.api = api;
    }

    /** Looks up every number once. Returns whether there are more, because it was stopped. */
    boolean slaaOpp(Kjoering kjoering) {
        Oppslagsgrense grense = Oppslagsgrense.av(jdbc, kjoering);
        if (kjoering.maksOppslag() != null) {
            long numre = Objects.requireNonNull(transaksjon.execute(status -> lager.uoppslaatte()));
            if (numre > 0) {
                grense.krev(numre, api);
            }
        }
        ExecutorService traader = Executors.newFixedThreadPool(api.samtidigeKall());
        try {
            return slaaOpp(kjoering, grense, false, traader) || slaaOpp(kjoering, grense, true, traader);
        } finally {
            traader.shutdownNow();
        }
    }

    /** @param nektet whether those that were refused, or those that were not */
    private boolean slaaOpp(Kjoering kjoering, Oppslagsgrense grense, boolean nektet, ExecutorService traader) {
        long sist = Long.MIN_VALUE;
        while (!stopp.erBedt()) {
            List<Long> numre = neste(nektet, sist);
            if (numre.isEmpty()) {
                return false;
            }
            slaaOpp(kjoering, grense, numre, nektet, traader);
            sist = numre.get(numre.size() - 1);
        }
        return true;
    }

    private List<Long> neste(boolean nektet, long etter) {
        return Objects.requireNonNull(transaksjon.execute(status -> lager.neste(nektet, etter, SVAR_PER_COMMIT)));
    }

    /** After the first fault no more calls are begun: what it says holds for them too. */
    private void slaaOpp(
            Kjoering kjoering, Oppslagsgrense grense, List<Long> numre, boolean nektetFoer, ExecutorService traader) {
        Map<Long, Nummersvar> besvarte = new ConcurrentHashMap<>();
        Map<Long, NektetFeil> nektede = new ConcurrentHashMap<>();
        AtomicReference<RuntimeException> feil = new AtomicReference<>();
        List<Callable<Object>> kall = numre.stream()
                .map(nummer -> Executors.callable(() -> {
                    try {
                        if (feil.get() == null && !stopp.erBedt()) {
                            grense.tell();
                            besvarte.put(nummer, skatteetaten.oppslag(nummer));
                        }
                    } catch (RuntimeException e) {
                        boolean tilgang = e instanceof NektetFeil nei && nei.erTilgang();
                        if (tilgang) {
                            nektede.put(nummer, (NektetFeil) e);
                        }
                        if (!tilgang || !nektetFoer) {
                            feil.compareAndSet(null, e);
                        }
                    }
                }))
                .toList();
        try {
            traader.invokeAll(kall);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MidlertidigFeil("Interrupted while numbers were looked up; a restart goes on");
        }
        transaksjon.executeWithoutResult(status -> {
            lagre(kjoering, besvarte);
            grense.lagre();
            lager.nekt(nektede.keySet());
            if (nektetFoer && !nektede.isEmpty() && lager.harSvart(kjoering)) {
                lager.karantene(kjoering, utenTilgang(nektede));
            } else if (nektetFoer && lager.ventendePar(kjoering) == 0) {
                // no par will be asked for that could tell whether it is we who are refused
                nektede.values().forEach(nei -> feil.compareAndSet(null, nei));
            }
        });
        framdrift.ferdig(besvarte.size());
        RuntimeException kastet = feil.get();
        if (kastet != null) {
            throw kastet;
        }
    }

    private static List<Ubrukelig> utenTilgang(Map<Long, NektetFeil> nektede) {
        return nektede.entrySet().stream()
                .map(n -> new Ubrukelig(
                        n.getKey(),
                        INGEN_TILGANG,
                        n.getValue().svar(),
                        n.getValue().korrelasjonsid()))
                .toList();
    }

    private void lagre(Kjoering kjoering, Map<Long, Nummersvar> svar) {
        List<Parnummer> funnet = new ArrayList<>();
        Set<Long> borte = new TreeSet<>();
        List<Ubrukelig> ubrukelige = new ArrayList<>();
        svar.forEach((nummer, s) -> {
            if (s instanceof Nummersvar.Borte) {
                borte.add(nummer);
            } else if (s instanceof Nummersvar.Funnet f && f.identifikator().erGyldig()) {
                funnet.add(new Parnummer(nummer, f.kalendermaaned(), pseudonymisering.pseudonym(f.identifikator())));
            } else if (s instanceof Nummersvar.Funnet) {
                ubrukelige.add(new Ubrukelig(
                        nummer, "UGYLDIG_IDENTIFIKATOR", "norskIdentifikator of the loggId is not 11 digits", null));
            } else if (s instanceof Nummersvar.UtenNorskIdentifikator) {
                ubrukelige.add(new Ubrukelig(
                        nummer, "UTEN_NORSK_IDENTIFIKATOR", "no norskIdentifikator for the loggId", null));
            } else if (s instanceof Nummersvar.Avvist a) {
                ubrukelige.add(new Ubrukelig(nummer, a.kode(), a.melding(), a.korrelasjonsid()));
            }
        });
        List<Parnummer> husket = lager.husket(borte);
        husket.forEach(h -> borte.remove(h.loggId()));
        funnet.addAll(husket);
        lager.tilhoerer(funnet);
        lager.karantene(kjoering, ubrukelige);
        avvikslager.tell(
                kjoering,
                lager.ukjente(borte).stream()
                        .map(n -> new Funn(new Avvik(AvvikKode.UKJENT_NUMMER), null, n))
                        .toList());
    }
}
