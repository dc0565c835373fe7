-- The store. Persons stand here as pseudonyms only (par.inntektsmottaker).
-- Text that is sorted or grouped has the collation "C", so that the order is the same on every machine.

-- A series of the list, from 1: a number means a hendelse only within its series. The newest is the one that is read.
create table serie (
    serie int primary key,
    -- it is read from the first hendelse registered on this day or later
    fra_dato date not null,
    -- the first month that is covered: earlier ones are held, not published (rule 13)
    foerste_kalendermaaned text collate "C" not null,
    -- the lesepeker: every hendelse of the series up to and including this is stored; null before the first is known
    lesepeker bigint,
    begynt timestamptz not null,
    -- why it was begun, for people
    grunn text not null
);

create view gjeldende_serie as select * from serie order by serie desc limit 1;

-- One row per kjøring. At most one is unfinished, so that kjøringer never interleave. Its number is changed only when a
-- restored database continues a kjøring whose number is taken at the root; hence the cascades.
create table kjoering (
    kjoering_id bigint generated always as identity primary key,
    -- HENTING: the answers come from Skatteetaten. AVSPILLING: from the raw answers of its month that are kept
    art text not null default 'HENTING' check (art in ('HENTING', 'AVSPILLING')),
    kalendermaaned text collate "C" not null,
    skjaeringsdato date not null,
    -- PUBLISERES: its files are balanced and are being put in place; from here it only goes forward
    tilstand text not null default 'PAABEGYNT'
        check (tilstand in ('PAABEGYNT', 'PUBLISERES', 'PUBLISERT', 'INGENTING_NYTT')),
    -- the most lookups that it may make, of numbers and of persons; null: no limit
    maks_oppslag bigint,
    -- those that it has made, kept with their answers
    oppslag bigint not null default 0,
    tillat_feilet bigint not null default 0,
    -- the series that it reads; null until its bound is frozen
    serie int references serie,
    -- what it reads: from and including fra, up to but not including til; til null: to the end
    fra_sekvensnummer bigint,
    til_sekvensnummer bigint,
    -- the first number of its skjæringsdato as the list gave it; null when the list gave none
    listens_grense bigint,
    -- whether all of that is read
    lest boolean not null default false,
    -- counted with the page that they come from
    mottatt bigint not null default 0,
    nye bigint not null default 0,
    duplikater bigint not null default 0,
    karantene bigint not null default 0,
    -- waiting par when the lookups began, or par with a raw answer when they were read again; null before that
    par bigint,
    opprettet timestamptz not null,
    -- when its files were all in place; null before that, and when there was nothing new
    publisert timestamptz,
    -- whether the figures of its month may be used, as its last report says
    bruk text,
    avsluttet timestamptz,
    exitkode int,
    feil text,
    -- how many times its report was begun after its files were in place: a report that fails does not block for good
    rapportforsoek int not null default 0,
    -- when its report was old enough to be deleted
    rapport_slettet timestamptz
);

create unique index kjoering_en_uferdig on kjoering ((true)) where tilstand in ('PAABEGYNT', 'PUBLISERES');

-- An attempt at a kjøring: a process that begins it, or takes it up. kjoering_id null: refused before it came to one.
create table forsoek (
    forsoek_id bigint generated always as identity primary key,
    kjoering_id bigint references kjoering on update cascade,
    startet timestamptz not null,
    -- null: it runs, or its process died
    avsluttet timestamptz,
    exitkode int,
    -- the last line, when it did not end well
    feil text
);

create index forsoek_kjoering on forsoek (kjoering_id);

-- A step of an attempt, as Spring Batch ran it.
create table steg (
    forsoek_id bigint not null references forsoek on delete cascade,
    nr int not null,
    navn text not null,
    status text not null,
    startet timestamptz not null,
    -- null: it runs, or its process died in it
    avsluttet timestamptz,
    lest bigint not null default 0,
    skrevet bigint not null default 0,
    primary key (forsoek_id, nr)
);

