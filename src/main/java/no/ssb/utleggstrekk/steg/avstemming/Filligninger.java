package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Maalt;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;
import org.jspecify.annotations.Nullable;

/** The equations between a file, read back now, what was written, and what the database makes of the same rows by itself. */
final class Filligninger {
    private final Utdatalager lager;

    Filligninger(Utdatalager lager) {
        this.lager = lager;
    }

    /**
     * Those of one file and its Datadoc.
     *
     * @param lest what was read back; null when the file is not the one that was written
     */
    record Resultat(List<Ligning> ligninger, @Nullable Maalt lest) {}

    /** Of one file and its Datadoc. A file that is not the one that was written is not read any further. */
    Resultat av(Kjoering kjoering, Utgivelse u, Databasemaaling database) {
        List<Ligning> ligninger = new ArrayList<>();
        String maaned = u.utsnitt().kalendermaaned().toString();
        Ligning fil = spor(maaned, naa(kjoering, u, u.sti()), u.kontroll().spor());
        ligninger.add(spor(maaned, naa(kjoering, u, u.dokumentsti()), u.dokument()));
        ligninger.add(fil);
        if (!fil.stemmer()) {
            return new Resultat(ligninger, null);
        }
        Maalt lest = new Parquetleser(lager).maal(u.utsnitt().datasett(), naa(kjoering, u, u.sti()));
        String navn = u.utsnitt().datasett().navn();
        ligninger.add(new Ligning(
                "content of %s read back = as it was written (start of SHA-256)".formatted(navn),
                maaned,
                Ligning.tall(lest.innhold().innholdSha256()),
                Ligning.tall(u.kontroll().innhold().innholdSha256())));
        Maalt har = database.av(u);
        ligninger.add(new Ligning(
                "rows of %s in the file = in the database".formatted(navn),
                maaned,
                lest.innhold().rader(),
                har.innhold().rader()));
        ligninger.add(new Ligning(
                "sum of beloep of %s in the file = in the database".formatted(navn),
                maaned,
                lest.innhold().sumBeloep(),
                har.innhold().sumBeloep()));
        boolean iRekkefoelge = u.utsnitt().datasett() != Datasett.PERSON;
        ligninger.add(new Ligning(
                "content of %s in the file = in the database (%s)"
                        .formatted(navn, iRekkefoelge ? "start of SHA-256" : "sum of the starts of each row's SHA-256"),
                maaned,
                iRekkefoelge ? Ligning.tall(lest.innhold().innholdSha256()) : lest.radsum(),
                iRekkefoelge ? Ligning.tall(har.innhold().innholdSha256()) : har.radsum()));
        return new Resultat(ligninger, lest);
    }

    /** The tables of a month against each other: what one has too much, another lacks. */
    static List<Ligning> mellom(String maaned, Maalt personer, Datasett datasett, Maalt figurer) {
        return List.of(
                new Ligning(
                        "sum of linjer of %s = of %s".formatted(datasett.navn(), Datasett.PERSON.navn()),
                        maaned,
                        figurer.linjer(),
                        personer.linjer()),
                new Ligning(
                        "sum of beloep of %s = of %s".formatted(datasett.navn(), Datasett.PERSON.navn()),
                        maaned,
                        figurer.innhold().sumBeloep(),
                        personer.innhold().sumBeloep()));
    }

    /** Whether a file stands there, to the byte as it was written. */
    Ligning spor(String maaned, String sti, Filspor spor) {
        if (!lager.finnes(sti)) {
            return new Ligning("files called %s = 1".formatted(sti), maaned, 0, 1);
        }
        return new Ligning(
                "SHA-256 (start) of %s on disk = as it was written".formatted(sti),
                maaned,
                Ligning.tall(lager.sha256(sti)),
                Ligning.tall(spor.sha256()));
    }

    /** Where a file of the kjøring stands now: under its temporary name, or published by an earlier kjøring. */
    static String naa(Kjoering kjoering, Utgivelse u, String sti) {
        return u.ny() ? Utdatalager.midlertidig(kjoering, sti) : sti;
    }
}
