package no.ssb.utleggstrekk.steg.rapport;

import no.ssb.utleggstrekk.domene.AvvikKode;
import no.ssb.utleggstrekk.domene.Kalendermaaned;
import no.ssb.utleggstrekk.domene.Kjoering;
import no.ssb.utleggstrekk.kjoering.BeroerteMaaneder;
import no.ssb.utleggstrekk.utdata.Datasett;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database says of whether the figures of a month may be used, as a kjøring leaves them. */
final class Maanedsbruk {
    private final JdbcClient jdbc;
    private final BeroerteMaaneder maaneder;

    Maanedsbruk(JdbcClient jdbc, BeroerteMaaneder maaneder) {
        this.jdbc = jdbc;
        this.maaneder = maaneder;
    }

    /** Of the figures that the kjøring published, or of those before it when it did not touch the month. */
    Bruk av(Kjoering kjoering, Kalendermaaned maaned, Rapportstatus status) {
        return jdbc.sql("""
                with kilde as (
                    select kjoering_id, versjon from utgivelse
                    where datasett = :datasett and kalendermaaned = :maaned
                        and (kjoering_id = :kjoering or (publisert and kjoering_id < :kjoering))
                    order by kjoering_id desc limit 1)
                select coalesce((select versjon from kilde), 0) > 0 as stabil,
                    exists (select from kilde) as finnes,
                    exists (select from kilde join kvalitetsavvik using (kjoering_id)
                        where kalendermaaned = :maaned and kode = :skjev) as skjev,
                    exists (select from kilde join godtatt using (kjoering_id) where kalendermaaned = :maaned) as godtatt,
                    count(*) filter (where utfall is not null) as personer,
                    count(*) filter (where utfall = 'FEILET') as feilet,
                    count(*) filter (where utfall = 'AVVIST') as avvist
                from par where kalendermaaned = :maaned""")
                .param("datasett", Datasett.UNDERENHET.navn())
                .param("maaned", maaned.toString())
                .param("kjoering", kjoering.id())
                .param("skjev", AvvikKode.MAANED_AVVIKER_FRA_SNITT.name())
                .query((rad, nr) -> Bruk.av(new Bruk.Grunnlag(
                        status.kanBrukes() && rad.getBoolean("finnes"),
                        rad.getBoolean("stabil"),
                        maaneder.stabilFra(maaned).toString(),
                        rad.getLong("personer"),
                        rad.getLong("feilet"),
                        rad.getLong("avvist"),
                        rad.getBoolean("skjev"),
                        rad.getBoolean("godtatt"))))
                .single();
    }
}