-- Months whose hendelser or figures an operator lets a kjøring publish although a limit says no (--godta).
create table godtatt (
    kjoering_id bigint not null references kjoering on update cascade,
    kalendermaaned text collate "C" not null,
    primary key (kjoering_id, kalendermaaned)
);

-- Months that the next kjøring which reaches them works out and publishes, whatever it changed: an operator asked for it, or
-- a file stands at the root that the database does not know.
create table beroert (
    kalendermaaned text collate "C" primary key
);

-- What an operator decided, and who said so.
create table beslutning (
    beslutning_id bigint generated always as identity primary key,
    tidspunkt timestamptz not null,
    bruker text not null,
    vert text not null,
    -- the command with its options
    kommando text not null,
    -- --grunn
    grunn text,
    -- what came of it
    detaljer text not null
);

-- The check value of the key that the pseudonyms are made with (rule 18); bound when the first person is stored.
create table noekkelsett (
    id boolean primary key default true check (id),
    kontrollverdi text not null
);

-- One person in one month. It waits for a lookup while its newest hendelse, in order of series and sekvensnummer, is newer
-- than the one answered: the function venter(par), which reads as a column, par.venter.
create table par (
    par_id bigint generated always as identity primary key,
    kalendermaaned text collate "C" not null,
    inntektsmottaker text collate "C" not null,
    siste_serie int not null default 1,
    siste_hendelse bigint not null,
    besvart_serie int not null default 0,
    besvart_hendelse bigint not null default 0,
    -- of the last lookup
    utfall text check (utfall in ('FUNNET', 'IKKE_FUNNET', 'SLETTET', 'AVVIST', 'FEILET')),
    grunn text,
    korrelasjonsid text,
    kjoering_id bigint references kjoering on update cascade,
    -- of what we hold
    endret_kjoering bigint references kjoering on update cascade,
    forhold_uten_linje int not null default 0,
    innhold text,
    unique (kalendermaaned, inntektsmottaker)
);

create function venter(p par) returns boolean language sql immutable as $$
    select (p.siste_serie, p.siste_hendelse) > (p.besvart_serie, p.besvart_hendelse)
$$;

-- a person's waiting months stand together: they are asked for together
create index par_venter on par (inntektsmottaker, kalendermaaned)
    where (siste_serie, siste_hendelse) > (besvart_serie, besvart_hendelse);
create index par_besvart_i on par (kjoering_id, utfall);
create index par_endret_i on par (endret_kjoering, kalendermaaned);

create table hendelse (
    serie int not null,
    sekvensnummer bigint not null,
    kjoering_id bigint not null references kjoering on update cascade,
    par_id bigint references par,
    -- why it has no par: it cannot be used, its number is not looked up yet, or nobody knows its number
    uten_par text check (uten_par in ('KARANTENE', 'UOPPSLAATT', 'UKJENT_NUMMER')),
    -- the number to look up, of one that came without a person
    logg_id bigint,
    -- whether Skatteetaten refused the last lookup of the number: it is asked for last
    nektet boolean not null default false,
    registreringstidspunkt timestamptz,
    hendelsetype text,
    primary key (serie, sekvensnummer),
    check ((par_id is null) = (uten_par is not null))
);

create index hendelse_kjoering on hendelse (kjoering_id, par_id);
create index hendelse_uoppslaatt on hendelse (logg_id) where uten_par = 'UOPPSLAATT';

-- The loggId of hendelser, and the par that each was last seen with: it waits when the number is gone.
create table nummer (
    logg_id bigint primary key,
    par_id bigint not null references par
);

