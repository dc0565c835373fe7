package no.ssb.utleggstrekk.steg.avstemming;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.utdata.Datasett;
import no.ssb.utleggstrekk.utdata.Parquetleser;
import no.ssb.utleggstrekk.utdata.Utgivelse;
import no.ssb.utleggstrekk.utdata.filer.Utdatalager;

/** Whether the overview of versions, read back, tells of every file that a kjøring wrote. */
final class Oversiktsligning {
    private final Parquetleser leser;

    Oversiktsligning(Utdatalager lager) {
        this.leser = new Parquetleser(lager);
    }

    /** None when the kjøring has no overview, as it wrote nothing new. */
    List<Ligning> av(Kjoering kjoering, List<Utgivelse> alle) {
        List<Ligning> ligninger = new ArrayList<>();
        for (Utgivelse oversikt : alle) {
            if (oversikt.utsnitt().datasett() == Datasett.UTGIVELSER) {
                Set<List<String>> fortalt = new HashSet<>();
                leser.les(
                        Filligninger.naa(kjoering, oversikt, oversikt.sti()),
                        rad -> fortalt.add(List.of(
                                rad.get("sti").toString(), rad.get("sha256").toString())));
                List<Utgivelse> nye = alle.stream()
                        .filter(u -> u.ny() && u.utsnitt().datasett() != Datasett.UTGIVELSER)
                        .toList();
                ligninger.add(new Ligning(
                        "new files of this kjøring = rows with their checksums in utleggstrekk-utgivelser",
                        null,
                        nye.size(),
                        nye.stream()
                                .filter(u -> fortalt.contains(
                                        List.of(u.sti(), u.kontroll().spor().sha256())))
                                .count()));
            }
        }
        return ligninger;
    }
}
