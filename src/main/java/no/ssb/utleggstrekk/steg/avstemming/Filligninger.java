package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.List;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Filinnhold;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Radkilde;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.filer.Filspor;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** The equations between a file, read back now, and the rows that the database has now. */
final class Filligninger {
    private final Utdatalager lager;
    private final Radkilde radkilde;

    Filligninger(Utdatalager lager, Radkilde radkilde) {
        this.lager = lager;
        this.radkilde = radkilde;
    }

    /** Of one file and its Datadoc. A file that is not the one that was written is not read any further. */
    List<Ligning> av(Kjoering kjoering, Utgivelse u) {
        List<Ligning> ligninger = new ArrayList<>();
        String maaned = u.utsnitt().kalendermaaned().toString();
        Ligning dokument = spor(maaned, naa(kjoering, u, u.dokumentsti()), u.dokument());
        Ligning fil = spor(maaned, naa(kjoering, u, u.sti()), u.kontroll().spor());
        ligninger.add(dokument);
        ligninger.add(fil);
        if (fil.stemmer()) {
            String navn = u.utsnitt().datasett().navn();
            Filinnhold lest = new Parquetleser(lager)
                    .kontroll(u.utsnitt().datasett(), naa(kjoering, u, u.sti()))
                    .innhold();
            Filinnhold har = radkilde.innhold(u.utsnitt());
            ligninger.add(new Ligning(
                    "rows of %s in the file = in the database".formatted(navn), maaned, lest.rader(), har.rader()));
            ligninger.add(new Ligning(
                    "sum of beloep of %s in the file = in the database".formatted(navn),
                    maaned,
                    lest.sumBeloep(),
                    har.sumBeloep()));
            ligninger.add(new Ligning(
                    "content of %s in the file = in the database (start of SHA-256)".formatted(navn),
                    maaned,
                    Ligning.tall(lest.innholdSha256()),
                    Ligning.tall(har.innholdSha256())));
        }
        return ligninger;
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