-- What we hold, with its history: the linjer of an answer, with their forhold's fields, from the kjøring that first held
-- them until the kjøring that held them no more. til_kjoering null: we hold them now. The linjer of a par change all at
-- once and at most once per kjøring.
create table linje (
    kalendermaaned text collate "C" not null,
    par_id bigint not null references par,
    fra_kjoering bigint not null references kjoering on update cascade,
    til_kjoering bigint references kjoering on update cascade check (til_kjoering > fra_kjoering),
    linje_nr int not null,
    underenhet text collate "C",
    opplysningspliktig text collate "C",
    beskrivelse text collate "C" not null,
    beloep int not null,
    dato_for_utleggstrekk date,
    -- Skatteetaten's own, on the linje and its forhold
    antall_avvik int not null default 0,
    skjermet boolean not null,
    -- not til_kjoering: no index on it, so that closing a row stays a small update
    primary key (kalendermaaned, par_id, fra_kjoering, linje_nr)
);

-- The linjer we hold now.
create view gjeldende_linje as select * from linje where til_kjoering is null;

-- The linjer of a month as a kjøring left them: what it published, and what all later ones published until they changed it.
create function linje_ved(maaned text, kjoering bigint) returns setof linje language sql stable parallel safe as $$
    select * from linje
    where kalendermaaned = maaned and fra_kjoering <= kjoering and (til_kjoering is null or til_kjoering > kjoering)
$$;

-- How far the history of a month has been cleared: of the linjer closed by ryddet_til or before, none is left that was old
-- enough. slettet_til: the newest kjøring that closed one that is gone, so that the month as it was before that kjøring
-- cannot be told any more; null when none was.
create table linjerydding (
    kalendermaaned text collate "C" primary key,
    ryddet_til bigint not null references kjoering on update cascade,
    slettet_til bigint references kjoering on update cascade
);

-- The final answers as they came, one per call, compressed and encrypted, bound to status, person and all of raadata_par.
-- Deleted after raadata.behold.
create table raadata (
    raadata_id bigint generated by default as identity primary key,
    kjoering_id bigint not null references kjoering on update cascade,
    status int not null,
    korrelasjonsid text not null,
    tidspunkt timestamptz not null,
    kryptert bytea not null
);

-- a ciphertext cannot be compressed
alter table raadata alter column kryptert set storage external;
create index raadata_tidspunkt on raadata (tidspunkt);

-- The par that an answer answered. The newest answer of a par is the one that its state comes from.
create table raadata_par (
    par_id bigint not null references par,
    raadata_id bigint not null references raadata on delete cascade,
    -- the newest hendelse of the par when it was looked up
    serie int not null,
    hendelse bigint not null,
    primary key (par_id, raadata_id)
);

create index raadata_par_av on raadata_par (raadata_id);

-- An answer with the months that it answered: the first, the last, and a line for each, as it is bound to the ciphertext.
create view raasvar as
    select raadata.*, maaneder.* from raadata cross join lateral (
        select min(kalendermaaned) as fra, max(kalendermaaned) as til,
            string_agg(kalendermaaned || ' ' || serie || ' ' || hendelse, E'\n' order by kalendermaaned) as besvarte
        from raadata_par join par using (par_id) where raadata_par.raadata_id = raadata.raadata_id) as maaneder;

-- What could not be used: a hendelse (serie, sekvensnummer) or a par.
create table karantene (
    karantene_id bigint generated always as identity primary key,
    kjoering_id bigint not null references kjoering on update cascade,
    serie int,
    sekvensnummer bigint,
    par_id bigint references par,
    kode text not null,
    grunn text,
    korrelasjonsid text,
    tidspunkt timestamptz not null,
    -- asked for again by an operator: a hendelse is read once more by the next kjøring
    proev_igjen boolean not null default false,
    -- when a newer answer or reading took its place
    loest timestamptz
);

create index karantene_par on karantene (par_id) where loest is null;
create index karantene_hendelse on karantene (serie, sekvensnummer) where sekvensnummer is not null;

-- What was odd in the hendelser and answers of a kjøring, counted with them; kalendermaaned null: in no one month.
create table avvik (
    kjoering_id bigint not null references kjoering on update cascade,
    kode text not null,
    kalendermaaned text collate "C",
    detalj text not null,
    antall bigint not null,
    foerste_sekvensnummer bigint,
    unique nulls not distinct (kjoering_id, kode, kalendermaaned, detalj)
);

-- What is odd in what we hold for the months that a kjøring publishes: counted anew by its step kvalitet.
create table kvalitetsavvik (
    kjoering_id bigint not null references kjoering on update cascade,
    kode text not null,
    kalendermaaned text collate "C" not null,
    antall bigint not null,
    primary key (kjoering_id, kode, kalendermaaned)
);

-- The first few of each: no persons, no amounts of persons or underenheter.
create table kvalitetseksempel (
    kjoering_id bigint not null references kjoering on update cascade,
    kode text not null,
    kalendermaaned text collate "C" not null,
    nr int not null,
    underenhet text,
    detalj text not null,
    antall bigint not null,
    primary key (kjoering_id, kode, kalendermaaned, nr)
);

-- The totals of a month as a kjøring computed them: compared with those of other months, and of the kjøring before.
create table maanedstall (
    kjoering_id bigint not null references kjoering on update cascade,
    kalendermaaned text collate "C" not null,
    antall_underenheter bigint not null,
    antall_inntektsmottakere bigint not null,
    antall_utleggstrekk bigint not null,
    sum_beloep bigint not null,
    primary key (kjoering_id, kalendermaaned)
);

-- The same per beskrivelse.
create table maanedstall_beskrivelse (
    kjoering_id bigint not null references kjoering on update cascade,
    kalendermaaned text collate "C" not null,
    beskrivelse text collate "C" not null,
    antall_inntektsmottakere bigint not null,
    sum_beloep bigint not null,
    primary key (kjoering_id, kalendermaaned, beskrivelse)
);

-- What avsloeringsrisiko is decided by (rule 14). hoeyeste_andel null: no such limit.
create type avsloeringsregel as (
    minste_antall int,
    p_prosent int,
    hoeyeste_andel double precision
);

-- A row of the figures, column for column as the files have it (rules 14 and 15); beskrivelse is null when the group is a
-- whole underenhet. Worked out from linje by the function tall, against which the files are held.
create type gruppetall as (
    kalendermaaned text collate "C",
    underenhet text collate "C",
    beskrivelse text collate "C",
    opplysningspliktig text collate "C",
    antall_opplysningspliktige int,
    antall_inntektsmottakere int,
    antall_utleggstrekk int,
    antall_positive int,
    sum_beloep bigint,
    min_beloep int,
    median_beloep double precision,
    max_beloep int,
    stoerste_andel double precision,
    avsloeringsrisiko boolean
);

-- A row of the national figures, column for column as the files have it (rule 15); beskrivelse is null for all linjer.
-- Worked out from linje by the function totalt, against which the files are held.
create type totaltall as (
    kalendermaaned text collate "C",
    beskrivelse text collate "C",
    antall_inntektsmottakere int,
    antall_underenheter int,
    antall_utleggstrekk int,
    antall_uten_underenhet int,
    antall_positive int,
    sum_beloep bigint,
    median_per_inntektsmottaker double precision
);

-- A row of the correction ledger, column for column as the file has it: what changed in one underenhet since the
-- version before. Worked out from the history of linje when the file is written.
create type endring_underenhet as (
    kalendermaaned text collate "C",
    underenhet text collate "C",
    versjon int,
    antall_inntektsmottakere_foer int,
    antall_inntektsmottakere_etter int,
    antall_inntektsmottakere_endring int,
    antall_utleggstrekk_foer int,
    antall_utleggstrekk_etter int,
    antall_utleggstrekk_endring int,
    sum_beloep_foer bigint,
    sum_beloep_etter bigint,
    sum_beloep_endring bigint,
    antall_personer_nye int,
    antall_personer_endret int,
    antall_personer_endret_beloep int,
    antall_personer_borte int,
    avsloeringsrisiko boolean
);

-- One row per kjøring, dataset and month: the file that the kjøring wrote, or found unchanged. The newest published row
-- of a dataset and month is its current version.
create table utgivelse (
    kjoering_id bigint not null references kjoering on update cascade,
    datasett text collate "C" not null,
    -- of utleggstrekk-utgivelser, which is about no one month: first..last
    kalendermaaned text collate "C" not null,
    versjon int not null,
    sti text not null,
    rader bigint not null,
    -- different persons behind the figures; null where the file is not about persons
    antall_inntektsmottakere bigint,
    sum_beloep bigint not null,
    bytes bigint not null,
    sha256 text not null,
    innhold_sha256 text not null,
    -- the Datadoc beside it
    doc_bytes bigint not null,
    doc_sha256 text not null,
    -- what avsloeringsrisiko was decided by (rule 14)
    minste_antall int not null,
    p_prosent int not null,
    hoeyeste_andel double precision,
    ny boolean not null,
    publisert boolean not null default false,
    primary key (kjoering_id, datasett, kalendermaaned)
);

-- Nothing published is overwritten: a version is written once. A kjøring that found a file unchanged repeats its number.
create unique index utgivelse_skrives_en_gang on utgivelse (datasett, kalendermaaned, versjon) where ny and versjon > 0;

create table avstemming (
    kjoering_id bigint not null references kjoering on update cascade,
    nr int not null,
    ligning text not null,
    kalendermaaned text collate "C",
    venstre bigint not null,
    hoeyre bigint not null,
    primary key (kjoering_id, nr)
);

-- The calls of a kjøring, added up across its restarts. maal is a count (kall, gjentak, …), an answer (svar:OAF-007/404), or
-- the number of calls by time (mikros:1234, up to so many microseconds).
create table trafikk (
    kjoering_id bigint not null references kjoering on update cascade,
    api text not null,
    maal text not null,
    antall bigint not null,
    primary key (kjoering_id, api, maal)
);

-- The same by the minute in which it was stored, all APIs together: what the report draws.
create table trafikk_minutt (
    kjoering_id bigint not null references kjoering on update cascade,
    minutt timestamptz not null,
    kall bigint not null,
    gjentak bigint not null,
    ventet_paa_skatteetaten_ms bigint not null,
    ventet_paa_grenser_ms bigint not null,
    primary key (kjoering_id, minutt)
);

-- What a kjøring deleted because it had been kept long enough (utleggstrekk.oppbevaring), by kind.
create table sletting (
    kjoering_id bigint not null references kjoering on update cascade,
    hva text not null,
    antall bigint not null,
    primary key (kjoering_id, hva)
);

-- What the reports tell of a month as a kjøring published it, kept so that no month is worked out again for a later report.
create table rapporttall (
    kjoering_id bigint not null references kjoering on update cascade,
    kalendermaaned text collate "C" not null,
    -- underenheter and persons that differ from the kjøring before that published the month; 0 for the first
    underenheter_revidert bigint not null,
    personer_revidert bigint not null,
    -- whose kroner the reports show for the month: this kjøring's, or an earlier one's where few persons' have changed since
    vist_kjoering bigint not null,
    -- per beskrivelse: persons, linjer, kroner, by vist_kjoering
    typer jsonb not null,
    primary key (kjoering_id, kalendermaaned)
);

-- Who holds the advisory lock, and how far it has come: for people to read, not the lock itself.
create table eierskap (
    id boolean primary key default true check (id),
    vert text not null,
    pid bigint not null,
    siden timestamptz not null,
    -- renewed every second
    sett timestamptz not null,
    -- somebody asked the owner to stop
    stopp_bedt timestamptz,
    -- the long step under way in the owner's process; totalt 0: not known
    hva text,
    hva_siden timestamptz,
    ferdig bigint,
    totalt bigint
);
